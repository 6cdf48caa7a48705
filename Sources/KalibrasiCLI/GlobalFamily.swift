import Analysis
import SpatialStats

extension MethodFamily {
  /// Moran's I on Assuncao-Reis rates.
  static let globalMoran = MethodFamily(
    key: "global-moran",
    forms: [
      MethodForm(key: "permutation", label: "Moran's I on AR rates: permutation (999)", isDefault: true),
      MethodForm(key: "normal", label: "Moran's I on AR rates: normal z"),
    ], isGlobal: true
  ) { map, regency in
    let values = try RateMap(
      events: map.cases.map(Double.init), base: regency.measured.map(Double.init), isShare: true
    ).standardised()
    let weights = regency.weights.rowStandardised()
    guard let moran = try GlobalMoran(values: values, weights: weights) else { return undefined(2) }
    let tails = try GlobalPermutationPlan(values: values, weights: weights, replicates: 999, seed: map.seed).runAll()
    return [outcome([tails[.moran]?.twoSided], nil), outcome([moran.p], nil)]
  }
}

private func undefined(_ forms: Int) -> [MapOutcome] {
  [MapOutcome](repeating: MapOutcome(unadjusted: 0, called: 0, isDefined: false), count: forms)
}
