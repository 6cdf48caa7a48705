import Foundation

/// Rows of a CSV file that Lokus wrote, by column.
struct CSVRows {
  let rows: [[String: String]]

  init(_ project: ProjectFolder, _ path: String) throws {
    let all = CSVRows.cells(try project.text(path))
    guard let header = all.first else { throw TestFailure("\(path) is empty") }
    rows = all.dropFirst().filter { $0.count == header.count }.map {
      Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first })
    }
    guard rows.count == all.count - 1 else { throw TestFailure("\(path) has rows of another length") }
  }

  private static func cells(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var previous: Unicode.Scalar = " "
    for c in text.unicodeScalars where c != "\u{FEFF}" {
      switch (c, isQuoted) {
      case ("\"", true): isQuoted = false
      case ("\"", false):
        if previous == "\"" { cell.unicodeScalars.append(c) }
        isQuoted = true
      case (",", false):
        row.append(cell)
        cell = ""
      case ("\n", false):
        rows.append(row + [cell])
        row = []
        cell = ""
      case ("\r", false): break
      default: cell.unicodeScalars.append(c)
      }
      previous = c
    }
    return rows
  }
}
