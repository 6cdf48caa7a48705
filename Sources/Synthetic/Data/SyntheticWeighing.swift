/// One weighing month, by village.
public struct SyntheticWeighing: Sendable, Equatable {
  /// `2025-08`.
  public var month: String
  /// Children under five who should have been measured.
  public var target: [Int]
  public var measured: [Int]
  /// Pendek, without sangat pendek.
  public var short: [Int]
  /// Sangat pendek.
  public var severelyShort: [Int]

  /// Cases of stunting: pendek and sangat pendek together.
  public var stunted: [Int] { zip(short, severelyShort).map { $0 + $1 } }
}

/// Draws sizes, prevalences and the three weighing months.
struct WeighingDraws {
  let measured: [Int]
  let truePrevalence: [Double]
  let weighings: [SyntheticWeighing]

  static let months = ["2024-08", "2025-02", "2025-08"]
  /// Prevalence of each month against the latest one.
  private static let trend = [1.10, 1.05, 1.0]
  /// Share of the stunted who are sangat pendek.
  private static let severeShare = 0.22

  init(_ plan: RegionPlan, isUrban: [Bool], roles: RolePlan, seed: UInt64, options: SyntheticOptions) {
    measured = plan.cells.indices.map {
      WeighingDraws.size($0, isUrban: isUrban[$0], roles: roles.roles[$0], seed: seed, options: options)
    }
    truePrevalence = plan.cells.indices.map {
      WeighingDraws.prevalence($0, roles: roles.roles[$0], seed: seed, options: options)
    }
    weighings = zip(WeighingDraws.months, WeighingDraws.trend).enumerated().map {
      [measured, truePrevalence] number, item in
      WeighingDraws.month(
        item.0, number: number, trend: item.1, measured: measured, prevalence: truePrevalence, seed: seed)
    }
  }

  private static func size(
    _ village: Int, isUrban: Bool, roles: [PlantedRole], seed: UInt64, options: SyntheticOptions
  ) -> Int {
    var stream = DrawStream(seed: seed, topic: .size, item: village)
    switch roles.first {
    case .hotspot: return stream.integer(options.effects.hotspotMeasured)
    case .highKlaster, .lowKlaster: return stream.integer(options.effects.klasterMeasured)
    case .burden: return stream.integer(options.effects.burdenMeasured)
    case .poorCoverage: return stream.integer(options.effects.poorCoverageMeasured)
    case .overServed: return stream.integer(50...85)
    case .underServed: return stream.integer(230...290)
    default:
      let span = Double(options.measured.upperBound - options.measured.lowerBound)
      let share = isUrban ? stream.uniform(0.4, 1) : stream.uniform() * stream.uniform(0.3, 0.95)
      return options.measured.lowerBound + Int(share * span)
    }
  }

  private static func prevalence(
    _ village: Int, roles: [PlantedRole], seed: UInt64, options: SyntheticOptions
  ) -> Double {
    var stream = DrawStream(seed: seed, topic: .prevalence, item: village)
    let effects = options.effects
    if roles.contains(.hotspot) { return stream.uniform(in: effects.hotspotPrevalence) }
    if roles.contains(.highKlaster) { return stream.uniform(in: effects.highKlasterPrevalence) }
    if roles.contains(.lowKlaster) { return stream.uniform(in: effects.lowKlasterPrevalence) }
    if roles.contains(.burden) { return options.baselinePrevalence }
    if roles.contains(.poorCoverage) { return stream.uniform(in: effects.poorCoveragePrevalence) }
    return stream.beta(mean: options.baselinePrevalence, concentration: options.concentration)
  }

  private static func month(
    _ month: String, number: Int, trend: Double, measured: [Int], prevalence: [Double], seed: UInt64
  ) -> SyntheticWeighing {
    var result = SyntheticWeighing(month: month, target: [], measured: [], short: [], severelyShort: [])
    for village in measured.indices {
      var stream = DrawStream(seed: seed, topic: .weighing, item: months.count * village + number)
      let share = number == months.count - 1 ? 1 : stream.uniform(0.88, 1.04)
      let n = max(40, Int((Double(measured[village]) * share).rounded()))
      let cases = stream.binomial(n, min(0.95, prevalence[village] * trend))
      let severe = stream.binomial(cases, severeShare)
      result.measured.append(n)
      result.target.append(Int((Double(n) / stream.uniform(0.74, 0.97)).rounded(.up)))
      result.short.append(cases - severe)
      result.severelyShort.append(severe)
    }
    return result
  }
}
