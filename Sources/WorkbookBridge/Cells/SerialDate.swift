/// The two ways in which workbooks count days.
enum DateSystem {
  /// Day 1 is 1900-01-01, and day 60 a 29 February 1900 that never was.
  case from1900
  /// Day 0 is 1904-01-01.
  case from1904
}

/// What the format of a number says about its meaning.
enum NumberMeaning: Equatable {
  case number, percent, date, time, dateTime
}

/// A serial number as a date (`2024-08-31`), time (`14:05:00`) or both; nil outside the years that a workbook knows.
func dateText(serial: Double, meaning: NumberMeaning, system: DateSystem) -> String? {
  guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
  let seconds = Int((serial * 86_400).rounded())
  let (day, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
  let clock = "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
  if meaning == .time {
    let hours = seconds / 3600
    return "\(two(hours)):\(two(rest / 60 % 60)):\(two(rest % 60))"
  }
  let date = civilDate(daysFrom1970: day + offset(day, system))
  return meaning == .date || rest == 0 ? date : date + "T" + clock
}

private func offset(_ day: Int, _ system: DateSystem) -> Int {
  switch system {
  case .from1904: -24_107
  case .from1900: day < 60 ? -25_568 : -25_569
  }
}

private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

/// A day of the Gregorian calendar (H. Hinnant, "chrono-compatible low-level date algorithms", civil_from_days).
func civilDate(daysFrom1970: Int) -> String {
  let z = daysFrom1970 + 719_468
  let era = (z >= 0 ? z : z - 146_096) / 146_097
  let doe = z - era * 146_097
  let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365
  let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
  let mp = (5 * doy + 2) / 153
  let day = doy - (153 * mp + 2) / 5 + 1
  let month = mp < 10 ? mp + 3 : mp - 9
  let year = yoe + era * 400 + (month <= 2 ? 1 : 0)
  let digits = String(year)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-" + two(month) + "-" + two(day)
}
