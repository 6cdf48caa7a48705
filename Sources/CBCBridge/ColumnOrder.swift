/// The entries of a model column by column, as the solver takes them.
struct ColumnOrder {
  var start: [Int32]
  var rows: [Int32]
  var coefficients: [Double]
}

extension MIPModel {
  /// The entries column by column, rows ascending. The model has been checked.
  func byColumn() -> ColumnOrder {
    var start = [Int32](repeating: 0, count: columnCount + 1)
    for column in columns { start[Int(column) + 1] += 1 }
    for column in 0..<columnCount { start[column + 1] += start[column] }
    var next = start
    var rows = [Int32](repeating: 0, count: entryCount)
    var values = [Double](repeating: 0, count: entryCount)
    for row in 0..<rowCount {
      for slot in slots(row) {
        let column = Int(columns[slot])
        let place = Int(next[column])
        rows[place] = Int32(row)
        values[place] = coefficients[slot]
        next[column] += 1
      }
    }
    return ColumnOrder(start: start, rows: rows, coefficients: values)
  }

  /// Throws for anything that the solver must not see.
  func check() throws(MIPError) {
    guard columnCount < Int(Int32.max), rowCount < Int(Int32.max), entryCount < Int(Int32.max) else { throw .tooLarge }
    for column in 0..<columnCount {
      guard columnLower[column] <= columnUpper[column], columnLower[column] < .infinity,
        columnUpper[column] > -.infinity, costs[column].isFinite
      else { throw .badColumn(column) }
    }
    var lastRow = [Int](repeating: -1, count: columnCount)
    for row in 0..<rowCount {
      guard rowLower[row] <= rowUpper[row], rowLower[row] < .infinity, rowUpper[row] > -.infinity else {
        throw .badRow(row)
      }
      for slot in slots(row) {
        let column = Int(columns[slot])
        guard lastRow.indices.contains(column), lastRow[column] != row, coefficients[slot].isFinite else {
          throw .badRow(row)
        }
        lastRow[column] = row
      }
    }
  }

  /// Without columns every row is 0.
  var solvedWithoutColumns: MIPResult {
    let isFeasible = (0..<rowCount).allSatisfy { rowLower[$0] <= 0 && rowUpper[$0] >= 0 }
    return MIPResult(
      status: isFeasible ? .optimal : .infeasible, objective: isFeasible ? 0 : nil, bound: isFeasible ? 0 : nil,
      values: [], stoppedByTime: false, nodes: 0)
  }
}
