import Stunting

/// Lateness of a series: what is missing after its newest report.
struct Lateness: Equatable {
  var daysLate: Int
  var reportsMissing: Int
}

/// Timeliness: the newest report of each unit, whatever source it came from, against the report that was due by the day
/// of the check. A series that newer sources have taken over is not judged.
struct TimelinessChecks {
  let table: QualityTable
  private let day: CalendarDay?

  init(_ table: QualityTable) {
    self.table = table
    day = CalendarDay(table.input.asOf)
  }

  /// Lateness of a newest period; nil without a frequency or a day.
  func lateness(newest: Period, indicator: String) -> Lateness? {
    guard let day, let frequency = table.frequency(indicator), let covered = frequency.covered(by: newest)
    else { return nil }
    let expected = frequency.expected(on: day)
    guard covered < expected else { return Lateness(daysLate: 0, reportsMissing: 0) }
    let missing = frequency.dueMonths(from: covered, through: expected) - 1
    let first = firstDue(after: covered, frequency)
    return Lateness(daysLate: max(0, day.number - frequency.dueDay(of: first).number), reportsMissing: missing)
  }

  func add(to tally: inout QualityTally, _ faults: inout [QualityFault]) {
    var late: [Int: [(newest: Period, lateness: Lateness)]] = [:]
    for s in table.series.indices where !table.succession.isSuperseded[s] {
      let series = table.series[s]
      addUnits(s, &tally)
      guard let newest = series.newest, let l = lateness(newest: newest, indicator: series.key.indicator),
        l.reportsMissing > 0
      else { continue }
      late[series.key.source, default: []].append((newest, l))
    }
    for source in late.keys.sorted() {
      guard let worst = late[source]?.max(by: { $0.lateness.daysLate < $1.lateness.daysLate }) else { continue }
      faults.append(
        QualityFault(
          problem: .rule(.upToDate), source: source, place: .unknown, row: nil, sector: nil,
          severity: worst.lateness.reportsMissing > 1 ? .important : .check,
          detail: .late(
            newest: worst.newest, days: worst.lateness.daysLate, reportsMissing: worst.lateness.reportsMissing,
            indicators: late[source]?.count ?? 0)))
    }
  }

  /// The longest lateness of a source's series; nil when none has a frequency or is judged.
  func daysLate(source: Int) -> Int? {
    table.currentSeries.filter { $0.key.source == source }.compactMap { series in
      series.newest.flatMap { lateness(newest: $0, indicator: series.key.indicator)?.daysLate }
    }.max()
  }

  private func addUnits(_ s: Int, _ tally: inout QualityTally) {
    let series = table.series[s]
    guard let day, let frequency = table.frequency(series.key.indicator) else { return }
    let expected = frequency.expected(on: day)
    for (unit, period) in table.succession.newestPeriods(s).sorted(by: { $0.key < $1.key }) {
      guard let covered = frequency.covered(by: period) else { continue }
      let place = series.key.level == .village ? table.places.place(village: unit) : table.places.place(unit: unit)
      tally.add(
        .upToDate, source: series.key.source, district: place.district, sector: table.sector(series.key.indicator),
        part: covered >= expected ? 1 : 0, whole: 1)
    }
  }

  private func firstDue(after covered: Int, _ frequency: ReportingFrequency) -> Int {
    var month = covered + 1
    while frequency.latestDue(notAfter: month) == covered { month += 1 }
    return frequency.latestDue(notAfter: month)
  }
}
