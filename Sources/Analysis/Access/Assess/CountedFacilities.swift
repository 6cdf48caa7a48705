import Stunting

/// Working facilities of a service in each village, and whether only a table of counts says so.
struct CountedFacilities {
  var counts: [Int?]
  /// Of them without a position.
  var unplaced: [Int]
  var isBare: Bool

  /// From the facilities themselves where there are any, else from the bare counts of the latest period, summed over the
  /// kinds of the service.
  init(
    _ service: ServiceDefinition, _ destinations: ServiceDestinations, facilities: [Facility], bare: [FacilityCount],
    villages: Int
  ) {
    isBare = destinations.isEmpty
    unplaced = [Int](repeating: 0, count: villages)
    guard !isBare else {
      counts = bareCounts(service, bare, villages)
      return
    }
    counts = [Int?](repeating: 0, count: villages)
    for (group, isUnplaced) in [(destinations.facilities, false), (destinations.unplaced, true)] {
      for i in group {
        guard let village = facilities[i].village, (0..<villages).contains(village) else { continue }
        counts[village] = (counts[village] ?? 0) + 1
        if isUnplaced { unplaced[village] += 1 }
      }
    }
  }
}

private func bareCounts(_ service: ServiceDefinition, _ bare: [FacilityCount], _ villages: Int) -> [Int?] {
  var sums = [Int?](repeating: nil, count: villages)
  for kind in distinct(service.facilityKinds) {
    var latest = [FacilityCount?](repeating: nil, count: villages)
    for count in bare where count.kind == kind && (0..<villages).contains(count.village) && count.count >= 0 {
      if let known = latest[count.village], known.period >= count.period { continue }
      latest[count.village] = count
    }
    for (v, found) in latest.enumerated() {
      guard let found else { continue }
      let (sum, isTooLarge) = (sums[v] ?? 0).addingReportingOverflow(found.count)
      sums[v] = isTooLarge ? .max : sum
    }
  }
  return sums
}

func distinct(_ words: [String]) -> [String] {
  var seen: [String] = []
  for word in words where !seen.contains(word) { seen.append(word) }
  return seen
}
