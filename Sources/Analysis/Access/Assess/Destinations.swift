public import Geometry
public import Stunting

/// The facilities of one service: those that people may go to, and those that are listed apart.
public struct ServiceDestinations: Sendable, Equatable {
  /// Working facilities with a usable position, also outside the region: indices into the facilities.
  public var facilities: [Int] = []
  public var positions: [LonLat] = []
  /// In the service's unit; nil where the source says nothing readable.
  public var capacities: [Double?] = []
  /// Facilities that don't work, or are open on fewer days than the service asks.
  public var inactive: [Int] = []
  /// Working ones without a usable position.
  public var unplaced: [Int] = []

  /// - Parameter days: A facility known to be open on fewer days a month is no destination (posyandu active monthly: 1); one
  ///   open on no day never is.
  public init(_ service: ServiceDefinition, facilities all: [Facility]) {
    let days = service.norm(.daysOpenPerMonth)?.value ?? 0
    for (i, facility) in all.enumerated() where service.facilityKinds.contains(facility.kind) {
      guard facility.isActive(days: days) else {
        inactive.append(i)
        continue
      }
      guard let position = facility.position, isUsablePlace(position) else {
        unplaced.append(i)
        continue
      }
      facilities.append(i)
      positions.append(position)
      capacities.append(service.capacity(of: facility))
    }
  }

  /// Nothing is known of the service but, maybe, bare counts.
  public var isEmpty: Bool { facilities.isEmpty && inactive.isEmpty && unplaced.isEmpty }

  /// No working facility has a position, though some may work: no cost is known. Where all are known not to work, there is
  /// nowhere to go, which is known.
  public var hasNoPositions: Bool { facilities.isEmpty && (!unplaced.isEmpty || inactive.isEmpty) }

  /// Capacities with the unknown ones at the median of the known (the lower of two middle ones), 1 when none is known.
  public var supply: [Double] {
    let known = capacities.compactMap { $0 }.sorted()
    let median = known.isEmpty ? 1 : known[(known.count - 1) / 2]
    return capacities.map { $0 ?? median }
  }

  public var unknownCapacities: Int { capacities.count { $0 == nil } }
}

extension Facility {
  fileprivate func isActive(days: Double) -> Bool {
    guard capacity?.isFunctioning != false else { return false }
    guard let open = capacity?.daysOpenPerMonth else { return true }
    return open > 0 && open >= days
  }
}

extension ServiceDefinition {
  /// Capacity of a facility in the service's unit; nil where it is not known, not finite or below 0. An attribute that the
  /// service names goes before the known columns.
  public func capacity(of facility: Facility) -> Double? {
    if capacityUnit == .facility { return 1 }
    if let name = capacityAttribute, let number = amount(facility.attributes[name]) { return number }
    switch capacityUnit {
    case .facility: return 1
    case .kader: return (facility.capacity?.kader).flatMap { $0 >= 0 ? Double($0) : nil }
    case .staff: return (facility.capacity?.staff).flatMap { $0 >= 0 ? Double($0) : nil }
    case .seats, .litresPerSecond: return amount(facility.attributes[capacityUnit.rawValue])
    }
  }
}

/// A number as it stands in a table, with a decimal point or comma; nil for anything else.
private func amount(_ text: String?) -> Double? {
  guard let text else { return nil }
  let plain = String(text.filter { $0 != " " }.map { $0 == "," ? "." : $0 })
  return Double(plain).flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
}
