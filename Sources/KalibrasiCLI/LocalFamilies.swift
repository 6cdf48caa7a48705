import Analysis
import SpatialStats

extension MethodFamily {
  static let giStar = local(.giStar, key: "gi-star", label: "Gi\\* on EB rates")
  static let localMoran = local(.localMoran, key: "local-moran", label: "local Moran on AR rates")
  static let giStarSimulated = simulated(.giStar, key: "gi-star-simulation", label: "Gi\\* on EB rates")
  static let localMoranSimulated = simulated(
    .localMoran, key: "local-moran-simulation", label: "local Moran on AR rates")

  /// Conditional permutation with its corrections, and the normal approximation.
  private static func local(_ statistic: LocalStatistic, key: String, label: String) -> MethodFamily {
    MethodFamily(
      key: key,
      forms: [
        MethodForm(key: "permutation-bh", label: label + ": permutation, BH"),
        MethodForm(key: "permutation-by", label: label + ": permutation, BY"),
        MethodForm(key: "permutation-bonferroni", label: label + ": permutation, Bonferroni"),
        MethodForm(key: "permutation-raw", label: label + ": permutation, no correction"),
        MethodForm(key: "normal-bh", label: label + ": normal z, BH"),
        MethodForm(key: "normal-raw", label: label + ": normal z, no correction"),
      ]
    ) { map, regency in
      let result = try inference(statistic, .permutation, .benjaminiHochberg, map, regency)
      let first = outcome(result.p, .benjaminiHochberg)
      func stricter(_ correction: MultipleTesting) throws -> MapOutcome {
        // What these call, BH calls too; their own runs draw until their own decisions are settled.
        guard first.called > 0, map.mostDraws == PermutationSchedule.defaultMaximum else {
          return outcome(result.p, correction)
        }
        return outcome(try inference(statistic, .permutation, correction, map, regency).p, correction)
      }
      let normal = zip(result.z, result.p).map { z, p in p == nil ? nil : z.map { NormalDistribution.twoSided($0) } }
      return [
        first, try stricter(.benjaminiYekutieli), try stricter(.bonferroni), outcome(result.p, nil),
        outcome(normal, .benjaminiHochberg), outcome(normal, nil),
      ]
    }
  }

  /// Maps simulated given every village's denominator instead of permuted rates: the default.
  private static func simulated(_ statistic: LocalStatistic, key: String, label: String) -> MethodFamily {
    MethodFamily(
      key: key,
      forms: [
        MethodForm(key: "bh", label: label + ": simulation given n, BH", isDefault: true),
        MethodForm(key: "raw", label: label + ": simulation given n, no correction"),
      ]
    ) { map, regency in
      let p = try inference(statistic, .simulation, .benjaminiHochberg, map, regency).p
      return [outcome(p, .benjaminiHochberg), outcome(p, nil)]
    }
  }
}

/// What `lokus klaster` does, on the calling thread. Simulated maps are dearer: only the decision at 5 % is asked of them, and
/// at most 29,999 are drawn, which give a smallest p that Bonferroni's level for 390 villages is above.
func inference(
  _ statistic: LocalStatistic, _ model: NullModel, _ correction: MultipleTesting, _ map: SimulatedMap,
  _ regency: Regency
) throws -> LocalResult {
  let schedule = try PermutationSchedule.adaptive(
    maximum: min(map.mostDraws, model == .simulation ? 29_999 : PermutationSchedule.defaultMaximum))
  let rule = model == .simulation ? DecisionRule(correction, bounds: [MethodFamily.level]) : DecisionRule(correction)
  let settings = InferenceSettings(model: model, schedule: schedule, rule: rule, seed: map.seed)
  let rates = try RateMap(
    events: map.cases.map(Double.init), base: regency.measured.map(Double.init), isShare: true)
  var run = try LocalInference(statistic, of: rates, weights: regency.weights, settings: settings)
  run.runAll()
  return run.result
}
