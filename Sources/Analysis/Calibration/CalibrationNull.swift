import SpatialStats

/// A world without any pattern between neighbours, in which a method should call nothing.
public enum CalibrationNull: Sendable, Equatable {
  /// Every child of the regency has the same probability.
  case binomial
  /// Villages differ by chance: beta-binomial with this intraclass correlation, independent of where they are.
  case betaBinomial(correlation: Double)
  /// Working areas differ, villages of one area do not: a beta draw an area with this intraclass correlation, shared by
  /// its villages, then binomial. A pattern of measuring, not of children.
  case workingArea(correlation: Double)

  /// Short name, for files and tables: `binomial`, `beta-binomial-0.02`, `puskesmas-0.02`.
  public var key: String {
    switch self {
    case .binomial: "binomial"
    case .betaBinomial(let correlation): "beta-binomial-\(correlation)"
    case .workingArea(let correlation): "puskesmas-\(correlation)"
    }
  }
}

/// What a null map or a planted map is drawn from.
public struct MapSource: Sendable, Equatable {
  /// Children measured in each village.
  public var measured: [Int]
  /// Working area of each village, numbered from 0.
  public var areas: [Int]
  /// True prevalence of each village before any random effect, in 0...1.
  public var prevalence: [Double]
  public var model: CalibrationNull

  /// The same prevalence everywhere. Villages that `areas` leaves out belong to area 0.
  public init(measured: [Int], areas: [Int], prevalence: Double, model: CalibrationNull) {
    self.measured = measured
    self.areas = measured.indices.map { $0 < areas.count ? max(0, areas[$0]) : 0 }
    self.prevalence = measured.map { _ in prevalence }
    self.model = model
  }

  /// Cases of each village in map number `map`. Every village and area draws from its own address (seed, number, map), so
  /// that a map is the same whatever was drawn before it, on any thread.
  public func cases(seed: UInt64, map: UInt32) -> [Int] {
    switch model {
    case .binomial: draws(seed, map) { $0.binomial(trials: measured[$1], probability: prevalence[$1]) }
    case .betaBinomial(let correlation):
      draws(seed, map) {
        $0.betaBinomial(trials: measured[$1], mean: prevalence[$1], intraclassCorrelation: correlation)
      }
    case .workingArea(let correlation): areaDraws(correlation, seed, map)
    }
  }

  private func draws(
    _ seed: UInt64, _ map: UInt32, _ draw: (inout CounterGenerator, Int) -> Int
  ) -> [Int] {
    measured.indices.map { village in
      var generator = CounterGenerator(seed: seed, stream: UInt64(village), replicate: map)
      return draw(&generator, village)
    }
  }

  /// The effect of an area is a ratio to the mean prevalence; a village's own prevalence is scaled by it.
  private func areaDraws(_ correlation: Double, _ seed: UInt64, _ map: UInt32) -> [Int] {
    let mean = prevalence.isEmpty ? 0 : prevalence.reduce(0, +) / Double(prevalence.count)
    let effects = (0...(areas.max() ?? 0)).map { area -> Double in
      guard correlation > 0, correlation < 1, mean > 0, mean < 1 else { return 1 }
      var generator = CounterGenerator(seed: seed, stream: 1 << 32 | UInt64(area), replicate: map)
      let precision = 1 / correlation - 1
      return generator.beta(mean * precision, (1 - mean) * precision) / mean
    }
    return draws(seed, map) { $0.binomial(trials: measured[$1], probability: prevalence[$1] * effects[areas[$1]]) }
  }
}

/// A seed for one purpose of a run, from the run's seed and a name (FNV-1a, 64 bits): purposes do not share draws.
public func calibrationSeed(_ seed: UInt64, _ purpose: String) -> UInt64 {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in purpose.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  var generator = CounterGenerator(seed: seed ^ hash, stream: 1 << 48)
  return generator.next64()
}
