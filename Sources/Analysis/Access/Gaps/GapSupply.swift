import Stunting

/// The service's facilities village by village.
struct GapSupply {
  /// Working facilities in each village; nil is not known.
  private(set) var facilities: [Int?]
  /// Sum of their known capacities; nil when none is known, 0 where there is no facility.
  private(set) var capacity: [Double?]
  /// Facilities of unknown capacity.
  private(set) var unknown: [Int]
  /// The service's facilities in each village, as indices: all, and those that are not known to be out of order.
  private(set) var members: [[Int]]
  private(set) var active: [[Int]]
  /// Village of each facility of the analysis.
  let village: [Int?]
  let all: [Facility]

  init(access: ServiceAccess, facilities list: [Facility]) {
    let n = access.villages
    all = list
    village = list.map { facility in facility.village.flatMap { (0..<n).contains($0) ? $0 : nil } }
    facilities = access.countInVillage.map { $0.map { max(0, $0) } }
    members = [[Int]](repeating: [], count: n)
    active = members
    let inactive = Set(access.inactive)
    for (index, facility) in list.enumerated() where access.service.facilityKinds.contains(facility.kind) {
      guard let place = village[index] else { continue }
      members[place].append(index)
      if !inactive.contains(index) { active[place].append(index) }
    }
    capacity = [Double?](repeating: nil, count: n)
    unknown = [Int](repeating: 0, count: n)
    for v in 0..<n { count(v, access.service) }
  }

  private mutating func count(_ v: Int, _ service: ServiceDefinition) {
    guard active[v].isEmpty else {
      let known = active[v].compactMap { service.capacity(of: all[$0]) }
      facilities[v] = facilities[v] ?? active[v].count
      capacity[v] = sumOfKnown(known)
      unknown[v] = active[v].count - known.count
      return
    }
    guard let bare = facilities[v] else { return }
    let isCounted = service.capacityUnit == .facility
    capacity[v] = bare == 0 ? 0 : isCounted ? Double(bare) : nil
    unknown[v] = isCounted ? 0 : bare
  }
}
