public import Stunting

private let monthNames: [String: Int] = [
  "januari": 1, "jan": 1, "january": 1, "februari": 2, "feb": 2, "pebruari": 2, "february": 2, "maret": 3, "mar": 3,
  "march": 3, "april": 4, "apr": 4, "mei": 5, "may": 5, "juni": 6, "jun": 6, "june": 6, "juli": 7, "jul": 7, "july": 7,
  "agustus": 8, "agu": 8, "ags": 8, "agt": 8, "august": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9, "oktober": 10,
  "okt": 10, "october": 10, "oct": 10, "november": 11, "nopember": 11, "nov": 11, "nop": 11, "desember": 12, "des": 12,
  "december": 12, "dec": 12,
]

private let halfWords: Set<String> = ["semester", "sem", "smt"]
private let leadingWords: Set<String> = ["bulan", "tahun", "periode", "per", "tgl", "tanggal", "posisi"]

/// A period as tables write it: `2024`, `2024-08`, `2024-H2`, `Agustus 2024`, `08/2024`, `01/08/2024` (day first),
/// `2024-08-31`, `2024/08/31`, `31 Agustus 2024`, `Semester 2 2024`, `Tahun 2024`; nil for anything else.
public func periodFromText(_ text: String) -> Period? {
  let trimmed = trimmedText(text)
  if let period = Period(trimmed) { return period }
  var words = trimmed.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  while words.count > 1, let first = words.first, leadingWords.contains(first) { words.removeFirst() }
  if words.count > 3, words.dropFirst(3).allSatisfy({ $0.utf8.allSatisfy { $0 == 48 } }) {
    words = Array(words.prefix(3))
  }
  switch words.count {
  case 1: return words[0].count == 4 ? Period(words[0]) : nil
  case 2:
    return words[0].count == 4 && Int(words[0]) != nil
      ? yearAndPart(words[0], words[1]) : yearAndPart(words[1], words[0])
  case 3: return threeWords(words)
  case 4 where halfWords.contains(words[0]) && words[2] == "tahun": return half(words[3], words[1])
  default: return nil
  }
}

private func threeWords(_ words: [String]) -> Period? {
  if halfWords.contains(words[0]) { return half(words[2], words[1]) }
  if words[1] == "tahun" { return yearAndPart(words[2], words[0]) }
  guard Int(words[0]) != nil, Int(words[2]) != nil else { return nil }
  return words[0].count == 4 ? yearAndPart(words[0], words[1]) : yearAndPart(words[2], words[1])
}

private func half(_ year: String, _ part: String) -> Period? {
  switch part {
  case "1", "i": Period(year + "-H1")
  case "2", "ii": Period(year + "-H2")
  default: nil
  }
}

/// The one period that a line of text names: `DATA STUNTING BULAN FEBRUARI TAHUN 2024` is 2024-02, `Tahun 2022` is 2022;
/// nil when it names none or several.
public func periodInText(_ text: String) -> Period? {
  let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  var found: [Period] = []
  for (index, word) in words.enumerated() where word.count == 4 && Period(word) != nil {
    guard let period = periodEnding(at: index, word, words) else { return nil }
    if !found.contains(period) { found.append(period) }
  }
  return found.count == 1 ? found[0] : nil
}

/// The period whose year stands at `index`, with the month or half before it; nil when two months stand there.
private func periodEnding(at index: Int, _ year: String, _ words: [String]) -> Period? {
  var before = words[..<index].suffix(6).map { $0 }
  if before.last == "tahun" || before.last == "thn" { before.removeLast() }
  if before.count >= 2, halfWords.contains(before[before.count - 2]) { return half(year, before[before.count - 1]) }
  if before.last == "triwulan" || before.dropLast().last == "triwulan" || before.dropLast().last == "tw" { return nil }
  guard let month = before.last.flatMap({ monthNames[$0] }) else { return Period(year) }
  let other = before.dropLast().compactMap { monthNames[$0] }
  return other.contains { $0 != month } ? nil : yearAndPart(year, "\(month)")
}

/// A year and a month (number or Indonesian or English name) or half-year (`Semester 2`).
func yearAndPart(_ year: String, _ part: String) -> Period? {
  let text = trimmedText(part).lowercased()
  let words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  if words.count == 2, halfWords.contains(words[0]) { return half(trimmedText(year), words[1]) }
  let month = monthNames[text] ?? Int(text)
  guard let month, (1...12).contains(month) else { return nil }
  return Period(trimmedText(year) + (month < 10 ? "-0\(month)" : "-\(month)"))
}

extension TextTable {
  /// The one period that the lines above the table, or else the name of its sheet, say it is of; nil when they name none
  /// or several.
  public var titlePeriod: Period? {
    var found: [Period] = []
    for period in title.compactMap(periodInText) where !found.contains(period) { found.append(period) }
    guard !found.isEmpty else { return sheet.flatMap(periodInText) }
    let finest = found.filter { one in !found.contains { $0 != one && $0.length != .year && $0.year == one.year } }
    return finest.count == 1 ? finest[0] : nil
  }
}
