/// A table as it is written to a CSV file: header and cells as text. Rows are counted from 1 without the header.
struct TextTable {
  let fileName: String
  let header: [String]
  var rows: [[String]]

  /// Sets a cell by row number and column name; does nothing when there is no such cell.
  mutating func set(row: Int, _ column: String, _ text: String) {
    guard let c = header.firstIndex(of: column), rows.indices.contains(row - 1) else { return }
    rows[row - 1][c] = text
  }

  func cell(row: Int, _ column: String) -> String {
    guard let c = header.firstIndex(of: column), rows.indices.contains(row - 1) else { return "" }
    return rows[row - 1][c]
  }

  var csv: String {
    var text = ""
    for row in [header] + rows { text += row.map(TextTable.quoted).joined(separator: ",") + "\n" }
    return text
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" }) else { return cell }
    return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
