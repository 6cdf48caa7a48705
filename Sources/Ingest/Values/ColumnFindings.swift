import Stunting

/// What a person should know of the columns of numbers: how ambiguous cells were read and why, marks that were taken
/// off, one and the same number in every record.
///
/// The detail of `.decimalDecided` is `COLUMN: comma (12, column)`: mark, ambiguous cells, basis; of `.decimalAssumed`
/// `COLUMN: comma (12)`. `.markedNumber` and `.constantColumn` name the column, the former with its cells as size.
func columnFindings(_ decisions: [NumberColumn], _ table: TextTable, sourceID: String) -> [ImportFinding] {
  var findings: [ImportFinding] = []
  for decision in decisions {
    let mark = "\(decision.column): \(decision.decimal.rawValue) (\(decision.ambiguousCells)"
    switch decision.basis {
    case .assumed:
      findings.append(ImportFinding(sourceID: sourceID, kind: .decimalAssumed, detail: mark + ")"))
    case .wholeNumbers, .column, .arithmetic, .table:
      guard decision.ambiguousCells > 0 else { break }
      let detail = mark + ", \(decision.basis.rawValue))"
      findings.append(ImportFinding(sourceID: sourceID, kind: .decimalDecided, detail: detail))
    case .declared, .typed, .unneeded: break
    }
    if decision.markedCells > 0 {
      findings.append(
        ImportFinding(
          sourceID: sourceID, kind: .markedNumber, detail: decision.column, size: Double(decision.markedCells)))
    }
    if isConstant(decision, table) {
      findings.append(ImportFinding(sourceID: sourceID, kind: .constantColumn, detail: decision.column))
    }
  }
  return findings
}

/// A column with one and the same number in every record, of ten or more, is rarely a measurement.
private func isConstant(_ decision: NumberColumn, _ table: TextTable) -> Bool {
  guard table.rowCount >= 10, let column = try? table.column(decision.column) else { return false }
  let first = table.number(0, column, decision.reader)
  guard case .number = first else { return false }
  return (1..<table.rowCount).allSatisfy { table.number($0, column, decision.reader) == first }
}
