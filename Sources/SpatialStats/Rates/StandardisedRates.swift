/// Empirical Bayes standardised rates of Assuncao and Reis, "A new proposal to adjust Moran's I for population
/// density", Statistics in Medicine 18 (1999), p. 2153: (rate - mean) over its standard deviation under the model.
/// Where the variance of a unit comes out at 0 or below, the part between the areas is left out (their rule).
/// - Returns: Nil for a unit without a base and everywhere when there is no event at all.
public func standardisedRates(events: [Double], base: [Double]) throws(StatisticsError) -> [Double?] {
  let sums = try RateSums(events: events, base: base)
  guard sums.events > 0 else { return events.map { _ in nil } }
  let between = sums.variance(around: sums.mean) - sums.mean / sums.meanBase
  return events.indices.map { unit in
    guard base[unit] > 0 else { return nil }
    let within = sums.mean / base[unit]
    let variance = between + within
    return (events[unit] / base[unit] - sums.mean) / (variance > 0 ? variance : within).squareRoot()
  }
}
