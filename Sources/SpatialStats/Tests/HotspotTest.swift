/// Each unit against the average of the others: upper-tail mid-p, no geography in it.
///
/// Nothing that is estimated counts as known. The p-value of a unit is its mid-p averaged over the dispersions that the
/// other units leave possible (`DispersionBelief`), with the sampling error of the reference added to the variation
/// between units: a beta-binomial (or negative binomial) whose variance is the predictive one.
///
/// Units that stand out at `parameters.level` after Benjamini and Hochberg are then set aside and the dispersion is
/// estimated again without them, so that many hotspots do not hide one another. Where there is none, no unit is found
/// in the first round and nothing changes: the share of maps with a call is that of the first round.
///
/// Measured on maps without any hotspot, 155 units of about 60 (lognormal, 0.55), share of maps with a call at 5 %:
/// binomial 2.4 ± 0.2 %; beta-binomial with ICC 0.01 4.7 ± 0.2 %, 0.02 4.4 ± 0.2 %, 0.05 4.8 ± 0.2 % (mean 0.2, 8,000
/// to 10,000 maps); pooled average, mean 0.1, ICC 0.05 4.8 ± 0.2 %; counts with one mean of 12 and dispersion 0.2
/// 4.9 ± 0.2 %. Dispersion tested first and then taken as known gave up to 6.7 %. On the regencies of
/// docs/planted-recovery.md 92.0 % of the hotspots are found (that other form: 90.1 %).
///
/// A unit without a result (nil) has nothing measured, no other unit to compare with, cases outside 0...measured, or
/// a count above 10^12.
/// Where the others have no case at all (or nothing but cases) the test uses half a case more (or less) in them, so
/// that one case among many is not infinitely unlikely; `reference` keeps the plain average.
public struct HotspotTest: Sendable, Equatable {
  public let model: HotspotModel
  /// Nil where it could not be asked: fewer than five units, or no variation.
  public let dispersion: DispersionTest?
  /// Average of the other units: a share, or a count.
  public let reference: [Double?]
  /// One-sided mid-p, not adjusted; see `MultipleTesting`.
  public let p: [Double?]
  /// Units that the dispersion was estimated without, because they stand out.
  public let isSetAside: [Bool]
  public let parameters: HotspotParameters
  private let atEstimate: [CountDistribution?]

  /// The smallest true prevalence (or mean count) at which the unit would be found at `parameters.level` with
  /// `parameters.power`, the dispersion being as estimated; nil also where none would be. Computed when asked for.
  public var smallestDetectable: [Double?] {
    atEstimate.map { $0.flatMap { $0.detectable(level: parameters.level, power: parameters.power) } }
  }

  /// `smallestDetectable` less the reference: in the same unit.
  public var smallestDetectableExcess: [Double?] {
    zip(smallestDetectable, reference).map { pair in
      guard let value = pair.0, let reference = pair.1 else { return nil }
      return max(0, value - reference)
    }
  }

  /// A count beyond this is no count of people.
  static let largestCount = 1_000_000_000_000

  /// - Parameters:
  ///   - first: The dispersion of all units.
  ///   - model: The model with an estimated dispersion, and with none for nil.
  init(
    _ units: [UnitTest?], _ first: DispersionBelief?, _ parameters: HotspotParameters,
    model: (Double?) -> HotspotModel
  ) {
    var belief = parameters.overDispersion == .never ? nil : first
    var p = Self.p(units, belief)
    var aside = Set<Int>()
    for _ in 0..<Self.mostRounds where belief != nil {
      let found = Self.standingOut(p, parameters.level)
      guard !found.isSubset(of: aside), let next = first?.without(found) else { break }
      aside = found
      belief = next
      p = Self.p(units, next)
    }
    self.p = p
    self.parameters = parameters
    self.model = model(belief?.estimate)
    dispersion = (belief ?? first)?.test
    reference = units.map { $0?.reference }
    isSetAside = units.indices.map { aside.contains($0) }
    let estimate = belief?.estimate ?? 0
    atEstimate = units.map { unit in unit.map { $0.distribution(estimate) } }
  }

  /// Rounds of setting aside.
  private static let mostRounds = 3

  private static func p(_ units: [UnitTest?], _ belief: DispersionBelief?) -> [Double?] {
    units.indices.map { index in units[index].map { $0.p(belief?.probabilities(without: index)) } }
  }

  private static func standingOut(_ p: [Double?], _ level: Double) -> Set<Int> {
    let adjusted = MultipleTesting.benjaminiHochberg.adjusted(p)
    return Set(adjusted.indices.filter { (adjusted[$0] ?? 2) <= level })
  }
}

/// One unit ready to be tested.
struct UnitTest {
  let reference: Double
  let count: Int
  /// Its distribution if it is like the others, given the dispersion.
  let distribution: (Double) -> CountDistribution

  /// - Parameter dispersions: Nil for a dispersion of 0.
  func p(_ dispersions: [(dispersion: Double, probability: Double)]?) -> Double {
    guard let dispersions else { return distribution(0).midP(count) }
    var p = 0.0
    for (dispersion, probability) in dispersions where probability > 0 {
      p += probability * distribution(dispersion).midP(count)
    }
    return min(1, p)
  }
}
