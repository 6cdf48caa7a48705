import Geometry

/// Numbers the connected groups of significant villages of one sign: high ones first, larger first, then by first
/// member. Villages outside get nil.
func klasterNumbers(isHigh: [Bool], isLow: [Bool], neighbours: NeighbourLists) -> [Int?] {
  var number = [Int?](repeating: nil, count: isHigh.count)
  var next = 1
  for flags in [isHigh, isLow] {
    let groups = connectedGroups(flags, neighbours).sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    for group in groups {
      for village in group { number[village] = next }
      next += 1
    }
  }
  return number
}

/// Groups of flagged units that hang together, each ascending.
private func connectedGroups(_ flags: [Bool], _ neighbours: NeighbourLists) -> [[Int]] {
  var seen = flags.map { !$0 }
  var groups: [[Int]] = []
  for start in flags.indices where !seen[start] {
    var group: [Int] = []
    var stack = [start]
    seen[start] = true
    while let unit = stack.popLast() {
      group.append(unit)
      for other in neighbours.neighbours(of: unit) where !seen[Int(other)] {
        seen[Int(other)] = true
        stack.append(Int(other))
      }
    }
    groups.append(group.sorted())
  }
  return groups
}
