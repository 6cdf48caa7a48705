/// A village-level essential indicator of Table 1.1 of the juknis as the coverage file holds it.
public struct SyntheticIndicator: Sendable, Equatable {
  /// Number in Table 1.1.
  public var number: Int
  /// Start of its two column names: `<key>_terlayani`, `<key>_sasaran`.
  public var key: String
  public var targetPercent: Double
  /// Target population a child of the village's balita.
  var perChild: Double
  /// Usual coverage as a share of the target.
  var usual: Double
  /// How much lower it is in the hills.
  var hillLoss: Double

  public static let all = [
    SyntheticIndicator(number: 11, key: "ttd_bumil", targetPercent: 80, perChild: 0.2, usual: 1, hillLoss: 0.03),
    SyntheticIndicator(number: 14, key: "asi_eksklusif", targetPercent: 80, perChild: 0.1, usual: 0.97, hillLoss: 0),
    SyntheticIndicator(number: 15, key: "mpasi", targetPercent: 80, perChild: 0.3, usual: 1, hillLoss: 0.04),
    SyntheticIndicator(number: 17, key: "pantau_tumbuh", targetPercent: 90, perChild: 1, usual: 0.95, hillLoss: 0.05),
    SyntheticIndicator(number: 19, key: "imunisasi", targetPercent: 90, perChild: 1, usual: 0.97, hillLoss: 0.05),
    SyntheticIndicator(number: 20, key: "stop_babs", targetPercent: 90, perChild: 3.1, usual: 0.94, hillLoss: 0.08),
    SyntheticIndicator(number: 24, key: "dampingi_krs", targetPercent: 90, perChild: 0.9, usual: 0.62, hillLoss: 0.05),
    SyntheticIndicator(number: 26, key: "air_layak", targetPercent: 100, perChild: 2.9, usual: 0.92, hillLoss: 0.08),
    SyntheticIndicator(
      number: 27, key: "sanitasi_layak", targetPercent: 90, perChild: 2.9, usual: 0.92, hillLoss: 0.08),
  ]
}

/// One indicator in all villages. Nil is "tidak ada data"; a target population of 0 is "tidak ada sasaran".
public struct SyntheticCoverage: Sendable, Equatable {
  public var indicator: SyntheticIndicator
  public var served: [Int?]
  public var target: [Int?]
}

/// Draws the coverage table.
struct CoverageDraws {
  let table: [SyntheticCoverage]

  init(_ plan: RegionPlan, children: [Int], roles: RolePlan, seed: UInt64) {
    table = SyntheticIndicator.all.enumerated().map { number, indicator in
      var coverage = SyntheticCoverage(indicator: indicator, served: [], target: [])
      for village in plan.cells.indices {
        var stream = DrawStream(seed: seed, topic: .coverage, item: 64 * village + number)
        let hills = plan.landform.hilliness(plan.interior[village].point)
        let people = max(
          8, Int((Double(children[village]) * indicator.perChild * stream.uniform(0.85, 1.15)).rounded()))
        let poor = roles.has(.poorCoverage, village) && number != 1 && number != 4
        let level = CoverageDraws.level(indicator, hills: hills, village: village, isPoor: poor, seed: seed, &stream)
        coverage.target.append(people)
        coverage.served.append(stream.binomial(people, level * indicator.targetPercent / 100))
      }
      return coverage
    }
    .enumerated().map { CoverageDraws.withEmptyCells($0.element, number: $0.offset, roles: roles, seed: seed) }
  }

  /// Coverage as a share of the target.
  private static func level(
    _ indicator: SyntheticIndicator, hills: Double, village: Int, isPoor: Bool, seed: UInt64,
    _ stream: inout DrawStream
  ) -> Double {
    if isPoor { return stream.uniform(0.25, 0.5) }
    var village = DrawStream(seed: seed, topic: .coverage, item: -1 - village)
    let level =
      indicator.usual + village.uniform(-0.05, 0.05) + stream.uniform(-0.07, 0.07) - indicator.hillLoss * hills
    return min(level, 99 / indicator.targetPercent)
  }

  /// Two cells without a target population and three without data, in plain villages.
  private static func withEmptyCells(
    _ coverage: SyntheticCoverage, number: Int, roles: RolePlan, seed: UInt64
  ) -> SyntheticCoverage {
    guard number < 3 else { return coverage }
    var result = coverage
    var plain = roles.roles.indices.filter { roles.isPlain($0) }
    var stream = DrawStream(seed: seed, topic: .coverage, item: 1 << 20 + number)
    stream.shuffle(&plain)
    for village in plain.prefix(number == 0 ? 2 : 0) { (result.served[village], result.target[village]) = (0, 0) }
    for village in plain.suffix(number == 0 ? 0 : number) {
      (result.served[village], result.target[village]) = (nil, nil)
    }
    return result
  }
}
