extension HotspotTest {
  /// Prevalence of each unit; nil where there is no value.
  public static func prevalence(
    cases: [Int?], measured: [Int?], parameters: HotspotParameters = HotspotParameters()
  ) throws(StatisticsError) -> HotspotTest {
    try prevalence(cases: cases, measured: measured, averages: [parameters.average], parameters: parameters)[0]
  }

  /// The same test against several averages, for the price of little more than one.
  /// - Returns: One result an average, in the same order.
  public static func prevalence(
    cases: [Int?], measured: [Int?], averages: [ReferenceAverage], parameters: HotspotParameters = HotspotParameters()
  ) throws(StatisticsError) -> [HotspotTest] {
    guard cases.count == measured.count else { throw .lengthMismatch(expected: cases.count, found: measured.count) }
    let shares = cases.indices.map { ShareOfUnit(cases: cases[$0], measured: measured[$0]) }
    let belief = DispersionBelief(
      RobustDispersion(shares: shares.map { share in share.map { .init(count: $0.cases, size: $0.measured) } }))
    let totals = ShareTotals(shares)
    return averages.map { average in
      var chosen = parameters
      chosen.average = average
      return HotspotTest(shares.map { unitTest($0, totals, average) }, belief, chosen) { icc in
        icc.map { .betaBinomial(intraclassCorrelation: $0) } ?? .binomial
      }
    }
  }

  private static func unitTest(_ share: ShareOfUnit?, _ totals: ShareTotals, _ average: ReferenceAverage) -> UnitTest? {
    guard let share, let reference = totals.reference(without: share, average) else { return nil }
    let tested = totals.tested(reference, without: share)
    return UnitTest(reference: reference, count: share.cases) { icc in
      // A prevalence of variance icc m (1-m) around a mean that is itself uncertain.
      let error = totals.relativeError(without: share, average, icc: icc)
      return .share(n: share.measured, mean: tested, icc: min(0.999, icc + (1 - icc) * error))
    }
  }
}
