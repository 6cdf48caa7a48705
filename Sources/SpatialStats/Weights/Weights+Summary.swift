/// Figures that describe weights; links of a unit to itself do not count.
public struct WeightsSummary: Sendable, Equatable {
  public let units: Int
  /// Number of links, each direction counted.
  public let links: Int
  public let islands: Int
  /// Number of connected parts, an island being one.
  public let components: Int
  public let fewestNeighbours: Int
  public let mostNeighbours: Int
  public let meanNeighbours: Double
  /// Pairs of units whose two links differ: one of them is missing, or its value is another.
  public let asymmetricPairs: Int
  /// Links as a percentage of all that there could be, units squared (as libpysal counts).
  public let percentNonzero: Double
  public var isSymmetric: Bool { asymmetricPairs == 0 }
}

extension Weights {
  /// Neighbours of a unit with a weight above 0, itself not counted.
  public func neighbourCount(of unit: Int) -> Int {
    var total = 0
    for position in links(of: unit) where Int(neighbours[position]) != unit && values[position] > 0 { total += 1 }
    return total
  }

  /// Units without a neighbour, ascending.
  public var islands: [Int] { (0..<count).filter { neighbourCount(of: $0) == 0 } }

  /// The value of the link from a unit to another, 0 when there is none.
  public func value(from unit: Int, to other: Int) -> Double {
    position(from: unit, to: other).map { values[$0] } ?? 0
  }

  private func hasLink(from unit: Int, to other: Int) -> Bool { position(from: unit, to: other) != nil }

  private func position(from unit: Int, to other: Int) -> Int? {
    var (low, high) = (Int(start[unit]), Int(start[unit + 1]))
    while low < high {
      let middle = low + (high - low) / 2
      if Int(neighbours[middle]) < other { low = middle + 1 } else { high = middle }
    }
    return low < Int(start[unit + 1]) && Int(neighbours[low]) == other ? low : nil
  }

  /// True when every link has its equal in the other direction.
  public var isSymmetric: Bool { asymmetricPairs == 0 }

  /// Pairs of units whose two links differ: one of them is missing, or its value is another.
  public var asymmetricPairs: Int {
    var total = 0
    for unit in 0..<count {
      for position in links(of: unit) {
        let other = Int(neighbours[position])
        let back = value(from: other, to: unit)
        // A pair with both links is met twice and counts at its lower unit; one with a single link is met once.
        if back != values[position], unit < other || !hasLink(from: other, to: unit) { total += 1 }
      }
    }
    return total
  }

  /// The connected part each unit belongs to, numbered in order of their first unit; directions are ignored.
  public func components() -> (label: [Int], count: Int) {
    var parent = [Int](0..<count)
    func root(_ unit: Int) -> Int {
      var unit = unit
      while parent[unit] != unit {
        parent[unit] = parent[parent[unit]]
        unit = parent[unit]
      }
      return unit
    }
    for unit in 0..<count {
      for position in links(of: unit) where values[position] > 0 {
        let (a, b) = (root(unit), root(Int(neighbours[position])))
        parent[max(a, b)] = min(a, b)
      }
    }
    var label = [Int](repeating: 0, count: count)
    var total = 0
    for unit in 0..<count {
      let first = root(unit)
      if first == unit {
        label[unit] = total
        total += 1
      } else {
        label[unit] = label[first]
      }
    }
    return (label, total)
  }

  /// Counts, parts and symmetry in one go.
  public var summary: WeightsSummary {
    let counts = (0..<count).map { neighbourCount(of: $0) }
    let links = counts.reduce(0, +)
    return WeightsSummary(
      units: count, links: links, islands: counts.count { $0 == 0 }, components: components().count,
      fewestNeighbours: counts.min() ?? 0, mostNeighbours: counts.max() ?? 0,
      meanNeighbours: count > 0 ? Double(links) / Double(count) : 0, asymmetricPairs: asymmetricPairs,
      percentNonzero: count > 0 ? 100 * Double(links) / Double(count) / Double(count) : 0)
  }
}
