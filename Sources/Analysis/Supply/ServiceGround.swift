import Stunting

/// The facilities of one service as the villages see them. What the facilities say is read once and kept.
final class ServiceGround {
  private let input: SupplyInput
  private var answersOf: [String: [FacilityAnswer]] = [:]
  private var slackOf: [Int: ServiceSlack] = [:]
  private let kinds: Set<String>
  let service: ServiceDefinition?
  let access: ServiceAccess?
  /// Facilities of the service in each village, by index.
  let own: [[Int]]
  /// Where a village's facilities are: the village of `own`, or that of its nearest facility. A facility outside all
  /// villages is an area of its own, counted from -1 down. Nil without any.
  let area: [Int?]
  /// Villages of each area, ascending.
  let members: [Int: [Int]]

  init(kind: String, input: SupplyInput) {
    let service = input.services.first { $0.key == kind } ?? input.services.first { $0.facilityKinds.contains(kind) }
    let access = service.flatMap { s in input.access.first { $0.service.key == s.key } }
    let kinds = Set(service?.facilityKinds ?? [kind])
    (self.input, self.kinds) = (input, kinds)
    let n = input.villages.count
    var own = [[Int]](repeating: [], count: n)
    for (index, facility) in input.facilities.enumerated() where kinds.contains(facility.kind) {
      if let village = facility.village, own.indices.contains(village) { own[village].append(index) }
    }
    let area = (0..<n).map { v -> Int? in
      if !own[v].isEmpty { return v }
      guard let f = nearest(v, access, kinds, input.facilities) else { return nil }
      return input.facilities[f].village.flatMap { own.indices.contains($0) ? $0 : nil } ?? -1 - f
    }
    var members: [Int: [Int]] = [:]
    for v in 0..<n { if let a = area[v] { members[a, default: []].append(v) } }
    (self.service, self.access, self.own, self.area, self.members) = (service, access, own, area, members)
  }

  /// Facilities of an area.
  func facilities(of area: Int) -> [Int] { area >= 0 ? own[area] : [-1 - area] }

  /// The facilities that serve a village: its own, else the nearest one.
  func serving(_ village: Int) -> [Int] {
    if !own[village].isEmpty { return own[village] }
    return nearest(village, access, kinds, input.facilities).map { [$0] } ?? []
  }

  /// What a facility of the service says about an attribute.
  func answer(_ facility: Int, _ attribute: String) -> FacilityAnswer { answers(attribute)[facility] }

  /// Whether a facility functions, where it says so.
  func isFunctioning(_ facility: Int) -> Bool? { answers("berfungsi")[facility].isAtLeast(1) }

  func slack(of area: Int) -> ServiceSlack {
    if let known = slackOf[area] { return known }
    let made = makeSlack(of: area, self, input)
    slackOf[area] = made
    return made
  }

  /// One answer a facility; those of other services are unknown.
  private func answers(_ attribute: String) -> [FacilityAnswer] {
    if let known = answersOf[attribute] { return known }
    var reader = FacilityReader(attribute)
    let made = input.facilities.map { kinds.contains($0.kind) ? reader.answer($0) : .unknown }
    answersOf[attribute] = made
    return made
  }
}

/// The nearest facility of a village, when it is one of the kinds.
private func nearest(_ village: Int, _ access: ServiceAccess?, _ kinds: Set<String>, _ facilities: [Facility]) -> Int? {
  guard let access, access.nearestFacility.indices.contains(village), let f = access.nearestFacility[village],
    facilities.indices.contains(f), kinds.contains(facilities[f].kind)
  else { return nil }
  return f
}
