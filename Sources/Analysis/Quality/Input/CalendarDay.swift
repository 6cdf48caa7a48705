/// A day of the Gregorian calendar as a number, for differences in days.
struct CalendarDay: Equatable {
  /// Days since 1970-01-01.
  let number: Int
  /// Months since year 0: year x 12 + month - 1.
  let monthIndex: Int

  /// Reads `yyyy-mm-dd`; nil for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]), (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The last day of a month.
  init(endOfMonth month: Int) {
    let next = CalendarDay(year: (month + 1) / 12, month: (month + 1) % 12 + 1, day: 1)
    self.init(number: next.number - 1, monthIndex: month)
  }

  func adding(days: Int) -> CalendarDay { CalendarDay(number: number + days, monthIndex: monthIndex) }

  private init(number: Int, monthIndex: Int) {
    self.number = number
    self.monthIndex = monthIndex
  }

  /// Days of the civil calendar counted from March, so that the leap day is the last one of its year.
  private init(year: Int, month: Int, day: Int) {
    let y = month <= 2 ? year - 1 : year
    let m = month <= 2 ? month + 9 : month - 3
    let days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1
    self.init(number: days - 719_468, monthIndex: year * 12 + month - 1)
  }
}
