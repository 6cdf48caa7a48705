public import SpatialStats
import Stunting

/// What empirical Bayes rates are drawn towards.
public enum SmoothingTarget: Sendable, Equatable {
  /// The mean of all villages.
  case regency
  /// The mean of the village's own kecamatan, by its number; nil where it is not known.
  case districts([Int?])
  /// The village and its neighbours together (Marshall's spatial form).
  case neighbours(Weights)
}

/// Empirical Bayes rates of every village; nil for those without a value of their own.
public struct SmoothedRates: Sendable, Equatable {
  public var rates: [Double?]
  /// Weight of the village's own rate, 0...1.
  public var ownWeight: [Double?]
  /// What it was drawn towards.
  public var mean: [Double?]
  /// Villages whose kecamatan has too little to be drawn towards, and that were drawn towards the regency.
  public var usesRegency: [Bool]
}

/// Empirical Bayes rates towards the regency, the kecamatan or the neighbours: beta-binomial for shares, Poisson-gamma
/// for events per people and towards neighbours.
/// - Parameter target: With one entry a village of `t`.
public func smoothedRates(_ t: HeadlineTable, toward target: SmoothingTarget) throws(AnalysisError) -> SmoothedRates {
  let (events, base) = eventsAndBase(t)
  do {
    switch target {
    case .regency:
      let found = try empiricalBayes(t)
      return SmoothedRates(
        rates: found.rates, ownWeight: found.shrinkage, mean: found.rates.map { $0 == nil ? nil : found.mean },
        usesRegency: found.rates.map { $0 != nil })
    case .districts(let districts):
      let found = try GroupShrunkRates(events: events, base: base, groups: districts, model: model(t, events, base))
      return SmoothedRates(
        rates: found.rates, ownWeight: found.shrinkage, mean: found.mean,
        usesRegency: found.rates.indices.map { found.usesAll[$0] && found.rates[$0] != nil })
    case .neighbours(let weights):
      let found = try SpatialRates(events: events, base: base, weights: weights)
      return SmoothedRates(
        rates: found.shrunk, ownWeight: found.shrinkage,
        mean: found.rates.indices.map { found.shrunk[$0] == nil ? nil : found.rates[$0] },
        usesRegency: found.rates.map { _ in false })
    }
  } catch {
    throw .statistics(error)
  }
}

/// Towards the regency: beta-binomial for shares, Poisson-gamma for events per people.
func empiricalBayes(_ t: HeadlineTable) throws(StatisticsError) -> ShrunkRates {
  let (events, base) = eventsAndBase(t)
  switch model(t, events, base) {
  case .binomial: return try ShrunkRates.binomial(cases: events, measured: base)
  case .poisson: return try ShrunkRates.marshall(events: events, base: base)
  }
}

private func eventsAndBase(_ t: HeadlineTable) -> ([Double], [Double]) {
  let villages = 0..<t.count
  return (
    villages.map { t.isMeasured($0) ? t.cases[$0] ?? 0 : 0 },
    villages.map { t.isMeasured($0) ? t.denominator[$0] ?? 0 : 0 }
  )
}

private func model(_ t: HeadlineTable, _ events: [Double], _ base: [Double]) -> ShrunkRates.Model {
  t.definition.per == 100 && zip(events, base).allSatisfy { $0 <= $1 } ? .binomial : .poisson
}
