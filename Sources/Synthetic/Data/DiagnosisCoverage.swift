extension CoverageDraws {
  /// The coverage table with the planted diagnoses: growth monitoring low where one is planted, and nowhere lacking by
  /// chance. Draws from a stream of its own.
  static func planted(_ table: [SyntheticCoverage], _ diagnoses: DiagnosisPlan, roles: RolePlan, seed: UInt64)
    -> [SyntheticCoverage]
  {
    table.map { coverage in
      guard coverage.indicator.key == DiagnosisPlan.coverageKey else { return coverage }
      var result = coverage
      for village in coverage.target.indices where !roles.has(.poorCoverage, village) {
        guard let people = coverage.target[village], let served = coverage.served[village] else { continue }
        let target = coverage.indicator.targetPercent / 100
        if diagnoses.isLowered[village] {
          var stream = DrawStream(seed: seed, topic: .diagnosis, item: village)
          result.served[village] = stream.binomial(people, stream.uniform(0.3, 0.5) * target)
        } else if Double(served) < 0.75 * target * Double(people) {
          result.served[village] = Int((0.77 * target * Double(people)).rounded(.up))
        }
      }
      return result
    }
  }
}
