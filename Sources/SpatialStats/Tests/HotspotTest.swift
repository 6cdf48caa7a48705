/// The average a unit's prevalence is compared with; always that of the *other* units.
public enum ReferenceAverage: Sendable, Equatable {
  /// Mean of the other units' prevalences, each counting the same: the average of the juknis.
  case meanOfUnits
  /// Cases of the other units over their measured.
  case pooled
}

/// The model of a unit that is not a hotspot.
public enum HotspotModel: Sendable, Equatable {
  case binomial
  /// Shares that vary between units: beta-binomial.
  case betaBinomial(intraclassCorrelation: Double)
  case poisson
  /// Counts with variance m + dispersion m^2.
  case negativeBinomial(dispersion: Double)

  var dispersion: Double {
    switch self {
    case .binomial, .poisson: 0
    case .betaBinomial(let icc): icc
    case .negativeBinomial(let dispersion): dispersion
    }
  }
}

/// How the hotspot test is run.
public struct HotspotParameters: Sendable, Equatable {
  /// When the over-dispersed model is used.
  public enum OverDispersion: Sendable, Equatable {
    /// When the dispersion test has a p of at most this.
    case tested(level: Double)
    case never
    /// Whenever the estimate is above 0.
    case always
  }

  /// Level of the power statement, one-sided, for one unit alone.
  public var level = 0.05
  /// Power of the power statement.
  public var power = 0.8
  public var average = ReferenceAverage.meanOfUnits
  public var overDispersion = OverDispersion.tested(level: 0.1)

  public init() {}
}

/// Each unit against the average of the others: upper-tail mid-p, no geography in it.
///
/// A unit without a result (nil) has nothing measured, no other unit to compare with, cases outside 0...measured, or
/// a count above 10^12.
/// The reference is taken as known. Where the others have no case at all (or nothing but cases) the test uses half a
/// case more (or less) in them, so that one case among many is not infinitely unlikely; `reference` keeps the plain
/// average.
public struct HotspotTest: Sendable, Equatable {
  public let model: HotspotModel
  /// Nil where it could not be asked: fewer than five units, or no variation.
  public let dispersion: DispersionTest?
  /// Average of the other units: a share, or a count.
  public let reference: [Double?]
  /// One-sided mid-p, not adjusted; see `MultipleTesting`.
  public let p: [Double?]
  /// The smallest true prevalence (or mean count) at which the unit would be found at `level` with `power`; nil also
  /// where none would be.
  public let smallestDetectable: [Double?]
  public let parameters: HotspotParameters

  /// `smallestDetectable` less the reference: in the same unit.
  public var smallestDetectableExcess: [Double?] {
    zip(smallestDetectable, reference).map { pair in
      guard let value = pair.0, let reference = pair.1 else { return nil }
      return max(0, value - reference)
    }
  }

  /// Prevalence of each unit; nil where there is no value.
  public static func prevalence(
    cases: [Int?], measured: [Int?], parameters: HotspotParameters = HotspotParameters()
  ) throws(StatisticsError) -> HotspotTest {
    guard cases.count == measured.count else { throw .lengthMismatch(expected: cases.count, found: measured.count) }
    let shares = cases.indices.map { ShareOfUnit(cases: cases[$0], measured: measured[$0]) }
    let dispersion = RobustDispersion(
      shares: shares.compactMap { share in share.map { .init(count: $0.cases, size: $0.measured) } }
    ).test()
    let extra = parameters.extra(dispersion)
    let others = ShareTotals(shares)
    return HotspotTest(
      model: extra > 0 ? .betaBinomial(intraclassCorrelation: extra) : .binomial, dispersion, parameters,
      shares.map { share in
        guard let share, let reference = others.reference(without: share, parameters.average) else { return nil }
        let tested = others.tested(reference, without: share)
        return UnitTest(
          reference: reference, count: share.cases,
          distribution: .share(n: share.measured, mean: tested, icc: extra))
      })
  }

  /// Number of cases of each unit ("beban"), against the mean count of the others; nil where there is no value.
  public static func counts(
    _ counts: [Int?], parameters: HotspotParameters = HotspotParameters()
  ) throws(StatisticsError) -> HotspotTest {
    let valid = counts.map { count in count.flatMap { (0...largestCount).contains($0) ? $0 : nil } }
    let known = valid.compactMap { $0 }
    let dispersion = RobustDispersion(counts: known).test()
    let extra = parameters.extra(dispersion)
    let total = known.reduce(0.0) { $0 + Double($1) }
    let others = Double(known.count - 1)
    return HotspotTest(
      model: extra > 0 ? .negativeBinomial(dispersion: extra) : .poisson, dispersion, parameters,
      valid.map { count in
        guard let count, others >= 1 else { return nil }
        let reference = (total - Double(count)) / others
        return UnitTest(
          reference: reference, count: count,
          distribution: .count(mean: max(reference, 0.5 / others), dispersion: extra))
      })
  }

  /// A count beyond this is no count of people.
  static let largestCount = 1_000_000_000_000

  private init(
    model: HotspotModel, _ dispersion: DispersionTest?, _ parameters: HotspotParameters, _ units: [UnitTest?]
  ) {
    self.model = model
    self.dispersion = dispersion
    self.parameters = parameters
    reference = units.map { $0?.reference }
    p = units.map { unit in unit.map { $0.distribution.midP($0.count) } }
    smallestDetectable = units.map { unit in
      unit.flatMap { $0.distribution.detectable(level: parameters.level, power: parameters.power) }
    }
  }
}

/// One unit ready to be tested.
private struct UnitTest {
  let reference: Double
  let count: Int
  let distribution: CountDistribution
}

extension HotspotParameters {
  /// The dispersion to use, 0 for none.
  func extra(_ test: DispersionTest?) -> Double {
    guard let test else { return 0 }
    switch overDispersion {
    case .never: return 0
    case .always: return test.estimate
    case .tested(let level): return test.p <= level ? test.estimate : 0
    }
  }
}
