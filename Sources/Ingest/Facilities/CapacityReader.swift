import Stunting

/// Columns of a facility's capacity; nil where the source has none.
public struct CapacityColumns: Sendable, Equatable, Codable {
  public var kader: String?
  public var staff: String?
  /// Measuring tools: yes and no, or how many sets.
  public var anthropometry: String?
  public var ownPlace: String?
  public var daysOpenPerMonth: String?
  public var functioning: String?

  public init(
    kader: String? = nil, staff: String? = nil, anthropometry: String? = nil, ownPlace: String? = nil,
    daysOpenPerMonth: String? = nil, functioning: String? = nil
  ) {
    self.kader = kader
    self.staff = staff
    self.anthropometry = anthropometry
    self.ownPlace = ownPlace
    self.daysOpenPerMonth = daysOpenPerMonth
    self.functioning = functioning
  }

  /// Columns that must exist.
  var names: [String] { [kader, staff, anthropometry, ownPlace, daysOpenPerMonth, functioning].compactMap { $0 } }
}

/// The capacity columns bound to a table.
struct CapacityReader {
  private let kader: Int?
  private let staff: Int?
  private let anthropometry: Int?
  private let ownPlace: Int?
  private let daysOpen: Int?
  private let functioning: Int?

  init(_ columns: CapacityColumns, in table: TextTable) throws(IngestError) {
    kader = try CapacityReader.column(columns.kader, table)
    staff = try CapacityReader.column(columns.staff, table)
    anthropometry = try CapacityReader.column(columns.anthropometry, table)
    ownPlace = try CapacityReader.column(columns.ownPlace, table)
    daysOpen = try CapacityReader.column(columns.daysOpenPerMonth, table)
    functioning = try CapacityReader.column(columns.functioning, table)
  }

  private static func column(_ name: String?, _ table: TextTable) throws(IngestError) -> Int? {
    guard let name else { return nil }
    return try table.column(name)
  }

  /// What a record says, and its cells that say nothing readable. Nil capacity when it says nothing at all.
  func read(_ table: TextTable, row: Int) -> (capacity: FacilityCapacity?, faults: [CellFault]) {
    var capacity = FacilityCapacity()
    var faults: [CellFault] = []
    func cell<Value>(_ column: Int?, _ read: (String) -> CapacityCell<Value>) -> Value? {
      guard let column else { return nil }
      switch read(table.trimmed(row, column)) {
      case .blank: return nil
      case .value(let value): return value
      case .fault(let reason):
        faults.append(CellFault(column: column, reason: reason))
        return nil
      }
    }
    capacity.kader = cell(kader, readPeople)
    capacity.staff = cell(staff, readPeople)
    capacity.hasAnthropometry = cell(anthropometry, readTools)
    capacity.ownPlace = cell(ownPlace) { readWord($0, yes: ownPlaceWords, no: borrowedPlaceWords) }
    capacity.daysOpenPerMonth = cell(daysOpen, readDays)
    capacity.isFunctioning = cell(functioning) { readWord($0, yes: activeWords, no: inactiveWords) }
    return (capacity == FacilityCapacity() ? nil : capacity, faults)
  }
}

/// What a cell of a capacity column says.
enum CapacityCell<Value> {
  case blank
  case value(Value)
  case fault(SetAsideReason)
}

/// A whole number of people: `5`, `5 orang`, `5.0`.
private func readPeople(_ text: String) -> CapacityCell<Int> {
  switch number(text, units: ["orang", "kader", "org", "petugas", "tenaga"]) {
  case .blank: return .blank
  case .fault(let reason): return .fault(reason)
  case .value(let value):
    guard value <= 100_000, let whole = Int(exactly: value) else { return .fault(.notANumber) }
    return .value(whole)
  }
}

/// Days a month: `12`, `2 hari`, `1x sebulan`, `1 kali/bulan`. A week is not counted in months for the source.
private func readDays(_ text: String) -> CapacityCell<Double> {
  let units: Set<String> = ["hari", "hr", "kali", "x", "per", "sebulan", "bulan", "bln", "sekali"]
  let read = number(text, units: units)
  if case .value(let days) = read, days > 31 { return .fault(.notANumber) }
  return read
}

