/// Cases among the measured of a unit; only where both are known and fit.
struct ShareOfUnit {
  let cases: Int
  let measured: Int
  var share: Double { Double(cases) / Double(measured) }

  init?(cases: Int?, measured: Int?) {
    guard let cases, let measured, (1...HotspotTest.largestCount).contains(measured) else { return nil }
    guard (0...measured).contains(cases) else { return nil }
    self.cases = cases
    self.measured = measured
  }
}

/// Sums over all units, from which one is taken out again.
struct ShareTotals {
  private var units = 0.0
  private var shares = 0.0
  private var cases = 0.0
  private var measured = 0.0
  private var measuredSquared = 0.0
  private var inverseMeasured = 0.0

  init(_ all: [ShareOfUnit?]) {
    for case let unit? in all {
      units += 1
      shares += unit.share
      cases += Double(unit.cases)
      measured += Double(unit.measured)
      measuredSquared += Double(unit.measured) * Double(unit.measured)
      inverseMeasured += 1 / Double(unit.measured)
    }
  }

  /// Average of the others; nil when there are none.
  func reference(without unit: ShareOfUnit, _ average: ReferenceAverage) -> Double? {
    guard units > 1 else { return nil }
    let otherCases = cases - Double(unit.cases)
    let otherMeasured = measured - Double(unit.measured)
    // Exact zeros and ones, not what rounding leaves of them.
    if otherCases == 0 { return 0 }
    if otherCases == otherMeasured { return 1 }
    switch average {
    case .meanOfUnits: return min(1, max(0, (shares - unit.share) / (units - 1)))
    case .pooled: return otherCases / otherMeasured
    }
  }

  /// The reference kept off 0 and 1 by half a case among the others.
  func tested(_ reference: Double, without unit: ShareOfUnit) -> Double {
    let margin = 0.5 / (measured - Double(unit.measured) + 1)
    return min(1 - margin, max(margin, reference))
  }

  /// Variance of the others' average over m (1-m), when each unit's count is beta-binomial with mean m.
  func relativeError(without unit: ShareOfUnit, _ average: ReferenceAverage, icc: Double) -> Double {
    let own = Double(unit.measured)
    switch average {
    case .meanOfUnits:
      let others = units - 1
      return (max(0, inverseMeasured - 1 / own) * (1 - icc) + icc * others) / (others * others)
    case .pooled:
      let rest = measured - own
      return (rest * (1 - icc) + icc * max(0, measuredSquared - own * own)) / (rest * rest)
    }
  }
}
