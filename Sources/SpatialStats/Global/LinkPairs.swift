/// The pairs of different units that are linked, each once, with the sum of the weights of both directions. Global
/// statistics of one variable and their moments know the weights through these sums only.
struct LinkPairs: Sendable {
  /// Pairs of unit i are at `start[i]..<start[i + 1]`; `second` is above i.
  let start: [Int32]
  let second: [Int32]
  let weight: [Double]
  /// Row sum and column sum of each unit, links to itself left out.
  let touching: [Double]
  /// Cliff and Ord, Spatial Processes (1981), p. 19: sums of weights, of squared pair weights, of squared `touching`.
  let s0: Double
  let s1: Double
  let s2: Double

  var count: Int { touching.count }

  init(_ weights: Weights) {
    var builder = PairBuilder(weights)
    let n = weights.count
    var touching = [Double](repeating: 0, count: n)
    var (s0, s1) = (0.0, 0.0)
    for unit in 0..<n {
      builder.add(unit)
      for position in builder.lastRow {
        let sum = builder.weight[position]
        s0 += sum
        s1 += sum * sum
        touching[unit] += sum
        touching[Int(builder.second[position])] += sum
      }
    }
    (start, second, weight) = (builder.start, builder.second, builder.weight)
    self.touching = touching
    (self.s0, self.s1) = (s0, s1)
    var s2 = 0.0
    for sum in touching { s2 += sum * sum }
    self.s2 = s2
  }

  /// No pairs at all, and what each place weighs alone.
  init(touching: [Double]) {
    start = [Int32](repeating: 0, count: touching.count + 1)
    (second, weight) = ([], [])
    self.touching = touching
    (s0, s1, s2) = (0, 0, 0)
  }
}

/// Merges the row of a unit with its column, above the diagonal.
private struct PairBuilder {
  private(set) var start: [Int32] = [0]
  private(set) var second: [Int32] = []
  private(set) var weight: [Double] = []
  private let rows: Weights
  private let columns: Weights

  init(_ weights: Weights) {
    rows = weights
    columns = weights.transposed()
    second.reserveCapacity(weights.neighbours.count / 2)
    weight.reserveCapacity(weights.neighbours.count / 2)
  }

  var lastRow: Range<Int> {
    start.count < 2 ? 0..<0 : Int(start[start.count - 2])..<Int(start[start.count - 1])
  }

  mutating func add(_ unit: Int) {
    let (row, column) = (rows.links(of: unit), columns.links(of: unit))
    var (a, b) = (row.lowerBound, column.lowerBound)
    while a < row.upperBound || b < column.upperBound {
      let left = a < row.upperBound ? rows.neighbours[a] : .max
      let right = b < column.upperBound ? columns.neighbours[b] : .max
      var sum = 0.0
      if left <= right {
        sum += rows.values[a]
        a += 1
      }
      if right <= left {
        sum += columns.values[b]
        b += 1
      }
      if Int(min(left, right)) > unit, sum > 0 {
        second.append(min(left, right))
        weight.append(sum)
      }
    }
    start.append(Int32(second.count))
  }
}

extension Weights {
  /// Rows and columns exchanged; the values are no longer of any style.
  fileprivate func transposed() -> Weights {
    var ends = [Int32](repeating: 0, count: count + 1)
    for neighbour in neighbours { ends[Int(neighbour) + 1] += 1 }
    for unit in 0..<count { ends[unit + 1] += ends[unit] }
    var next = ends
    var rows = [Int32](repeating: 0, count: neighbours.count)
    var turned = [Double](repeating: 0, count: neighbours.count)
    for unit in 0..<count {
      for position in links(of: unit) {
        let place = Int(next[Int(neighbours[position])])
        rows[place] = Int32(unit)
        turned[place] = values[position]
        next[Int(neighbours[position])] += 1
      }
    }
    return Weights(unchecked: ends, rows, turned, .general)
  }
}
