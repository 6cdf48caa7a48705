/// Comma-separated text after RFC 4180: UTF-8 with BOM (spreadsheets need it), CRLF line ends, quotes where needed.
/// A cell that a spreadsheet would run as a formula is kept as text by a leading apostrophe.
public func csvText(header: [String], rows: [[String]]) -> String {
  "\u{FEFF}" + ([header] + rows).map { $0.map(csvCell).joined(separator: ",") + "\r\n" }.joined()
}

private func csvCell(_ text: String) -> String {
  var cell = text
  if let first = cell.first, "=+-@\t".contains(first), Double(cell) == nil { cell = "'" + cell }
  let needsQuotes = cell.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
  return needsQuotes
    ? "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : cell
}
