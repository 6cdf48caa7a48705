/// The period a value belongs to: a month, a half-year or a year, written `2024-08`, `2024-H2`, `2024`.
public struct Period: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
  public enum Length: String, Sendable, Codable {
    case month
    case halfYear = "half_year"
    case year
    /// Of a file that says nothing about time (`Period.unstated`).
    case unstated
  }

  /// No period was stated: printed as `-`, before every other one. It has no text that reads back.
  public static let unstated = Period(year: 0, length: .unstated, part: 1)

  public let year: Int
  public let length: Length
  /// Month 1-12, half 1-2, or 1 for a year.
  public let part: Int

  /// Reads `2024-08`, `2024-H2` (also lower case) or `2024`; nil for anything else or a year outside 1900-2200.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, first.count == 4, let year = Int(first), (1900...2200).contains(year) else {
      return nil
    }
    switch parts.count {
    case 1: self.init(year: year, length: .year, part: 1)
    case 2:
      let second = parts[1].uppercased()
      if second == "H1" || second == "H2" {
        self.init(year: year, length: .halfYear, part: second == "H1" ? 1 : 2)
      } else if second.count == 2, let month = Int(second), (1...12).contains(month) {
        self.init(year: year, length: .month, part: month)
      } else {
        return nil
      }
    default: return nil
    }
  }

  private init(year: Int, length: Length, part: Int) {
    self.year = year
    self.length = length
    self.part = part
  }

  public var description: String {
    switch length {
    case .year: "\(year)"
    case .halfYear: "\(year)-H\(part)"
    case .month: "\(year)-" + (part < 10 ? "0\(part)" : "\(part)")
    case .unstated: "-"
    }
  }

  /// First day, `yyyy-mm-dd`.
  public var startDate: String { length == .unstated ? "-" : Period.date(year, firstMonth, 1) }
  /// Last day, `yyyy-mm-dd`.
  public var endDate: String {
    length == .unstated ? "-" : Period.date(year, lastMonth, Period.days(in: lastMonth, year: year))
  }

  /// By end date, then start date: the most recent period is the greatest.
  public static func < (a: Period, b: Period) -> Bool { (a.endDate, a.startDate) < (b.endDate, b.startDate) }

  private var firstMonth: Int {
    switch length {
    case .year, .unstated: 1
    case .halfYear: part == 1 ? 1 : 7
    case .month: part
    }
  }

  private var lastMonth: Int {
    switch length {
    case .year, .unstated: 12
    case .halfYear: part == 1 ? 6 : 12
    case .month: part
    }
  }

  private static func days(in month: Int, year: Int) -> Int {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int) -> String {
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}
