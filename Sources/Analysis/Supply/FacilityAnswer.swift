import Stunting

/// What a facility says about one attribute.
enum FacilityAnswer: Equatable {
  case unknown
  case yes(Bool)
  case number(Double)

  /// At least `least` of it; a bare yes says no more than one. Nil is not known.
  func isAtLeast(_ least: Double) -> Bool? {
    switch self {
    case .unknown: nil
    case .number(let n): n >= least
    case .yes(false): least <= 0
    case .yes(true): least <= 1 ? true : nil
    }
  }

  /// How many there are, where that can be said.
  var count: Double? {
    switch self {
    case .unknown: nil
    case .number(let n): n
    case .yes(let there): there ? 1 : 0
    }
  }
}

/// Reads an attribute of facilities: their capacity where that holds it, else the text as read. Only known words and plain
/// numbers are understood; all else is unknown. Words for functioning are one attribute.
struct FacilityReader {
  private let name: String
  private let names: Set<String>
  private var plain: [String: String] = [:]
  private var read: [String: FacilityAnswer] = [:]

  init(_ attribute: String) {
    name = plainWord(attribute)
    names = functioningWords.contains(name) ? functioningWords : [name]
  }

  mutating func answer(_ facility: Facility) -> FacilityAnswer {
    if let capacity = facility.capacity, let known = capacityAnswer(capacity, name) { return known }
    var found: FacilityAnswer?
    for (key, text) in facility.attributes where names.contains(plainKey(key)) {
      let answer = parsed(text)
      guard answer != .unknown else { continue }
      // Two columns of one meaning that disagree say nothing.
      if let found, found != answer { return .unknown }
      found = answer
    }
    return found ?? .unknown
  }

  private mutating func plainKey(_ key: String) -> String {
    if let known = plain[key] { return known }
    let made = plainWord(key)
    plain[key] = made
    return made
  }

  private mutating func parsed(_ text: String) -> FacilityAnswer {
    if let known = read[text] { return known }
    let made = facilityAnswer(of: text)
    read[text] = made
    return made
  }
}

let functioningWords: Set<String> = ["aktif", "berfungsi", "fungsi", "status aktif", "keaktifan", "functioning"]

private func capacityAnswer(_ capacity: FacilityCapacity, _ name: String) -> FacilityAnswer? {
  switch name {
  case "kader", "jumlah kader": return capacity.kader.map { .number(Double($0)) }
  case "staff", "tenaga", "petugas": return capacity.staff.map { .number(Double($0)) }
  case "alat antropometri", "antropometri", "anthropometry": return capacity.hasAnthropometry.map { .yes($0) }
  case _ where functioningWords.contains(name): return capacity.isFunctioning.map { .yes($0) }
  default: return nil
  }
}

/// Lower case, with `_`, `-` and runs of blanks as one blank.
func plainWord(_ text: String) -> String {
  text.lowercased().split { $0 == "_" || $0 == "-" || $0.isWhitespace }.joined(separator: " ")
}

private func facilityAnswer(of text: String) -> FacilityAnswer {
  let word = plainWord(text)
  if yesWords.contains(word) { return .yes(true) }
  if noWords.contains(word) { return .yes(false) }
  var parts = text.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
  if parts.count == 2, unitWords.contains(parts[1]) { parts.removeLast() }
  guard parts.count == 1 else { return .unknown }
  return plainNumber(parts[0]).map { .number($0) } ?? .unknown
}

/// A number of at least 0 in digits, with at most one comma or point and no more than nine digits; dots between thousands
/// are not guessed at.
private func plainNumber(_ text: String) -> Double? {
  let digits = text.utf8.count { (48...57).contains($0) }
  let marks = text.utf8.count { $0 == 44 || $0 == 46 }
  guard (1...9).contains(digits), marks <= 1, digits + marks == text.utf8.count else { return nil }
  let dotted = String(text.map { $0 == "," ? "." : $0 })
  if let mark = dotted.firstIndex(of: "."), dotted.distance(from: mark, to: dotted.endIndex) == 4 { return nil }
  return Double(dotted)
}

private let yesWords: Set<String> = [
  "ya", "y", "ada", "yes", "true", "lengkap", "tersedia", "cukup", "memadai", "baik", "punya", "aktif", "berfungsi",
  "berfungsi baik", "sudah", "sudah ada", "sudah lengkap", "standar", "terstandar",
]
private let noWords: Set<String> = [
  "tidak", "tdk", "t", "no", "false", "tidak ada", "tdk ada", "belum", "belum ada", "tidak lengkap", "tdk lengkap",
  "belum lengkap", "kurang lengkap", "tidak tersedia", "belum tersedia", "kurang", "tidak cukup", "tidak memadai",
  "kosong", "habis", "rusak", "rusak berat", "tidak aktif", "nonaktif", "non aktif", "tidak berfungsi",
]
private let unitWords: Set<String> = [
  "orang", "org", "kader", "petugas", "tenaga", "set", "unit", "buah", "bh", "paket", "kit",
]
