import Ingest
import Stunting
import Testing

/// A sheet from lines of cells divided by `|`; a line `~` is a blank row, which readers leave out.
func sheetRows(_ lines: [String]) -> [SheetRow] {
  lines.enumerated().filter { $0.element != "~" }.map { index, line in
    let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { part in
      part.trimmingPrefix { $0 == " " }.description
    }
    return SheetRow(number: index + 1, cells: cells.map { $0.hasSuffix(" ") ? String($0.dropLast()) : $0 })
  }
}

@Suite("tables found in sheets") struct TableSheetTests {
  private func table(
    _ lines: [String], merges: [MergedCells] = [], _ expected: [String] = [], layout: TableLayout = TableLayout()
  ) throws -> TextTable {
    try TextTable(file: "t.xlsx", rows: sheetRows(lines), merges: merges, expecting: expected, layout: layout)
  }

  private func rows(_ table: TextTable) -> [[String]] {
    (0..<table.rowCount).map { row in table.columnNames.indices.map { table.cell(row, $0) } }
  }

  private func asides(_ table: TextTable) -> [String] { table.rowsSetAside.map { "\($0.row) \($0.reason.rawValue)" } }

  @Test("titles, two header rows, column numbers, total, notes and signature around two villages")
  func whole() throws {
    let t = try table([
      "Tabel 12. Status gizi balita", "Puskesmas Batu Mandi Bulan Februari Tahun 2024", "~",
      "No|Desa|Balita Diukur||Persen", "||L|P|", "1|2|3|4|5", "1|Suka Maju|10|12|4,5", "2|Teluk|8|-|3,5",
      "|JUMLAH|18|12|4,0", "~", "Sumber: Dinas Kesehatan", "|||Mengetahui,", "|||Kepala Puskesmas",
    ])
    #expect(t.columnNames == ["No", "Desa", "Balita Diukur / L", "Balita Diukur / P", "Persen"])
    #expect(t.headerRow == 5 && t.rowNumbers == [2, 3])
    #expect(rows(t) == [["1", "Suka Maju", "10", "12", "4,5"], ["2", "Teluk", "8", "-", "3,5"]])
    #expect(t.title == ["Tabel 12. Status gizi balita", "Puskesmas Batu Mandi Bulan Februari Tahun 2024"])
    #expect(t.titlePeriod == Period("2024-02"))
    #expect(asides(t) == ["1 header_repeated", "4 total_row", "6 footnote", "7 footnote", "8 footnote"])
    #expect(t.recordsRead == 7)
    let found = try [t.column("L"), t.column("balita diukur / p")]
    #expect(found == [2, 3])
  }

