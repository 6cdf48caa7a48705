import Ingest
import Stunting
import Testing

/// A clean table of villages, dressed up as offices send them.
private struct DressedTable {
  var clean: [[String]] = []
  var lines: [[String]] = []
  var merges: [MergedCells] = []
  var names: [String] = []
  var random: SeededRandom

  init(seed: UInt64) {
    random = SeededRandom(seed: seed)
    let groups = 2 + random.below(3)
    addTop()
    var number = 0
    var totals = [0, 0, 0, 0]
    for group in 0..<groups {
      let district = "Kec\(["Hulu", "Hilir", "Tengah", "Timur", "Barat"][group])"
      let first = lines.count
      var sums = [0, 0, 0, 0]
      let count = 2 + random.below(4)
      for place in 0..<count {
        number += 1
        let counts = (0..<4).map { _ in random.below(2) == 0 ? random.below(900) : 1000 + random.below(8000) }
        for index in 0..<4 { sums[index] += counts[index] }
        let village = "Desa\(["Suka", "Maju", "Jaya", "Baru", "Indah", "Makmur"][place])\(number)"
        let share = "\(random.below(40)),\(1 + random.below(9))"
        let cells = ["\(number)", district, village] + counts.map(DressedTable.dotted) + [share]
        clean.append(cells)
        lines.append(place == 0 ? cells : cells.enumerated().map { $0 == 1 ? "" : $1 })
      }
      if random.below(2) == 0 {
        merges.append(MergedCells(rows: (first + 1)...lines.count, columns: 1...1))
      }
      for index in 0..<4 { totals[index] += sums[index] }
      if random.below(2) == 0 {
        lines.append(["", "Jumlah Kec. \(district)", ""] + sums.map(DressedTable.dotted) + [""])
      }
      if random.below(3) == 0 { addHeader() }
    }
    lines.append(["JUMLAH", "", ""] + totals.map(DressedTable.dotted) + [""])
    if random.below(2) == 0 { lines.append([]) }
    lines.append(["Sumber: Dinas Kesehatan"])
    lines.append(["", "", "", "", "Kepala Dinas,"])
    lines.append(["", "", "", "", "NIP. 19650101 199003 1 002"])
  }

  private mutating func addTop() {
    if random.below(2) == 0 { lines.append(["Tabel \(1 + random.below(80)). Status Gizi Balita"]) }
    if random.below(2) == 0 { lines.append(["Kabupaten", ": Contoh"]) }
    if random.below(2) == 0 { lines.append([]) }
    addHeader()
    names =
      lines.count > 1 && lines[headerStart].count == 8 && lines[headerStart][4].isEmpty
      ? [
        "No", "Kecamatan", "Desa", "Balita / Ada / L", "Balita / Ada / P", "Balita / Diukur / L", "Balita / Diukur / P",
      ]
        + ["Persen"] : []
  }

  private var headerStart: Int { lines.firstIndex { $0.first == "No" } ?? 0 }

  private mutating func addHeader() {
    lines.append(["No", "Kecamatan", "Desa", "Balita", "", "", "", "Persen"])
    lines.append(["", "", "", "Ada", "", "Diukur", "", ""])
    lines.append(["", "", "", "L", "P", "L", "P", ""])
    if random.below(2) == 0 { lines.append((1...8).map { random.below(2) == 0 ? "\($0)" : "(\($0))" }) }
  }

  var sheet: [SheetRow] {
    lines.enumerated().filter { !$0.element.isEmpty }.map { SheetRow(number: $0.offset + 1, cells: $0.element) }
  }

  static func dotted(_ value: Int) -> String {
    guard value >= 1000 else { return "\(value)" }
    let rest = "\(value % 1000)"
    return dotted(value / 1000) + "." + String(repeating: "0", count: 3 - rest.count) + rest
  }
}

@Suite("a dressed-up table reads back to the clean one") struct TablePropertyTests {
  @Test("with titles, three header rows, numbers, totals, merged kecamatan, notes", arguments: 0..<150)
  func readsBack(seed: Int) throws {
    let dressed = DressedTable(seed: UInt64(seed) * 7919 + 1)
    let t = try TextTable(file: "t.xlsx", rows: dressed.sheet, merges: dressed.merges)
    #expect(t.columnNames == dressed.names)
    let rows = (0..<t.rowCount).map { row in t.columnNames.indices.map { t.cell(row, $0) } }
    #expect(rows == dressed.clean)
    let below = dressed.sheet.count { $0.number > t.headerRow }
    #expect(t.recordsRead == below)
    let columns = t.numberColumns(Array(3..<8), counts: [3, 4, 5, 6])
    #expect(columns.allSatisfy { $0.decimal == .comma })
  }
}
