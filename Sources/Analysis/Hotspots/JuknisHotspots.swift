import SpatialStats
import Stunting

/// The juknis hotspot test of every village, for the rate and apart from it for the number of cases: upper-tail mid-p
/// against the average of the other villages, Benjamini-Hochberg. Says nothing about neighbours. Villages whose value
/// was not measured there are not tested, and no average or dispersion is made of them.
///
/// - Parameters:
///   - alpha: Level after Benjamini-Hochberg, between 0 and 1.
///   - isPooled: Hold the rate against cases over measured instead of the mean over the villages.
public func juknisHotspots(_ t: HeadlineTable, alpha: Double, isPooled: Bool) throws(AnalysisError) -> HotspotTable {
  let cases = (0..<t.count).map { v in t.notMeasuredHere[v] ? nil : t.cases[v].flatMap { Int(exactly: $0) } }
  let measured = (0..<t.count).map { v in t.isMeasured(v) ? t.denominator[v].flatMap { Int(exactly: $0) } : nil }
  var parameters = HotspotParameters()
  parameters.level = alpha
  let averages: [ReferenceAverage] = isPooled ? [.pooled, .meanOfUnits] : [.meanOfUnits, .pooled]
  do {
    let rates = try HotspotTest.prevalence(
      cases: cases, measured: measured, averages: averages, parameters: parameters)
    let counts = try HotspotTest.counts(cases, parameters: parameters)
    return table(rates[0], other: rates[1], counts, alpha: alpha)
  } catch {
    throw .statistics(error)
  }
}

private func table(_ rates: HotspotTest, other: HotspotTest, _ counts: HotspotTest, alpha: Double) -> HotspotTable {
  let adjusted = MultipleTesting.benjaminiHochberg.adjusted(rates.p)
  let otherAdjusted = MultipleTesting.benjaminiHochberg.adjusted(other.p)
  var table = HotspotTable(
    alpha: alpha, referenceRate: rates.reference, referenceCases: counts.reference, ratePValue: rates.p,
    rateAdjusted: adjusted, casesPValue: counts.p,
    casesAdjusted: MultipleTesting.benjaminiHochberg.adjusted(counts.p), rateModel: name(rates.model),
    casesModel: name(counts.model), detectableDifference: rates.smallestDetectableExcess,
    dependsOnAverage: zip(adjusted, otherAdjusted).map { (($0 ?? 2) <= alpha) != (($1 ?? 2) <= alpha) })
  table.averageKind = rates.parameters.average == .pooled ? "pooled" : "mean_of_units"
  table.power = rates.parameters.power
  table.rateDispersion = rates.dispersion
  table.casesDispersion = counts.dispersion
  return table
}

private func name(_ model: HotspotModel) -> String {
  switch model {
  case .binomial: "binomial"
  case .betaBinomial: "beta_binomial"
  case .poisson: "poisson"
  case .negativeBinomial: "negative_binomial"
  }
}
