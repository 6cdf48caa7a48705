extension HotspotTest {
  /// Number of cases of each unit ("beban"), against the mean count of the others; nil where there is no value.
  ///
  /// Its null is that all units have the same expected number of cases, Poisson or, with variation between them,
  /// negative binomial. Units of unequal size do not have that: a large village with an ordinary prevalence truly bears
  /// more than the average, and is called for it. That the counts of ordinary villages spread with their sizes enters
  /// as dispersion, so that only those stand out that are large beyond the spread of sizes.
  public static func counts(
    _ counts: [Int?], parameters: HotspotParameters = HotspotParameters()
  ) throws(StatisticsError) -> HotspotTest {
    let valid = counts.map { count in count.flatMap { (0...largestCount).contains($0) ? $0 : nil } }
    let known = valid.compactMap { $0 }
    let belief = DispersionBelief(RobustDispersion(counts: valid))
    let total = known.reduce(0.0) { $0 + Double($1) }
    let others = Double(known.count - 1)
    let units = valid.map { count -> UnitTest? in
      guard let count, others >= 1 else { return nil }
      return countTest(count, reference: (total - Double(count)) / others, others: others)
    }
    return HotspotTest(units, belief, parameters) { dispersion in
      dispersion.map { .negativeBinomial(dispersion: $0) } ?? .poisson
    }
  }

  private static func countTest(_ count: Int, reference: Double, others: Double) -> UnitTest {
    let mean = max(reference, 0.5 / others)
    return UnitTest(reference: reference, count: count) { dispersion in
      // The mean of the others has the variance of one of them over their number.
      let error = (1 / mean + dispersion) / others
      return .count(mean: mean, dispersion: dispersion + (1 + dispersion) * error)
    }
  }
}
