public import Stunting

/// How often an indicator is reported. A *due month* is the last month a report is about.
public enum ReportingFrequency: String, Sendable, Codable, CaseIterable {
  case monthly
  case quarterly
  /// Twice a year, February and August, the months of Vitamin A (juknis, Aksi 7): weighing and measuring.
  case weighing
  case halfYearly = "half_yearly"
  case yearly

  /// The frequency of the catalogue. Half-yearly figures of the sector that weighs children follow the weighing months.
  public init(_ frequency: UpdateFrequency, weighs: Bool) {
    switch frequency {
    case .month: self = .monthly
    case .quarter: self = .quarterly
    case .halfYear: self = weighs ? .weighing : .halfYearly
    case .year: self = .yearly
    }
  }

  /// Due months of a year, ascending.
  public var dueMonths: [Int] {
    switch self {
    case .monthly: Array(1...12)
    case .quarterly: [3, 6, 9, 12]
    case .weighing: [2, 8]
    case .halfYearly: [6, 12]
    case .yearly: [12]
    }
  }

  /// Days after the end of the due month until a report is late: 30, and 90 for yearly ones (usulan).
  public var graceDays: Int { self == .yearly ? 90 : 30 }

  /// Due month that a period covers, as months since year 0: the latest one that is not after the end of the period.
  func covered(by period: Period) -> Int? {
    CalendarDay(period.endDate).map { latestDue(notAfter: $0.monthIndex) }
  }

  /// The latest due month whose report should be there on a day.
  func expected(on day: CalendarDay) -> Int {
    var due = latestDue(notAfter: day.monthIndex)
    while dueDay(of: due).number >= day.number { due = latestDue(notAfter: due - 1) }
    return due
  }

  /// Last day on which the report about a due month is in time.
  func dueDay(of due: Int) -> CalendarDay { CalendarDay(endOfMonth: due).adding(days: graceDays) }

  /// Due months from one to another, both included.
  func dueMonths(from first: Int, through last: Int) -> Int {
    guard first <= last else { return 0 }
    return ordinal(last) - ordinal(first) + 1
  }

  func latestDue(notAfter month: Int) -> Int {
    let months = dueMonths
    let (year, part) = (month / 12, month % 12 + 1)
    if let found = months.last(where: { $0 <= part }) { return year * 12 + found - 1 }
    return (year - 1) * 12 + (months.last ?? 12) - 1
  }

  private func ordinal(_ due: Int) -> Int {
    due / 12 * dueMonths.count + (dueMonths.firstIndex(of: due % 12 + 1) ?? 0)
  }
}
