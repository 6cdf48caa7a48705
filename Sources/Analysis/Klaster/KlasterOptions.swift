public import SpatialStats

/// How klaster are looked for. Everything is declared before the run and goes into the result.
public struct KlasterOptions: Sendable, Equatable {
  /// Level of the adjusted p at which a village belongs to a klaster.
  public var alpha: Double
  /// Most permutations (or simulated maps) a village; fewer where its classes are settled earlier.
  public var permutations: Int
  /// Chance that any class differs from that of a run with all permutations; nil makes all of them for every village.
  public var risk: Double?
  public var seed: UInt64
  public var neighbours: NeighbourOptions
  public var correction: MultipleTesting
  /// By default simulated maps: the form that stays nominal where denominators differ in a spatial pattern. On grids of
  /// 155 and 400 villages (about 40 measured, several times that around a town) without pattern in the rates, the
  /// chance of any call at BH 5 % was, with binomial counts, 6 and 9 % by permuted Gi*, 7 and 11 % by permuted local
  /// Moran (1,000 maps), but 2 and 1 %, 3 and 2 % by simulation (300 maps). With an intraclass correlation of 0.02 it
  /// was 4 to 6 % by permutation. No form had more than 5 % of the villages at a raw p of 0.05. Permutation is ten
  /// times as fast or more.
  public var inference: KlasterInference
  /// The method that klaster are reported by.
  public var headline: KlasterMethod

  public init(
    alpha: Double = 0.05, permutations: Int = PermutationSchedule.defaultMaximum,
    risk: Double? = PermutationSchedule.defaultRisk, seed: UInt64, neighbours: NeighbourOptions = NeighbourOptions(),
    correction: MultipleTesting = .benjaminiHochberg, inference: KlasterInference = .simulation,
    headline: KlasterMethod = .giStar
  ) {
    self.alpha = alpha
    self.permutations = permutations
    self.risk = risk
    self.seed = seed
    self.neighbours = neighbours
    self.correction = correction
    self.inference = inference
    self.headline = headline
  }

  /// The settings of the draws: what must be settled are the classes 90, 95 and 99 % and `alpha`.
  public func settings() throws(AnalysisError) -> InferenceSettings {
    do throws(StatisticsError) {
      let schedule =
        if let risk {
          try PermutationSchedule.adaptive(maximum: permutations, risk: risk)
        } else {
          try PermutationSchedule.fixed(permutations)
        }
      let bounds = KlasterLevel.bounds.contains(alpha) ? KlasterLevel.bounds : KlasterLevel.bounds + [alpha]
      return InferenceSettings(
        model: inference == .permutation ? .permutation : .simulation, schedule: schedule,
        rule: DecisionRule(correction, bounds: bounds), seed: seed)
    } catch {
      throw .statistics(error)
    }
  }
}
