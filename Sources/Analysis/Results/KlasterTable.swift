public import SpatialStats

/// Gi* on EB rates and local Moran on Assuncao-Reis EB rates of every village, with two-sided p and an adjustment for
/// the number of villages tested. Arrays have one entry a village, in the order of the edition; nil where a village
/// was not tested.
public struct KlasterTable: Sendable {
  /// Level of the adjusted p at which a village belongs to a klaster.
  public var alpha: Double
  /// Most permutations (or simulated maps) a village.
  public var permutations: Int
  public var seed: UInt64
  public var generator: String
  public var inference: KlasterInference
  public var correction: MultipleTesting
  /// The method that klaster are reported by; declared before the run.
  public var headline: KlasterMethod
  /// Name of the rule of neighbours.
  public var rule: String
  public var toleranceMetres: Double
  public var islandPolicy: String
  public var neighbourCount: [Int]
  /// Joined to its nearest village because it touches none.
  public var isJoinedIsland: [Bool]
  /// Few measured: the rate, and so the call, is unstable.
  public var isUnstable: [Bool]

  public var giZ: [Double?]
  public var giP: [Double?]
  public var giAdjusted: [Double?]
  public var giClass: [KlasterClass]
  /// Draws on which `giP` rests.
  public var giDraws: [Int?]

  public var moranI: [Double?]
  /// Standard score of `moranI` by its conditional moments.
  public var moranZ: [Double?]
  public var moranP: [Double?]
  public var moranAdjusted: [Double?]
  /// Where the village lies in the Moran scatter plot, significant or not.
  public var moranQuadrant: [MoranQuadrant?]
  public var moranClass: [MoranClass]
  /// Nil where not significant at 0.10.
  public var moranLevel: [KlasterLevel?]
  /// Draws on which `moranP` rests.
  public var moranDraws: [Int?]

  /// Number from 1 of the connected group of villages of one sign, significant at `alpha` by the headline method, that
  /// a village is in; nil outside. High groups first, larger first.
  public var klasterNumber: [Int?]
  /// Where the methods agree.
  public var consistency: KlasterConsistency

  public var count: Int { giClass.count }

  public init(count: Int, options: KlasterOptions, generator: String) {
    let none = [Double?](repeating: nil, count: count)
    let noCount = [Int?](repeating: nil, count: count)
    alpha = options.alpha
    permutations = options.permutations
    seed = options.seed
    self.generator = generator
    inference = options.inference
    correction = options.correction
    headline = options.headline
    rule = options.neighbours.rule.description
    toleranceMetres = options.neighbours.toleranceMetres
    islandPolicy = options.neighbours.joinsIslands ? "nearest" : "none"
    neighbourCount = [Int](repeating: 0, count: count)
    isJoinedIsland = [Bool](repeating: false, count: count)
    isUnstable = isJoinedIsland
    (giZ, giP, giAdjusted, moranI, moranZ, moranP, moranAdjusted) = (none, none, none, none, none, none, none)
    giClass = [KlasterClass](repeating: .noData, count: count)
    moranQuadrant = [MoranQuadrant?](repeating: nil, count: count)
    moranClass = [MoranClass](repeating: .noData, count: count)
    moranLevel = [KlasterLevel?](repeating: nil, count: count)
    (giDraws, moranDraws, klasterNumber) = (noCount, noCount, noCount)
    consistency = KlasterConsistency(count: count)
  }

  /// Significant at `alpha` by Gi*.
  public func isSignificant(_ village: Int) -> Bool { (giAdjusted[village] ?? 2) <= alpha }

  /// Significant at `alpha` by Gi* and above the average, or below it.
  public func giSign(_ village: Int) -> KlasterSign? {
    guard isSignificant(village), let z = giZ[village] else { return nil }
    return z > 0 ? .high : .low
  }

  /// Significant at `alpha` by local Moran: high among high, or low among low; nil for a village unlike its
  /// neighbours.
  public func moranSign(_ village: Int) -> KlasterSign? {
    guard (moranAdjusted[village] ?? 2) <= alpha else { return nil }
    switch moranQuadrant[village] {
    case .highHigh: return .high
    case .lowLow: return .low
    default: return nil
    }
  }
}
