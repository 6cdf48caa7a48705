import Foundation
import TestSupport

/// An invented by-name export whose persons bear texts that stand nowhere else: each kind of text has a mark.
struct ByNameFile {
  /// Beginnings of the words of a child's name, a parent's name, an address and an unreadable date.
  static let wordMarks = ["zqxvj", "qjwzk", "vxqkw", "jzvqx"]
  /// Beginning of every NIK and of every telephone number.
  static let numberMarks = ["99997342", "08997343"]

  static let header = [
    "No", "NIK", "Nama", "JK", "Tgl Lahir", "BB Lahir", "TB Lahir", "Nama Ortu", "Prov", "Kab/Kota", "Kec", "Pukesmas",
    "Desa/Kel", "Posyandu", "RT", "RW", "Alamat", "No HP", "Usia Saat Ukur", "Tanggal Pengukuran", "Berat", "Tinggi",
    "Cara Ukur", "LiLA", "BB/U", "ZS BB/U", "TB/U", "ZS TB/U", "BB/TB", "ZS BB/TB",
  ]

  enum Column: Int {
    case nik = 1
    case name = 2
    case birthDate = 4
    case parent = 7
    case district = 10
    case village = 12
    case address = 16
    case measuredOn = 19
  }

  /// Rows without the header.
  var rows: [[String]]

  /// Children shared out over the villages, measured in one month.
  init(children: Int, seed: UInt64, month: String = "2025-08") {
    var random = SeededGenerator(seed: seed)
    rows = (0..<children).map { ByNameFile.row($0, month, &random) }
  }

  var table: [[String]] { [ByNameFile.header] + rows }
  var text: String { commaSeparated(table) }
  var workbook: Data { Data(SmallWorkbook.ofTexts(table)) }

  /// As `workbook`, with NIK, telephone numbers, measures and dates as the numbers that a spreadsheet makes of them.
  var numericWorkbook: Data {
    let rows = table.enumerated().map { row, cells in
      "<row r=\"\(row + 1)\">" + cells.indices.map { cell(cells[$0], column: $0, row: row) }.joined() + "</row>"
    }
    let sheet = SmallWorkbook.Sheet("Data", rows: rows.joined())
    return Data(StoredZip.archive(SmallWorkbook.parts([sheet], formats: ["dd/mm/yyyy"])))
  }

  private func cell(_ text: String, column: Int, row: Int) -> String {
    let place = "r=\"\(SmallWorkbook.letters(column))\(row + 1)\""
    if let day = ByNameFile.serialDay(text) { return "<c \(place) s=\"1\"><v>\(day)</v></c>" }
    if Double(text) != nil { return "<c \(place)><v>\(text)</v></c>" }
    return "<c \(place) t=\"inlineStr\"><is><t>\(SmallWorkbook.escaped(text))</t></is></c>"
  }

  /// Days since 1899-12-30 of a date written 2025-08-31.
  private static func serialDay(_ text: String) -> Int? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, text.utf8.count == 10, parts[0] > 1900 else { return nil }
    let (year, month) = parts[1] > 2 ? (parts[0], parts[1] - 3) : (parts[0] - 1, parts[1] + 9)
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + parts[2]
    return days - 693_900
  }

  /// NIK of all children.
  var numbers: [Int64] { rows.flatMap { $0 }.filter { $0.hasPrefix("99997342") }.compactMap(Int64.init) }

  mutating func set(_ column: Column, of row: Int, to text: String) { rows[row][column.rawValue] = text }

  mutating func swap(_ a: Column, _ b: Column, of row: Int) { rows[row].swapAt(a.rawValue, b.rawValue) }

  /// Moves all cells of a row to the right, the last ones to its beginning.
  mutating func shift(_ row: Int, by count: Int) {
    rows[row] = Array(rows[row].suffix(count) + rows[row].dropLast(count))
  }

  private static func row(_ index: Int, _ month: String, _ random: inout SeededGenerator) -> [String] {
    let village = SmallProject.villages[index % SmallProject.villages.count]
    let nik = numberMarks[0] + digits(8, &random)
    let isShort = random.uniform() < 0.3
    let place = ["PROVINSI CONTOH", "KAB. CONTOH", village.district.uppercased(), "Pusk " + village.district]
    let birth = String(
      format: "%d-%02d-%02d", 2021 + random.index(below: 4), 1 + index % 12, 1 + random.index(below: 28))
    let child = [
      "\(index + 1)", nik, words(0, &random), random.uniform() < 0.5 ? "L" : "P", birth, "3.1", "49",
      words(1, &random),
    ]
    let home = [
      "Melati \(1 + index % 5)", "01", "02", "Jalan " + words(2, &random) + " 7", numberMarks[1] + digits(5, &random),
    ]
    let measured = [
      "1 Tahun - 3 Bulan - 12 Hari", month + String(format: "-%02d", 1 + random.index(below: 28)),
      String(format: "%.1f", random.uniform(in: 7...14)), String(format: "%.1f", random.uniform(in: 60...99)),
      "Berdiri",
      "14.1", "Normal", "-0.5", isShort ? "Pendek" : "Normal", isShort ? "-2.4" : "-0.4", "Gizi Baik", "0.1",
    ]
    return child + place + [village.name] + home + measured
  }

  /// Two words that begin with the mark of a kind.
  static func words(_ kind: Int, _ random: inout SeededGenerator) -> String {
    (0..<2).map { _ in
      let rest = (0..<4).map { _ in ["a", "ri", "no", "tu", "le"][random.index(below: 5)] }.joined()
      return (wordMarks[kind] + rest).capitalized
    }.joined(separator: " ")
  }

  private static func digits(_ count: Int, _ random: inout SeededGenerator) -> String {
    (0..<count).map { _ in String(random.index(below: 10)) }.joined()
  }
}
