/// Day numbers (days from 1970-01-01) and dates.
enum DayNumber {
  /// H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil. Nil when there is no such day.
  static func of(year: Int, month: Int, day: Int) -> Int? {
    guard (1900...2200).contains(year), (1...12).contains(month), day >= 1, day <= days(in: month, year: year) else {
      return nil
    }
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yoe = y - era * 400
    let doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
  }

  /// civil_from_days.
  static func civil(_ number: Int) -> (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let doe = z - era * 146_097
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
    let mp = (5 * doy + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    return (yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1)
  }

  /// Completed months from one day to another, as a calendar counts them; negative when `to` is earlier.
  static func months(from: Int, to: Int) -> Int {
    let a = civil(from)
    let b = civil(to)
    return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0)
  }

  private static func days(in month: Int, year: Int) -> Int {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}

/// Reads the dates of one column, and notes in which order day and month stand.
struct DateColumn {
  let isMonthFirst: Bool
  /// Dates that make sense in one order only.
  private(set) var onlyDayFirst = 0
  private(set) var onlyMonthFirst = 0

  init(isMonthFirst: Bool) { self.isMonthFirst = isMonthFirst }

  /// True when the other order explains every date that this one can't.
  var wantsMonthFirst: Bool { !isMonthFirst && onlyMonthFirst > 0 && onlyDayFirst == 0 }

  /// `2024-08-31` (and with a time), `31/08/2024`, `31-8-24`, `31 Agustus 2024`, `31-Aug-2024`, or the serial number of
  /// a workbook in a text file; nil for anything else.
  mutating func read(_ text: String) -> Int? {
    let tokens = DateTokens(text)
    guard tokens.count == 3 else { return tokens.count == 1 ? serial(tokens[0]) : nil }
    if let month = monthNumber(tokens[0].word) { return date(tokens[2].value, month, tokens[1].value) }
    if let month = monthNumber(tokens[1].word) { return date(tokens[2].value, month, tokens[0].value) }
    guard tokens.areNumbers else { return nil }
    if tokens[0].digits == 4 { return date(tokens[0].value, tokens[1].value, tokens[2].value) }
    return ordered(tokens[0].value, tokens[1].value, year: tokens[2])
  }

  private mutating func ordered(_ first: Int, _ second: Int, year: DateTokens.Token) -> Int? {
    guard year.digits == 4 || year.digits == 2 else { return nil }
    let whole = year.digits == 2 ? 2000 + year.value : year.value
    if first > 12, second <= 12 { onlyDayFirst += 1 } else if second > 12, first <= 12 { onlyMonthFirst += 1 }
    return isMonthFirst ? date(whole, first, second) : date(whole, second, first)
  }

  private func date(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    DayNumber.of(year: year, month: month, day: day)
  }

  /// Days from 1899-12-30, between 1982 and 2064.
  private func serial(_ token: DateTokens.Token) -> Int? {
    token.digits == 5 && (30_000..<60_000).contains(token.value) ? token.value - 25_569 : nil
  }
}

/// The first three numbers or words of a text.
struct DateTokens {
  struct Token {
    var value = 0
    var digits = 0
    var word: [UInt8] = []
  }

  private var tokens: [Token] = []

  init(_ text: String) {
    var kind = 0
    for byte in text.utf8 {
      let isDigit = byte &- 48 <= 9
      let isLetter = (byte | 0x20) &- 97 < 26
      let next = isDigit ? 1 : isLetter ? 2 : 0
      if next != kind, next != 0 {
        guard tokens.count < 3 else { return }
        tokens.append(Token())
      }
      kind = next
      guard next != 0 else { continue }
      let last = tokens.count - 1
      if isDigit {
        tokens[last].digits += 1
        tokens[last].value = tokens[last].digits <= 9 ? tokens[last].value * 10 + Int(byte - 48) : Int(Int32.max)
      } else if tokens[last].word.count < 12 {
        tokens[last].word.append(byte | 0x20)
      }
    }
  }

  var count: Int { tokens.count }
  var areNumbers: Bool { tokens.allSatisfy { $0.digits > 0 } }
  subscript(index: Int) -> Token { tokens[index] }
}

/// An Indonesian or English month by its first letters; nil for another word.
private func monthNumber(_ word: [UInt8]) -> Int? {
  guard word.count >= 3 else { return nil }
  switch String(decoding: word.prefix(3), as: UTF8.self) {
  case "jan": return 1
  case "feb", "peb": return 2
  case "mar": return 3
  case "apr": return 4
  case "mei", "may": return 5
  case "jun": return 6
  case "jul": return 7
  case "agu", "ags", "agt", "aug": return 8
  case "sep": return 9
  case "okt", "oct": return 10
  case "nov", "nop": return 11
  case "des", "dec": return 12
  default: return nil
  }
}
