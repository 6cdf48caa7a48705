/// Maps without any spatial pattern: each unit's events drawn given its base, from the mean and the variance between
/// areas of the observed map (beta-binomial for shares, negative binomial for events per base).
///
/// Map r is addressed by (seed, 2^33, r), its unit i being the i-th number of that sequence; units with a base too
/// large for a table by (seed, 2^33 + 1 + i, r).
public struct NullMaps: Sendable {
  private let tables: CountTables
  private let tableOf: [Int32]
  private let base: [Double]
  private let isShare: Bool
  private let shape: Double
  private let seed: UInt64
  /// Counts expected to be larger than this are drawn without a table, which would be that large.
  private static let mostInTable = 50_000.0
  /// Mean and, for shares, the intraclass correlation that the maps are drawn with (else 0).
  public let mean: Double
  public let intraclassCorrelation: Double

  /// From an observed map. A base of a share that is not a whole number is rounded to the nearest one, at least 1.
  public init(like map: RateMap, seed: UInt64) throws(StatisticsError) {
    let shrunk = try map.shrunk()
    let (mean, variance) = (shrunk.mean ?? 0, shrunk.variance)
    let within = mean * (1 - mean)
    let icc = map.model == .binomial && within > 0 ? min(variance / within, 0.999) : 0
    self.init(map, mean: mean, icc: icc, shape: variance > 0 ? mean * mean / variance : .infinity, seed)
  }

  /// Shares with a given mean and intraclass correlation, both in 0..<1.
  public init(
    measured: [Double], mean: Double, intraclassCorrelation: Double, seed: UInt64
  ) throws(StatisticsError) {
    for (name, value) in [("mean", mean), ("intraclassCorrelation", intraclassCorrelation)]
    where !(0..<1).contains(value) { throw .parameterOutOfRange(name: name, value: value) }
    let none = [Double](repeating: 0, count: measured.count)
    let map = try RateMap(events: none, base: measured, isShare: true)
    self.init(map, mean: mean, icc: intraclassCorrelation, shape: .infinity, seed)
  }

  private init(_ map: RateMap, mean: Double, icc: Double, shape: Double, _ seed: UInt64) {
    let isShare = map.model == .binomial
    let sizes = isShare ? map.base.map { max(1, min($0, 1e9).rounded()) } : map.base
    let distinct = Array(Set(sizes.filter { (isShare ? $0 : $0 * mean) <= Self.mostInTable })).sorted()
    var tables = CountTables()
    for size in distinct {
      tables.append(
        isShare
          ? CountMasses.shares(trials: Int(size), mean: mean, intraclassCorrelation: icc)
          : CountMasses.events(mean: size * mean, shape: shape))
    }
    let place = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, Int32($0)) })
    tableOf = sizes.map { place[$0] ?? -1 }
    self.tables = tables
    base = map.base
    self.isShare = isShare
    self.mean = mean
    intraclassCorrelation = icc
    self.shape = shape
    self.seed = seed
  }

  public var count: Int { tableOf.count }

  /// The events of each unit of map `replicate`, into an array of `count`.
  public func draw(_ replicate: Int, into events: inout [Double]) {
    guard events.count == tableOf.count else { return }
    var generator = CounterGenerator(
      seed: seed, stream: 1 << 33, replicate: UInt32(truncatingIfNeeded: replicate))
    for unit in tableOf.indices {
      let (bits, table) = (generator.next64(), Int(tableOf[unit]))
      let drawn = table >= 0 ? Double(tables.draw(table, bits)) : drawLarge(unit, replicate)
      events[unit] = isShare ? min(drawn, base[unit]) : drawn
    }
  }

  /// The events of each unit of maps `first` to `first + 7`, one map a lane.
  func draw(lanesFrom first: Int, into events: inout [MapLanes]) {
    guard events.count == tableOf.count else { return }
    var generator = LaneGenerator(seed: seed, stream: 1 << 33, first: first)
    for unit in stride(from: 0, to: tableOf.count, by: 2) {
      let pair = generator.next()
      events[unit] = drawn(unit, pair.first, first)
      if unit + 1 < tableOf.count { events[unit + 1] = drawn(unit + 1, pair.second, first) }
    }
  }

  @inline(__always)
  private func drawn(_ unit: Int, _ bits: SIMD8<UInt64>, _ first: Int) -> MapLanes {
    let table = Int(tableOf[unit])
    var events = table >= 0 ? tables.draw(table, bits) : MapLanes.zero
    if table < 0 {
      for lane in 0..<MapLanes.scalarCount { events[lane] = drawLarge(unit, first + lane) }
    }
    guard isShare else { return events }
    return events.replacing(with: base[unit], where: events .> base[unit])
  }

  private func drawLarge(_ unit: Int, _ replicate: Int) -> Double {
    var generator = CounterGenerator(
      seed: seed, stream: (1 << 33) + 1 + UInt64(unit), replicate: UInt32(truncatingIfNeeded: replicate))
    if isShare { return Double(drawShare(Int(min(base[unit], 1e15).rounded()), &generator)) }
    let expected = base[unit] * mean
    let scale = shape.isFinite ? generator.gamma(shape: shape) / shape : 1
    return Double(generator.poisson(mean: expected * scale))
  }

  private func drawShare(_ trials: Int, _ generator: inout CounterGenerator) -> Int {
    var share = mean
    if intraclassCorrelation > 0, mean > 0 {
      let precision = 1 / intraclassCorrelation - 1
      share = generator.beta(mean * precision, (1 - mean) * precision)
    }
    // Without a loop over the trials where all or none are events.
    guard share > 0 else { return 0 }
    return share < 1 ? generator.binomial(trials: trials, probability: share) : trials
  }
}
