import SpatialStats
import Stunting

/// The juknis hotspot test of every village, for the rate and apart from it for the number of cases: upper-tail mid-p
/// against the average of the other villages, Benjamini-Hochberg. Says nothing about neighbours. Villages whose value was
/// not measured there are not tested, and no average or dispersion is made of them.
///
/// - Parameters:
///   - isPooled: Hold the rate against cases over measured instead of the mean over the villages.
public func juknisHotspots(_ t: HeadlineTable, alpha: Double, isPooled: Bool) throws(AnalysisError) -> HotspotTable {
  let cases = (0..<t.count).map { v in t.notMeasuredHere[v] ? nil : t.cases[v].flatMap { Int(exactly: $0) } }
  let measured = (0..<t.count).map { v in t.isMeasured(v) ? t.denominator[v].flatMap { Int(exactly: $0) } : nil }
  do {
    let rates = try rateTest(cases, measured, alpha: alpha, isPooled: isPooled)
    let other = try rateTest(cases, measured, alpha: alpha, isPooled: !isPooled)
    let counts = try HotspotTest.counts(cases, parameters: parameters(alpha, isPooled))
    let adjusted = MultipleTesting.benjaminiHochberg.adjusted(rates.p)
    let otherAdjusted = MultipleTesting.benjaminiHochberg.adjusted(other.p)
    return HotspotTable(
      alpha: alpha, referenceRate: rates.reference, referenceCases: counts.reference, ratePValue: rates.p,
      rateAdjusted: adjusted, casesPValue: counts.p,
      casesAdjusted: MultipleTesting.benjaminiHochberg.adjusted(counts.p), rateModel: name(rates.model),
      casesModel: name(counts.model), detectableDifference: rates.smallestDetectableExcess,
      dependsOnAverage: zip(adjusted, otherAdjusted).map { (($0 ?? 2) <= alpha) != (($1 ?? 2) <= alpha) })
  } catch {
    throw .statistics(error)
  }
}

private func rateTest(_ cases: [Int?], _ measured: [Int?], alpha: Double, isPooled: Bool) throws(StatisticsError)
  -> HotspotTest
{
  try HotspotTest.prevalence(cases: cases, measured: measured, parameters: parameters(alpha, isPooled))
}

private func parameters(_ alpha: Double, _ isPooled: Bool) -> HotspotParameters {
  var p = HotspotParameters()
  p.level = alpha
  p.average = isPooled ? .pooled : .meanOfUnits
  return p
}

private func name(_ model: HotspotModel) -> String {
  switch model {
  case .binomial: "binomial"
  case .betaBinomial: "beta_binomial"
  case .poisson: "poisson"
  case .negativeBinomial: "negative_binomial"
  }
}
