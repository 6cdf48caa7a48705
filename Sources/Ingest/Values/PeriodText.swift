public import Stunting

private let monthNames: [String: Int] = [
  "januari": 1, "jan": 1, "january": 1, "februari": 2, "feb": 2, "pebruari": 2, "february": 2, "maret": 3, "mar": 3,
  "march": 3, "april": 4, "apr": 4, "mei": 5, "may": 5, "juni": 6, "jun": 6, "june": 6, "juli": 7, "jul": 7, "july": 7,
  "agustus": 8, "agu": 8, "ags": 8, "agt": 8, "august": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9, "oktober": 10,
  "okt": 10, "october": 10, "oct": 10, "november": 11, "nopember": 11, "nov": 11, "nop": 11, "desember": 12, "des": 12,
  "december": 12, "dec": 12,
]

/// A period as tables write it: `2024`, `2024-08`, `2024-H2`, `Agustus 2024`, `08/2024`, `01/08/2024` (day first),
/// `2024-08-31`, `2024/08/31`, `Semester 2 2024`; nil for anything else.
public func periodFromText(_ text: String) -> Period? {
  let trimmed = trimmedText(text)
  if let period = Period(trimmed) { return period }
  let words = trimmed.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  let isDate = words.count == 3 && words.allSatisfy { Int($0) != nil }
  if isDate { return words[0].count == 4 ? yearAndPart(words[0], words[1]) : yearAndPart(words[2], words[1]) }
  if words.count == 3, ["semester", "sem", "smt"].contains(words[0]), ["1", "2", "i", "ii"].contains(words[1]) {
    return Period(words[2] + (["1", "i"].contains(words[1]) ? "-H1" : "-H2"))
  }
  guard words.count == 2 else { return nil }
  return words[0].count == 4 && Int(words[0]) != nil ? yearAndPart(words[0], words[1]) : yearAndPart(words[1], words[0])
}

/// A year and a month (number or Indonesian or English name).
func yearAndPart(_ year: String, _ part: String) -> Period? {
  let month = monthNames[trimmedText(part).lowercased()] ?? Int(trimmedText(part))
  guard let month, (1...12).contains(month) else { return nil }
  return Period(trimmedText(year) + (month < 10 ? "-0\(month)" : "-\(month)"))
}

/// A `PeriodMapping` bound to the columns of a table.
struct PeriodReader {
  private let constant: Period?
  private let columns: [Int]
  /// Column to name when a period cannot be read.
  let columnName: String?

  init(_ mapping: PeriodMapping, in table: TextTable) throws(IngestError) {
    switch mapping {
    case .constant(let period):
      constant = period
      columns = []
      columnName = nil
    case .columns(let names):
      guard (1...2).contains(names.count) else {
        throw .badRequest(source: table.file, detail: "period columns: \(names.count)")
      }
      var columns: [Int] = []
      for name in names { columns.append(try table.column(name)) }
      constant = nil
      self.columns = columns
      columnName = names.last
    }
  }

  func read(_ table: TextTable, row: Int) -> Period? {
    if let constant { return constant }
    if columns.count == 1 { return periodFromText(table.trimmed(row, columns[0])) }
    let year = wholeNumber(table.trimmed(row, columns[0]))
    return yearAndPart(year, wholeNumber(table.trimmed(row, columns[1])))
  }

  /// `2024.0` of a number cell as `2024`.
  private func wholeNumber(_ text: String) -> String { text.hasSuffix(".0") ? String(text.dropLast(2)) : text }
}