/// A complete set of tools there or not; a number of sets is yes above 0.
private func readTools(_ text: String) -> CapacityCell<Bool> {
  let units: Set<String> = ["set", "unit", "buah", "bh", "paket", "kit"]
  if case .value(let sets) = number(text, units: units) { return .value(sets > 0) }
  return readWord(text, yes: toolWords, no: lackingToolWords)
}

/// A number of at least 0, with some words for units around it.
private func number(_ text: String, units: Set<String>) -> CapacityCell<Double> {
  let body = NumberBody(text)
  if body.isBlank && text.lowercased() != "tidak ada" { return .blank }
  let spaced = text.lowercased().map { $0 == "/" || $0 == "(" || $0 == ")" ? " " : $0 }
  var words = splitUnits(String(spaced)).filter { !units.contains($0) }
  if words == ["tidak", "ada"] { words = ["0"] }
  guard words.count == 1, case .number(let value, _) = NumberReader(decimal: .comma).read(words[0]) else {
    return .fault(.notANumber)
  }
  return value < 0 ? .fault(.negativeNumber) : .value(value)
}

/// Words, with a unit taken off its number: `1x` is `1` and `x`.
private func splitUnits(_ text: String) -> [String] {
  text.split(whereSeparator: \.isWhitespace).flatMap { word -> [String] in
    let digits = word.prefix { !$0.isLetter }
    guard !digits.isEmpty, digits.count < word.count else { return [String(word)] }
    return [String(digits), String(word.dropFirst(digits.count))]
  }
}

private func readWord(_ text: String, yes: Set<String>, no: Set<String>) -> CapacityCell<Bool> {
  let word = text.lowercased().map { $0 == "-" || $0 == "_" ? " " : $0 }
  let key = String(word).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  if yes.contains(key) { return .value(true) }
  if no.contains(key) { return .value(false) }
  return NumberBody(text).isBlank ? .blank : .fault(.notANumber)
}

private let yesWords: Set<String> = [
  "ya", "y", "ada", "yes", "true", "1", "1.0", "v", "x", "\u{2713}", "\u{2714}", "sudah",
]
private let toolWords = yesWords.union(["lengkap", "tersedia", "punya", "baik"])
private let lackingToolWords = noWords.union([
  "tidak tersedia", "tidak lengkap", "tdk lengkap", "kurang lengkap", "belum lengkap", "tidak punya", "rusak",
  "incomplete",
])
private let noWords: Set<String> = [
  "tidak", "t", "tidak ada", "tdk", "tdk ada", "no", "n", "false", "0", "0.0", "belum", "belum ada",
]
private let activeWords = yesWords.union([
  "aktif", "masih aktif", "berfungsi", "masih berfungsi", "beroperasi", "operasional", "berjalan", "buka", "baik",
  "berfungsi baik", "active", "open",
])
private let inactiveWords = noWords.union([
  "tidak aktif", "tdk aktif", "non aktif", "nonaktif", "tidak berfungsi", "tdk berfungsi",
  "tidak beroperasi", "tidak berjalan", "rusak", "rusak berat", "rusak total", "tutup", "ditutup", "mati", "vakum",
  "bubar",
  "belum aktif", "belum berfungsi", "inactive", "closed",
])
private let ownPlaceWords = yesWords.union([
  "milik sendiri", "sendiri", "punya sendiri", "gedung sendiri", "tempat sendiri", "bangunan sendiri", "hak milik",
  "milik",
])
private let borrowedPlaceWords = noWords.union([
  "menumpang", "numpang", "sewa", "kontrak", "pinjam", "dipinjam", "bukan milik sendiri", "bergabung", "rumah kader",
  "rumah warga", "rumah penduduk", "balai desa", "kantor desa", "milik warga", "milik orang lain",
])
