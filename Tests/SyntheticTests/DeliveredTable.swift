import Synthetic
import Testing

/// A CSV file of a delivery, read back.
struct DeliveredTable {
  let rows: [[String: String]]

  init(_ delivery: SyntheticDelivery, _ name: String) throws {
    let file = try #require(delivery.files.first { $0.name == name })
    var lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").map {
      DeliveredTable.cells(String($0))
    }
    let header = lines.removeFirst()
    rows = lines.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// Cells of a line; commas within quotation marks belong to the cell.
  private static func cells(_ line: String) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  func number(_ column: String) -> [String: Int] {
    Dictionary(
      rows.compactMap { row in row["kode_desa"].flatMap { code in Int(row[column] ?? "").map { (code, $0) } } }
    ) {
      first, _ in first
    }
  }

  var byVillage: [String: [[String: String]]] { Dictionary(grouping: rows) { $0["kode_desa"] ?? "" } }
}
