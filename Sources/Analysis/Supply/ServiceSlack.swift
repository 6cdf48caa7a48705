public import Stunting

/// Facilities of a service where they stand, against what the people they serve need by the supply norm.
public struct ServiceSlack: Sendable, Equatable {
  /// Village the facilities stand in; nil for a facility outside all villages.
  public var village: Int?
  /// Villages they serve: that one and those without a facility whose nearest it is.
  public var members: [Int]
  /// Facilities that are not known to be out of order.
  public var facilities: Int
  /// People of the norm's group in the members; nil where a count is missing.
  public var demand: Double?
  public var norm: ServiceNorm?
  /// Facilities needed by the norm, at least one.
  public var needed: Int?

  /// Facilities beyond the need (negative: short of it); nil without a norm or a count.
  public var slack: Int? { needed.map { facilities - $0 } }

  /// Share of the need that is there.
  var share: Double? {
    guard let norm, let demand, norm.value > 0 else { return nil }
    return demand > 0 ? Double(facilities) * norm.value / demand : .infinity
  }
}

/// Facilities against need, area by area, for one service of the input. Empty when no service has the key.
public func serviceSlack(of key: String, _ input: SupplyInput) -> [ServiceSlack] {
  guard input.services.contains(where: { $0.key == key }) else { return [] }
  let ground = ServiceGround(kind: key, input: input)
  return ground.members.keys.sorted().map { ground.slack(of: $0) }
}

/// Slack of one area. The norm of the service's own group goes first, then that of people of all ages.
func makeSlack(of area: Int, _ ground: ServiceGround, _ input: SupplyInput) -> ServiceSlack {
  let members = ground.members[area] ?? []
  let working = ground.facilities(of: area).count { ground.isFunctioning($0) != false }
  var result = ServiceSlack(
    village: area >= 0 ? area : nil, members: members, facilities: working, demand: nil, norm: nil, needed: nil)
  for (norm, demand) in demands(ground, input) {
    result.norm = result.norm ?? norm
    guard let sum = total(members.map { demand.indices.contains($0) ? demand[$0] : nil }) else { continue }
    result.norm = norm
    result.demand = sum
    result.needed = facilitiesNeeded(for: sum, norm)
    return result
  }
  return result
}

/// At least one; nil where the number is out of all proportion.
func facilitiesNeeded(for demand: Double, _ norm: ServiceNorm) -> Int? {
  guard norm.value > 0, demand.isFinite, demand >= 0 else { return nil }
  let needed = (demand / norm.value).rounded(.up)
  return needed < 1e9 ? max(1, Int(needed)) : nil
}

private func demands(_ ground: ServiceGround, _ input: SupplyInput) -> [(norm: ServiceNorm, demand: [Double?])] {
  guard let service = ground.service else { return [] }
  let own = service.norm(.demandPerFacility).map { ($0, ground.access?.demand ?? []) }
  let all = service.norm(.peoplePerFacility).map { ($0, input.population) }
  return [own, all].compactMap { $0 }
}

/// Nil when one is missing.
private func total(_ values: [Double?]) -> Double? {
  var sum = 0.0
  for value in values {
    guard let value, value.isFinite, value >= 0 else { return nil }
    sum += value
  }
  return values.isEmpty ? nil : sum
}
