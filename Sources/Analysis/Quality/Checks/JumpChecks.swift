import SpatialStats
import Stunting

/// Reliability over time: changes of a share between like periods (the same month or half of the years) that neither
/// chance nor the change common to all units explains.
struct JumpChecks {
  let table: QualityTable
  private(set) var summary: CheckSummary
  private var found: [Found] = []

  /// A change that was tested.
  private struct Found {
    var before: Int
    var after: Int
    var p: Double
    var excess: Double
    var adjusted = 1.0
  }

  init(_ table: QualityTable) {
    self.table = table
    summary = CheckSummary(level: table.input.rules.level)
    let joined = table.joined { $0.kind == .ratio && $0.origin == .reported && $0.sharePercent != nil }
    for series in joined { test(series) }
    let adjusted = MultipleTesting.benjaminiHochberg.adjusted(found.map { $0.p })
    for i in found.indices { found[i].adjusted = adjusted[i] ?? 1 }
    summary.tested = found.count
    summary.flagged = found.count { isFlagged($0) }
  }

  func add(to tally: inout QualityTally, _ faults: inout [QualityFault], _ measured: MeasuredShares) {
    for change in found {
      let value = table.input.values[change.after]
      let source = table.source(value.sourceID)
      let place = table.placeOf[change.after]
      let sector = table.sector(value.indicator)
      tally.add(
        .jumps, source: source, district: place.district, sector: sector, part: isFlagged(change) ? 1 : 0, whole: 1)
      guard isFlagged(change) else { continue }
      faults.append(
        QualityFault(
          problem: .rule(.jumps), source: source, place: place, row: value.sourceRow, sector: sector,
          severity: .important, detail: detail(change, measured)))
    }
  }

  private func isFlagged(_ change: Found) -> Bool {
    change.adjusted <= summary.level && abs(change.excess) >= table.input.rules.jumpPoints
  }

  private func detail(_ change: Found, _ measured: MeasuredShares) -> MendDetail {
    let (before, after) = (table.input.values[change.before], table.input.values[change.after])
    return .jump(
      indicator: after.indicator, from: before.period, to: after.period, before: before.sharePercent ?? 0,
      after: after.sharePercent ?? 0, excessPoints: change.excess, adjustedP: change.adjusted,
      measuredShareBefore: measured.percent(before), measuredShareAfter: measured.percent(after))
  }

  private mutating func test(_ series: JoinedSeries) {
    for after in series.periods {
      guard let before = series.periods.last(where: { $0.isLike(after) && $0.year < after.year }) else { continue }
      test(series.units.map { (series.value($0, before), series.value($0, after)) })
    }
  }

  private mutating func test(_ members: [(before: Int?, after: Int?)]) {
    let pairs = members.map { pair(table.values($0.before), table.values($0.after)) }
    guard let test = ShareChangeTest(pairs) else { return }
    let changes = members.map { table.change($0.before, $0.after) }
    let common = median(changes.compactMap { $0 })
    for (i, member) in members.enumerated() {
      guard let p = test.p[i], let before = member.before, let after = member.after, let change = changes[i] else {
        continue
      }
      found.append(Found(before: before, after: after, p: p, excess: change - common))
    }
  }

  private func pair(_ before: IndicatorValue?, _ after: IndicatorValue?) -> SharePair? {
    guard let a = before?.numerator.flatMap({ Int(exactly: $0) }),
      let n = before?.denominator.flatMap({ Int(exactly: $0) }),
      let b = after?.numerator.flatMap({ Int(exactly: $0) }), let m = after?.denominator.flatMap({ Int(exactly: $0) })
    else { return nil }
    return SharePair(casesBefore: a, measuredBefore: n, casesAfter: b, measuredAfter: m)
  }
}

extension Period {
  /// The same month, half, or a whole year too.
  func isLike(_ other: Period) -> Bool { length == other.length && part == other.part }
}

extension QualityTable {
  func values(_ index: Int?) -> IndicatorValue? { index.map { input.values[$0] } }

  /// Points from one value to another.
  func change(_ before: Int?, _ after: Int?) -> Double? {
    guard let a = values(before)?.sharePercent, let b = values(after)?.sharePercent else { return nil }
    return b - a
  }
}

/// Middle value, of an even number the mean of the two; 0 for none.
func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  guard let last = sorted.last else { return 0 }
  let half = sorted.count / 2
  guard half > 0 else { return last }
  return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
