public import SpatialStats

/// Numbers the connected groups of units of one sign: high ones first, larger first, then by first member. Units
/// outside get nil. A link in either direction connects.
/// - Parameters:
///   - signs: One a unit, at most as many as `weights` has.
public func klasterNumbers(_ signs: [KlasterSign?], weights: Weights) -> [Int?] {
  let links = symmetricLinks(weights, units: signs.count)
  var number = [Int?](repeating: nil, count: signs.count)
  var next = 1
  for sign in [KlasterSign.high, .low] {
    let groups = connectedGroups(signs.map { $0 == sign }, links).sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    for group in groups {
      for village in group { number[village] = next }
      next += 1
    }
  }
  return number
}

private func symmetricLinks(_ weights: Weights, units: Int) -> [[Int32]] {
  var links = [[Int32]](repeating: [], count: units)
  for unit in 0..<min(units, weights.count) {
    for position in weights.links(of: unit) where weights.values[position] > 0 {
      let other = Int(weights.neighbours[position])
      guard other < units else { continue }
      links[unit].append(Int32(other))
      links[other].append(Int32(unit))
    }
  }
  return links
}

/// Groups of flagged units that hang together, each ascending.
private func connectedGroups(_ flags: [Bool], _ links: [[Int32]]) -> [[Int]] {
  var seen = flags.map { !$0 }
  var groups: [[Int]] = []
  for start in flags.indices where !seen[start] {
    var group: [Int] = []
    var stack = [start]
    seen[start] = true
    while let unit = stack.popLast() {
      group.append(unit)
      for other in links[unit] where !seen[Int(other)] {
        seen[Int(other)] = true
        stack.append(Int(other))
      }
    }
    groups.append(group.sorted())
  }
  return groups
}
