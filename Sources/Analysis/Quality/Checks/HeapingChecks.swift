import SpatialStats
import Stunting

/// Reliability of measuring: last digits of heights and weights, by area.
struct HeapingChecks {
  let table: QualityTable
  /// Worst first.
  let results: [DigitPreferenceResult]
  let summary: CheckSummary

  init(_ table: QualityTable) {
    self.table = table
    let rules = table.input.rules
    let areas = HeapingChecks.areas(table.input.digits)
    let tests = areas.map { DigitPreference(counts: $0.counts) }
    let adjusted = MultipleTesting.benjaminiHochberg.adjusted(tests.map { $0?.p })
    var found: [DigitPreferenceResult] = []
    for (i, area) in areas.enumerated() {
      guard let test = tests[i], let p = adjusted[i] else { continue }
      found.append(
        DigitPreferenceResult(
          sourceID: area.key.sourceID, unitName: area.key.unitName, measure: area.key.measure,
          measured: test.measured, score: test.score, shareOnZeroAndFive: test.shareOnZeroAndFive, adjustedP: p,
          flagged: p <= rules.level && test.score > rules.heapingScore))
    }
    // Equal scores keep the order of their areas.
    let order = found.indices.sorted { (found[$1].score, $0) < (found[$0].score, $1) }
    results = order.map { found[$0] }
    summary = CheckSummary(tested: results.count, flagged: results.count { $0.flagged }, level: rules.level)
  }

  private struct Key: Hashable, Comparable {
    var sourceID: String
    var unitName: String
    var measure: DigitCount.Measure
    static func < (a: Self, b: Self) -> Bool {
      (a.sourceID, a.unitName, a.measure.rawValue) < (b.sourceID, b.unitName, b.measure.rawValue)
    }
  }

  /// Ten counts for each source, unit and measure.
  private static func areas(_ digits: [DigitCount]) -> [(key: Key, counts: [Int])] {
    var areas: [Key: [Int]] = [:]
    for d in digits where (0...9).contains(d.digit) {
      let key = Key(sourceID: d.sourceID, unitName: d.unitName, measure: d.measure)
      var counts = areas[key] ?? [Int](repeating: 0, count: 10)
      let (sum, overflow) = counts[d.digit].addingReportingOverflow(d.count)
      counts[d.digit] = overflow ? -1 : sum
      areas[key] = counts
    }
    return areas.keys.sorted().map { ($0, areas[$0] ?? []) }
  }

  func add(to tally: inout QualityTally, _ faults: inout [QualityFault]) {
    for result in results {
      let source = table.source(result.sourceID)
      let place = table.places.place(measuredBy: result.unitName)
      let sector = table.sectorOfSource[source]
      tally.add(
        .digitPreference, source: source, district: place.district, sector: sector, part: result.flagged ? 1 : 0,
        whole: 1)
      guard result.flagged else { continue }
      faults.append(
        QualityFault(
          problem: .rule(.digitPreference), source: source, place: place, row: nil, sector: sector,
          severity: .important, detail: .digits(result)))
    }
  }
}
