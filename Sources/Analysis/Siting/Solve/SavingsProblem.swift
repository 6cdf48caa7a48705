/// What both `mostCovered` and `leastTravel` are inside: choose sites within a limit so that the sum over the points of
/// `weight * min(base, cheapest chosen cost)` is least. `base` is what a point pays without any new site.
///
/// For `mostCovered` a site within the threshold costs 0 and the base is 1, so the sum is the demand left uncovered.
struct SavingsProblem: Sendable {
  var weights: [Double] = []
  var base: [Double] = []
  /// Entries of a point are `rowStart[i]..<rowStart[i + 1]`, cheapest first; all are below its base.
  var rowStart: [Int] = [0]
  var rowColumn: [Int32] = []
  var rowCost: [Double] = []
  /// The same by column, points ascending.
  var columnStart: [Int] = []
  var columnPoint: [Int32] = []
  var columnCost: [Double] = []
  /// What a column takes of the limit: 1 for a number of sites.
  var prices: [Double]
  var limit: Double
  /// The site of each column, ascending.
  var sites: [Int]

  init(sites: [Int], prices: [Double], limit: Double) {
    self.sites = sites
    self.prices = prices
    self.limit = limit
  }

  var pointCount: Int { weights.count }
  var columnCount: Int { sites.count }

  func row(_ point: Int) -> Range<Int> { rowStart[point]..<rowStart[point + 1] }
  func column(_ column: Int) -> Range<Int> { columnStart[column]..<columnStart[column + 1] }

  /// The sum without any new site.
  var emptyTotal: Double { zip(weights, base).reduce(0) { $0 + $1.0 * $1.1 } }

  /// The sum with these columns.
  func total(_ chosen: [Int]) -> Double {
    var isOpen = [Bool](repeating: false, count: columnCount)
    for column in chosen { isOpen[column] = true }
    return (0..<pointCount).reduce(0) { sum, point in
      let nearest = row(point).first { isOpen[Int(rowColumn[$0])] }
      return sum + weights[point] * (nearest.map { rowCost[$0] } ?? base[point])
    }
  }

  /// Whether the columns fit into the limit. A budget bears the rounding of its own sum.
  func fits(_ price: Double) -> Bool { price <= limit + 1e-12 * max(1, limit) }

  mutating func appendRow(weight: Double, base: Double, _ entries: [(column: Int32, cost: Double)]) {
    weights.append(weight)
    self.base.append(base)
    for entry in entries {
      rowColumn.append(entry.column)
      rowCost.append(entry.cost)
    }
    rowStart.append(rowColumn.count)
  }

  /// Fills the column order from the rows.
  mutating func indexColumns() {
    columnStart = [Int](repeating: 0, count: columnCount + 1)
    for column in rowColumn { columnStart[Int(column) + 1] += 1 }
    for column in 0..<columnCount { columnStart[column + 1] += columnStart[column] }
    var next = columnStart
    columnPoint = [Int32](repeating: 0, count: rowColumn.count)
    columnCost = [Double](repeating: 0, count: rowColumn.count)
    for point in 0..<pointCount {
      for slot in row(point) {
        let column = Int(rowColumn[slot])
        columnPoint[next[column]] = Int32(truncatingIfNeeded: point)
        columnCost[next[column]] = rowCost[slot]
        next[column] += 1
      }
    }
  }
}
