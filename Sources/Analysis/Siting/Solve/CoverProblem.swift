/// Rows that must each have one of their columns chosen, at the least price: set covering.
struct CoverProblem {
  /// Columns of each row, ascending.
  var rows: [[Int32]]
  var prices: [Double]
  /// Columns chosen by the reductions.
  private(set) var forced: [Int] = []
  /// Columns still to decide about, ascending.
  private(set) var columns: [Int] = []

  init(rows: [[Int32]], prices: [Double]) {
    self.rows = rows
    self.prices = prices
    reduce()
  }

  /// Drops rows that others imply and columns that others make needless, and takes columns that a row leaves no choice
  /// about, until nothing changes. The least price stays the same.
  private mutating func reduce() {
    var before = -1
    var size = rows.reduce(0) { $0 + $1.count }
    while size != before {
      before = size
      rows = leastRows(rows)
      dropColumns()
      takeSingles()
      size = rows.reduce(0) { $0 + $1.count }
    }
    columns = Set(rows.joined()).map { Int($0) }.sorted()
  }

  private mutating func dropColumns() {
    var isKept = [Bool](repeating: false, count: prices.count)
    for column in undominatedColumns(rows: rows, prices: prices) { isKept[column] = true }
    rows = rows.map { $0.filter { isKept[Int($0)] } }
  }

  private mutating func takeSingles() {
    var isTaken = [Bool](repeating: false, count: prices.count)
    for row in rows where row.count == 1 {
      let column = Int(row[0])
      if !isTaken[column] { forced.append(column) }
      isTaken[column] = true
    }
    rows.removeAll { $0.contains { isTaken[Int($0)] } }
  }
}

/// Rows of which no other is a subset: the others follow from these. Of equal rows the first stays.
private func leastRows(_ rows: [[Int32]]) -> [[Int32]] {
  let order = rows.indices.sorted { (rows[$0].count, $0) < (rows[$1].count, $1) }
  var kept: [[Int32]] = []
  // Kept rows by their first column: a subset has its first column among the columns of the larger row.
  var byFirst: [Int32: [Int]] = [:]
  for index in order {
    let row = rows[index]
    guard let first = row.first else { continue }
    let isImplied = row.contains { (byFirst[$0] ?? []).contains { isSubset(kept[$0], of: row) } }
    if isImplied { continue }
    byFirst[first, default: []].append(kept.count)
    kept.append(row)
  }
  return kept
}

extension CoverProblem {
  /// A cover by most rows for its price, then without the columns that others make needless.
  func greedy() -> [Int] {
    var rowsOf = [[Int]](repeating: [], count: prices.count)
    for (row, columns) in rows.enumerated() { for column in columns { rowsOf[Int(column)].append(row) } }
    var open = [Int](repeating: 0, count: rows.count)
    var news = rowsOf.map(\.count)
    var chosen: [Int] = []
    while let best = mostRows(news) {
      chosen.append(best)
      for row in rowsOf[best] {
        open[row] += 1
        if open[row] == 1 { for column in rows[row] { news[Int(column)] -= 1 } }
      }
    }
    return withoutNeedless(chosen, rowsOf, open)
  }

  private func mostRows(_ news: [Int]) -> Int? {
    var best: Int?
    for column in columns where news[column] > 0 {
      guard let former = best else {
        best = column
        continue
      }
      if Double(news[column]) * prices[former] > Double(news[former]) * prices[column] { best = column }
    }
    return best
  }

  private func withoutNeedless(_ chosen: [Int], _ rowsOf: [[Int]], _ open: [Int]) -> [Int] {
    var open = open
    var kept: [Int] = []
    for column in chosen.sorted(by: { (-prices[$0], $0) < (-prices[$1], $1) }) {
      if rowsOf[column].allSatisfy({ open[$0] > 1 }) {
        for row in rowsOf[column] { open[row] -= 1 }
      } else {
        kept.append(column)
      }
    }
    return kept
  }
}