  @Test("three header rows with merged cells")
  func merged() throws {
    let t = try table(
      ["No|Desa|Balita||||Ket", "||L||P||", "||ada|ukur|ada|ukur|", "1|A|1|2|3|4|x", "2|B|1|2|3|4|y"],
      merges: [
        MergedCells(rows: 1...3, columns: 0...0), MergedCells(rows: 1...3, columns: 1...1),
        MergedCells(rows: 1...1, columns: 2...5), MergedCells(rows: 2...2, columns: 2...3),
        MergedCells(rows: 2...2, columns: 4...5), MergedCells(rows: 1...3, columns: 6...6),
      ])
    #expect(
      t.columnNames == [
        "No", "Desa", "Balita / L / ada", "Balita / L / ukur", "Balita / P / ada", "Balita / P / ukur", "Ket",
      ])
    #expect(t.rowCount == 2)
  }

  @Test("years in a header; a group row over a full one; names repeated from above are said once")
  func years() throws {
    let t = try table(["||Tahun||", "No|Desa|2021|2022|2023", "1|A|5|6|7", "2|B|5|6|7"])
    #expect(t.columnNames == ["No", "Desa", "2021", "2022", "2023"])
    let u = try table(["No|Desa|Tahun||", "||2021|2022|2023", "1|A|5|6|7", "2|B|5|6|7"])
    #expect(u.columnNames == ["No", "Desa", "Tahun / 2021", "Tahun / 2022", "Tahun / 2023"])
    #expect(u.rowCount == 2)
  }

  @Test("a village named Jumlah with a code is data; Jumlah Rejo is one unless it is the sum")
  func villageNamedTotal() throws {
    let t = try table([
      "Kode|Desa|n", "63.11.01.2001|Jumlah|5", "63.11.01.2002|Total|6", "|Jumlah Rejo|7", "|Kota Baru|9",
      "|Jumlah|27",
    ])
    #expect(rows(t).map { $0[1] } == ["Jumlah", "Total", "Jumlah Rejo", "Kota Baru"])
    let u = try table(["Desa|n", "A|5", "B|6", "Jumlah Hilir|11", "C|1", "D|3", "Kota Hilir|4"])
    #expect(rows(u).map { $0[0] } == ["A", "B", "C", "D"])
    #expect(asides(u) == ["3 total_row", "6 total_row"])
  }

  @Test("a row of numbers without a place is a total only when it is the sum")
  func unnamedTotal() throws {
    let t = try table(["No|Desa|a|b", "1|A|5|2", "2|B|6|3", "||11|5"])
    #expect(t.rowCount == 2 && asides(t) == ["3 total_row"])
    let other = try table(["No|Desa|a|b", "1|A|5|2", "2|B|6|3", "||12|9"])
    #expect(other.rowCount == 3)
  }

  @Test("headings of groups, subtotals, kecamatan only in the first row of its group")
  func groups() throws {
    let t = try table([
      "No|Desa|n", "I. KECAMATAN HULU||", "1|A|5", "2|B|6", "|Jumlah Kec. Hulu|11", "|Kecamatan Hilir|", "1|C|2",
      "2|D|1",
    ])
    #expect(t.columnNames == ["No", "Desa", "n", "Kecamatan"])
    #expect(rows(t).map { $0[1] + $0[3] } == ["AHULU", "BHULU", "CHilir", "DHilir"])
    #expect(asides(t) == ["1 group_heading", "4 total_row", "5 group_heading"])
    let u = try table(["Kecamatan|Desa|n", "Hulu|A|5", "|B|6", "Hilir|C|2", "|D|1"])
    #expect(rows(u).map { $0[0] } == ["Hulu", "Hulu", "Hilir", "Hilir"])
    #expect(u.notes.map(\.kind) == [.filledDown] && u.notes[0].row == 2)
    #expect(u.notes[0].detail == "Kecamatan" && u.notes[0].count == 2)
    let flat = try table(["Kecamatan|Desa|n", "Hulu|A|5", "Hulu|B|6", "|C|2", "Hilir|D|1"])
    #expect(rows(flat)[2][0] == "")
  }

  @Test("merged names are filled down, merged counts are not")
  func mergedDown() throws {
    let t = try table(
      ["Kecamatan|Desa|Sasaran", "Hulu|A|50", "|B|", "Hulu|C|7"],
      merges: [MergedCells(rows: 2...3, columns: 0...0), MergedCells(rows: 2...3, columns: 2...2)])
    #expect(rows(t) == [["Hulu", "A", "50"], ["Hulu", "B", ""], ["Hulu", "C", "7"]])
  }

  @Test("the header again on a later page, with its title and numbers")
  func pages() throws {
    let t = try table([
      "Tabel 3. Balita", "No|Desa|n", "(1)|(2)|(3)", "1|A|5", "Tabel 3. Balita", "No|Desa|n", "(1)|(2)|(3)", "2|B|6",
    ])
    #expect(rows(t).map { $0[1] } == ["A", "B"])
    #expect(t.rowsSetAside.allSatisfy { $0.reason == .headerRepeated } && t.rowsSetAside.count == 4)
  }

  @Test("rows that are data after all: numbers that count through, a last village without numbers, kabupaten rows")
  func data() throws {
    let tables = [
      ["id|x|y", "1|2|3", "2|5|4"], ["Desa|n", "A|1", "B|"], ["No|Desa|n|m|k", "1|A|1|2|3", "2|B|||"],
    ]
    for lines in tables {
      let count = try table(lines).rowCount
      #expect(count == 2)
    }
    let t = try table(["No|Kabupaten/Kota|n", "1|Kab. Pacitan|1", "2|Kota Batu|5", "|Provinsi Jawa Timur|6"])
    #expect(rows(t).map { $0[1] } == ["Kab. Pacitan", "Kota Batu"])
    let kec = try table(["Kecamatan|n", "Kec. Hulu|1", "Kec. Hilir|5", "Kabupaten Uji|6"])
    #expect(kec.rowCount == 2)
  }

  @Test("hidden rows and formulas are told")
  func told() throws {
    var sheet = sheetRows(["Desa|n|m", "A|1|2", "B|2|"])
    sheet[1].isHidden = true
    sheet[1].formulas = [1]
    sheet[2].formulasWithoutResult = [2]
    let t = try TextTable(file: "t.xlsx", rows: sheet)
    #expect(t.notes.map(\.kind) == [.hiddenRows, .formulaCells, .formulaWithoutResult])
    #expect(t.notes.map(\.detail) == ["1", "n", "m"])
    #expect(t.rowCount == 2)
  }

  @Test("number cells have a decimal point, text cells of the same column do not")
  func mixedCells() throws {
    let sheet = [
      SheetRow(number: 1, cells: ["Desa", "n"]),
      SheetRow(number: 2, cells: ["A", "3.021"], numeric: [false, true]),
      SheetRow(number: 3, cells: ["B", "3.021"], numeric: [false, false]),
    ]
    let t = try TextTable(file: "t.xlsx", rows: sheet)
    #expect(t.isNumberCell(0, 1) && !t.isNumberCell(1, 1))
    #expect(t.numberColumns([1])[0].ambiguousCells == 1)
  }

  @Test("rows of nonsense never crash and are all accounted for")
  func hostile() throws {
    var g = SeededRandom(seed: 11)
    let pieces = [
      "", "1", "2", "(3)", "Jumlah", "Desa", "Kec. A", "Sumber: x", "12,5", "*", "a=b/c", "I.", "2024", ":", "\u{0301}",
    ]
    for _ in 0..<400 {
      let width = 1 + g.below(5)
      let lines = (0..<g.below(9)).map { _ in (0..<width).map { _ in pieces[g.below(pieces.count)] } }
      let sheet = lines.enumerated().map { SheetRow(number: $0 + 1, cells: $1) }
      guard let t = try? TextTable(file: "t", rows: sheet) else { continue }
      let below = lines.dropFirst(t.headerRow).filter { $0.contains { !$0.isEmpty } }.count
      #expect(t.recordsRead == below)
    }
  }
}

/// A small generator with a seed for choices.
struct SeededRandom {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, bound)))
  }
}
