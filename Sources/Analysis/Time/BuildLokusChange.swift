import SpatialStats
public import Stunting

/// Change of lokus against the fall to expect without any effect, and against similar villages that are no lokus.
///
/// - Parameters:
///   - before: The table lokus were chosen by.
///   - lokus: By village; villages beyond its end are none.
/// - Throws: `lengthMismatch` when the tables are not about the same number of villages, `parameterOutOfRange` for a
///   confidence outside 0...1.
public func lokusChange(
  from before: HeadlineTable, to after: HeadlineTable, lokus: [Bool], measuredShares: [Period: Double] = [:],
  options: LokusChangeOptions = LokusChangeOptions()
) throws(AnalysisError) -> LokusChange {
  try checkComparable(before, after, confidence: options.confidence)
  let isLokus = (0..<before.count).map { lokus.indices.contains($0) && lokus[$0] }
  let prediction = try Prediction(before, after, isLokus: isLokus, confidence: options.confidence)
  let chosen = isLokus.indices.filter { isLokus[$0] }
  let known = chosen.filter { prediction.units[$0] != nil }
  let matched = prediction.matches(known, options)
  let against = prediction.againstSimilar(matched)
  return LokusChange(
    before: before.period, after: after.period,
    unlike: unlikeReasons(before, after, measuredShares, gap: options.measuredShareGap),
    lokus: prediction.expectedChange(known), others: prediction.expectedChange(prediction.others),
    matched: matched, againstSimilar: against?.mean, againstSimilarInterval: against?.interval,
    againstSimilarP: against?.p, correlation: prediction.correlation,
    unmatched: known.filter { v in !matched.contains { $0.lokus == v } },
    missing: chosen.filter { prediction.units[$0] == nil })
}

/// Each village measured both times, with what the first time makes us expect of the second.
private struct Prediction {
  struct Unit {
    var cases, measured, nextCases, nextMeasured: Double
    /// Share to expect, and variance of the next share around it.
    var expected, variance: Double
    var beyond: Double { nextCases / nextMeasured - expected }
    var score: Double? { variance > 0 ? beyond / variance.squareRoot() : nil }
  }

  let units: [Unit?]
  /// Villages that are no lokus, measured both times, ascending.
  let others: [Int]
  let correlation: Double
  let confidence: Double

  init(
    _ before: HeadlineTable, _ after: HeadlineTable, isLokus: [Bool], confidence: Double
  ) throws(AnalysisError) {
    let first = (0..<before.count).map { wholeShare($0, before) }
    let next: NextShares
    do { next = try NextShares(cases: first.map { $0?.cases }, measured: first.map { $0?.measured }) } catch {
      throw .statistics(error)
    }
    let units = first.indices.map { v -> Unit? in
      guard let a = first[v], let b = wholeShare(v, after), let expected = next.expected[v],
        let variance = next.variance(unit: v, measured: b.measured)
      else { return nil }
      let n = Double(b.measured)
      return Unit(
        cases: Double(a.cases), measured: Double(a.measured), nextCases: Double(b.cases), nextMeasured: n,
        expected: expected, variance: variance / (n * n))
    }
    let others = units.indices.filter { units[$0] != nil && !isLokus[$0] }
    let dispersion = ChangeDispersion(
      others.map { units[$0]?.score }, sizes: others.map { units[$0]?.nextMeasured ?? 1 })
    self.others = others
    self.confidence = confidence
    correlation = dispersion?.correlation ?? 0
    self.units = units.map { unit in
      unit.map {
        var unit = $0
        unit.variance *= dispersion?.factor(size: unit.nextMeasured) ?? 1
        return unit
      }
    }
  }

  func expectedChange(_ villages: [Int]) -> ExpectedChange? {
    let set = villages.compactMap { units[$0] }
    let (before, after) = (set.reduce(0.0) { $0 + $1.measured }, set.reduce(0.0) { $0 + $1.nextMeasured })
    guard before > 0, after > 0 else { return nil }
    let expected = set.reduce(0.0) { $0 + $1.expected * $1.nextMeasured } / after
    let variance = set.reduce(0.0) { $0 + $1.variance * $1.nextMeasured * $1.nextMeasured } / (after * after)
    let observed = set.reduce(0.0) { $0 + $1.nextCases } / after
    let range = range(expected, variance)
    return ExpectedChange(
      villages: set.count, before: set.reduce(0.0) { $0 + $1.cases } / before, after: observed, expected: expected,
      expectedInterval: Interval(lower: max(0, range.lower), upper: min(1, range.upper)),
      p: pValue(observed - expected, variance))
  }

  func matches(_ lokus: [Int], _ options: LokusChangeOptions) -> [MatchedLokus] {
    lokus.compactMap { v in
      guard let own = units[v]?.expected else { return nil }
      let near = others.compactMap { other -> (gap: Double, village: Int)? in
        guard let gap = units[other].map({ abs($0.expected - own) }), gap <= options.similarWithin else { return nil }
        return (gap, other)
      }
      let similar = near.sorted { ($0.gap, $0.village) < ($1.gap, $1.village) }.prefix(max(0, options.mostSimilar))
      return similar.isEmpty ? nil : MatchedLokus(lokus: v, similar: similar.map(\.village))
    }
  }

  func againstSimilar(_ matched: [MatchedLokus]) -> (mean: Double, interval: Interval, p: Double)? {
    guard !matched.isEmpty else { return nil }
    var weight = [Double](repeating: 0, count: units.count)
    for match in matched {
      weight[match.lokus] += 1 / Double(matched.count)
      for other in match.similar { weight[other] -= 1 / Double(matched.count * match.similar.count) }
    }
    var (mean, variance) = (0.0, 0.0)
    for (v, w) in weight.enumerated() where w != 0 {
      guard let unit = units[v] else { continue }
      mean += w * unit.beyond
      variance += w * w * unit.variance
    }
    return (mean, range(mean, variance), pValue(mean, variance))
  }

  private func range(_ centre: Double, _ variance: Double) -> Interval {
    let half = -NormalDistribution.quantile((1 - confidence) / 2) * variance.squareRoot()
    return Interval(lower: centre - half, upper: centre + half)
  }

  private func pValue(_ distance: Double, _ variance: Double) -> Double {
    variance > 0 ? NormalDistribution.twoSided(distance / variance.squareRoot()) : distance == 0 ? 1 : 0
  }
}
