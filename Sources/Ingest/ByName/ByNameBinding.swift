import Stunting

/// The columns of a by-name file by their places.
struct ByNameBinding {
  let width: Int
  let nik: Int?
  let name: Int?
  let sex: Int?
  let birthDate: Int?
  let measuredOn: Int?
  let statedAge: Int?
  let birthWeight: Int?
  let weight: Int?
  let height: Int?
  let heightForAge: Int?
  let weightForAge: Int?
  let weightForHeight: Int?
  let puskesmas: Int?
  /// NIK, name and further columns about persons.
  let personal: [Int]
  let addresses: [Int]
  let place: [Int]
  let placeNames: [String]

  init(_ source: ByNameSource, _ index: ByNameColumnIndex) {
    let columns = source.columns
    func at(_ name: String?) -> Int? { name.flatMap(index.find) }
    width = index.names.count
    nik = at(columns.nik)
    name = at(columns.name)
    sex = at(columns.sex)
    birthDate = at(columns.birthDate)
    measuredOn = at(columns.measuredOn)
    statedAge = at(columns.statedAge)
    birthWeight = at(columns.birthWeight)
    weight = at(columns.weight)
    height = at(columns.height)
    heightForAge = at(columns.heightForAge)
    weightForAge = at(columns.weightForAge)
    weightForHeight = at(columns.weightForHeight)
    puskesmas = at(columns.puskesmas)
    personal = [nik, name].compactMap { $0 } + columns.personal.compactMap(index.find)
    addresses = columns.addresses.compactMap(index.find)
    placeNames = source.place.columnNames
    place = placeNames.compactMap(index.find)
  }
}

/// A row of a by-name file, its cells without blanks at their ends.
struct ByNameRow {
  let number: Int
  private let row: SheetRow

  init(_ row: SheetRow, number: Int) {
    self.row = row
    self.number = number
  }

  /// Empty where the row has no such column.
  func text(_ column: Int?) -> String {
    guard let column, row.cells.indices.contains(column) else { return "" }
    return trimmedText(row.cells[column])
  }

  func texts(_ columns: [Int]) -> [String] { columns.map { text($0) } }

  func isNumberCell(_ column: Int?) -> Bool {
    guard let column, row.numeric.indices.contains(column) else { return false }
    return row.numeric[column]
  }

  /// A cell behind the last column of the header is filled: a delimiter without quotes has moved the others.
  func isBroken(width: Int) -> Bool { row.cells.dropFirst(width).contains { !trimmedText($0).isEmpty } }

  /// The first filled cells begin with a word for sums.
  var isTotal: Bool {
    let first = row.cells.lazy.map(trimmedText).first { !$0.isEmpty } ?? ""
    let word = first.lowercased().prefix { $0.isLetter }
    return ["jumlah", "total", "grandtotal"].contains(String(word))
  }

  var cells: [String] { row.cells }
}

/// A male child, a female one, or not told.
func childSex(_ text: String) -> Sex? {
  let word = text.lowercased().filter(\.isLetter)
  switch word {
  case "l", "lk", "lakilaki", "laki", "pria", "male", "m", "boy": return .male
  case "p", "pr", "perempuan", "wanita", "female", "f", "girl": return .female
  case "": return text == "1" ? .male : text == "2" ? .female : nil
  default: return nil
  }
}

/// A measurement in its unit, with point or comma; nil for anything else and for 0.
func measurement(_ text: String) -> Double? {
  guard !text.isEmpty, text.utf8.count <= 12 else { return nil }
  let number = String(text.map { $0 == "," ? "." : $0 }.prefix { $0.isNumber || $0 == "." })
  guard let value = Double(number), value > 0, value.isFinite else { return nil }
  return value
}

/// The first decimal of a measurement; 0 where none is written.
func firstDecimal(_ text: String) -> Int? {
  guard measurement(text) != nil else { return nil }
  let decimals = text.drop { $0 != "." && $0 != "," }.dropFirst()
  return decimals.first.flatMap(\.wholeNumberValue) ?? 0
}

/// True below 2,500 g, false from there on; nil when there is no birth weight, or none that a child can have. Values up
/// to 10 are kilograms, from 300 on grams.
func isLowBirthWeight(_ text: String) -> Bool? {
  guard let value = measurement(text) else { return nil }
  if (0.3...10).contains(value) { return value < 2.5 }
  return (300...10_000).contains(value) ? value < 2500 : nil
}
