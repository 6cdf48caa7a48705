import Stunting

/// D/S, measured of registered, by unit and period.
struct MeasuredShares {
  private struct Cell: Hashable {
    var level: UnitLevel
    var unit: Int
    var period: Period
  }

  let table: QualityTable
  private var cells: [Cell: Int] = [:]

  init(_ table: QualityTable) {
    self.table = table
    for series in table.series where series.key.indicator == table.input.rules.measuredShareIndicator {
      for i in series.values {
        let value = table.input.values[i]
        guard value.denominator ?? 0 > 0, value.numerator != nil else { continue }
        let cell = Cell(level: value.level, unit: value.unit, period: value.period)
        // Balita are what D/S is about; another age group only stands in.
        if cells[cell] == nil || value.ageGroup == .balita { cells[cell] = i }
      }
    }
  }

  /// D/S in percent of the unit and period of a value.
  func percent(_ value: IndicatorValue) -> Double? {
    cells[Cell(level: value.level, unit: value.unit, period: value.period)].flatMap {
      table.input.values[$0].sharePercent
    }
  }

  /// Pooled D/S of a level in a period.
  func percent(level: UnitLevel, period: Period) -> Double? {
    var (measured, registered) = (0.0, 0.0)
    for (cell, i) in cells where cell.level == level && cell.period == period {
      measured += table.input.values[i].numerator ?? 0
      registered += table.input.values[i].denominator ?? 0
    }
    return registered > 0 ? 100 * measured / registered : nil
  }

  /// Completeness of measuring in the newest period of each current series, and the units in which it is low.
  func add(to tally: inout QualityTally, _ faults: inout [QualityFault]) {
    for series in table.currentSeries where series.key.indicator == table.input.rules.measuredShareIndicator {
      guard let newest = table.byPeriod(series).last else { continue }
      for i in newest.values { add(i, newest.period, series, &tally, &faults) }
    }
  }

  private func add(
    _ i: Int, _ period: Period, _ series: ValueSeries, _ tally: inout QualityTally, _ faults: inout [QualityFault]
  ) {
    let value = table.input.values[i]
    guard let measured = value.numerator, let registered = value.denominator, registered > 0 else { return }
    let place = table.placeOf[i]
    let sector = table.sector(value.indicator)
    tally.add(
      .measuredShare, source: series.key.source, district: place.district, sector: sector, part: measured,
      whole: registered)
    guard 100 * measured / registered < table.input.rules.lowMeasuredShare else { return }
    faults.append(
      QualityFault(
        problem: .rule(.measuredShare), source: series.key.source, place: place, row: value.sourceRow, sector: sector,
        severity: 100 * measured / registered < QualityRule.measuredShare.cuts.poor ? .important : .check,
        detail: .measuredShare(period: period, measured: measured, registered: registered)))
  }
}
