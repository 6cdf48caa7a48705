import Stunting

/// Which villages are served together: a village with facilities, and the villages without any whose nearest facility
/// lies in it.
struct GapServiceAreas {
  enum Host: Equatable {
    case village(Int)
    /// Nothing is reached.
    case none
    /// Outside the region, or not known.
    case unknown
  }

  let hosts: [Host]

  init(access: ServiceAccess, supply: GapSupply) {
    hosts = (0..<access.villages).map { village in
      guard let count = supply.facilities[village] else { return .unknown }
      if count > 0 { return .village(village) }
      if let nearest = access.nearestFacility[village] {
        guard supply.village.indices.contains(nearest), let host = supply.village[nearest] else { return .unknown }
        return (supply.facilities[host] ?? 0) > 0 ? .village(host) : .unknown
      }
      // What is reported or counted says nothing about where.
      let isComputed = !access.isBareCount && !access.isReported[village]
      let isBeyond = access.classes[village] == .cutOff || access.classes[village] == .beyond
      return isComputed && isBeyond ? .none : .unknown
    }
  }

  /// Sum of a count over each host's area; nil where one of its villages is not known, or nothing is hosted.
  func sums(_ counts: [Double?]) -> [Double?] {
    var sums = [Double?](repeating: nil, count: hosts.count)
    var isComplete = [Bool](repeating: true, count: hosts.count)
    for (village, host) in hosts.enumerated() {
      guard case .village(let place) = host else { continue }
      guard let count = counts[village] else {
        isComplete[place] = false
        continue
      }
      sums[place] = (sums[place] ?? 0) + count
    }
    return sums.indices.map { isComplete[$0] ? sums[$0] : nil }
  }
}
