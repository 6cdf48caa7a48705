/// Kulldorff's circular scan, cut into tasks that don't depend on threads.
///
/// First `candidates(centres:)` for all centres, put together by `start(_:)`. Then, as long as the run asks for more maps
/// (`ScanRun.next`): `draw(_:)` in parts of at most `mapsInPart`, `maps(_:)`, `maxima(of:centres:)` for all centres,
/// `merged(_:)`, `ScanRun.add(_:)`. Last `ScanRun.result()`. `runAll()` does the same in one go.
public struct ScanPlan: Sendable {
  public let settings: ScanSettings
  let input: ScanInput
  let likelihood: ScanLikelihood
  let limitShares: [Double]
  let limits: [ScanLimits]
  private let draws: ScanDraws
  private let centres: [Int32]

  /// Maps that one vector holds: parts of a draw begin at a multiple of it.
  public static let mapsInPart = ScanMaps.lanesInBlock
  /// The most maps drawn at a time.
  static let mostMapsAtOnce = 512

  /// - Parameters:
  ///   - x: Coordinates of a plane, or longitudes.
  ///   - y: Coordinates of a plane, or latitudes.
  ///   - cases: Whole numbers.
  ///   - base: Measured (whole numbers, at least the cases), or for Poisson population or expected events.
  /// - Throws: What is wrong with an array or a setting; Poisson cases on a base of 0 are refused.
  public init(
    x: [Double], y: [Double], cases: [Double], base: [Double], metric: ScanMetric = .planar, settings: ScanSettings
  ) throws(StatisticsError) {
    try Self.check(settings)
    let points = try ScanPoints(x: x, y: y, metric: metric)
    let input = try ScanInput(points: points, cases: cases, base: base, model: settings.model)
    self.settings = settings
    self.input = input
    likelihood = ScanLikelihood(
      isBinomial: input.isBinomial, cases: input.totalCases, base: input.totalBase, direction: settings.direction)
    limitShares = ScanGini.shares(upTo: settings.limitShare)
    limits = limitShares.map {
      ScanLimits(share: $0, total: input.totalBase, mostMembers: settings.mostMembers)
    }
    let spread = settings.model == .betaBinomial ? IntraclassPosterior(cases: cases, measured: base) : nil
    draws = ScanDraws(
      model: settings.model, seed: settings.seed, cases: Int(input.totalCases), base: base,
      totalBase: input.totalBase, spread: spread)
    let rate = input.totalBase > 0 ? input.totalCases / input.totalBase : 0
    centres = base.map { Int32(clamping: Int(min($0 * rate, 0x1p31))) }
  }

  private static func check(_ settings: ScanSettings) throws(StatisticsError) {
    let checks: [(String, Double, Bool)] = [
      ("limitShare", settings.limitShare, settings.limitShare > 0 && settings.limitShare <= 1),
      ("mostMembers", Double(settings.mostMembers ?? 1), settings.mostMembers ?? 1 >= 1),
      ("simulations", Double(settings.simulations), (0...10_000_000).contains(settings.simulations)),
      ("alpha", settings.alpha, settings.alpha > 0 && settings.alpha < 1),
      ("mostClusters", Double(settings.mostClusters), settings.mostClusters >= 1),
    ]
    for (name, value, isFine) in checks where !isFine { throw .parameterOutOfRange(name: name, value: value) }
  }

  /// Number of centres: of units.
  public var centreCount: Int { input.count }

  /// The best circles of some centres of the observed map.
  public func candidates(centres: Range<Int>) -> ScanCandidates {
    var search = ScanSearch(input: input, likelihood: likelihood)
    var all = ScanCandidates()
    for centre in centres {
      let (best, circles) = search.best(around: centre, limits: limits)
      all.best += best
      all.circles += circles
    }
    return all
  }

  /// The run with the observed map done.
  ///
  /// - Parameters: parts candidates of all centres, in their order.
  public func start(_ parts: [ScanCandidates]) -> ScanRun {
    var all = ScanCandidates()
    for part in parts {
      all.best += part.best
      all.circles += part.circles
    }
    return ScanRun(plan: self, candidates: all, intraclass: draws.spread)
  }

  /// Draws some maps by their numbers.
  public func draw(_ replicates: Range<Int>) -> ScanMapPart {
    let lanes = ScanMaps.lanesInBlock
    var blocks: [[SIMD8<Int32>]] = []
    var largest: Int32 = 0
    for start in stride(from: replicates.lowerBound, to: replicates.upperBound, by: lanes) {
      var block = [SIMD8<Int32>](repeating: .zero, count: input.count)
      for replicate in start..<min(start + lanes, replicates.upperBound) {
        let counts = draws.map(replicate)
        for unit in counts.indices {
          let difference = Int32(truncatingIfNeeded: counts[unit]) &- centres[unit]
          largest = max(largest, abs(difference))
          block[unit][replicate - start] = difference
        }
      }
      blocks.append(block)
    }
    return ScanMapPart(maps: replicates.count, blocks: blocks, largest: largest)
  }

  /// The cases of one simulated map.
  public func simulatedCases(_ replicate: Int) -> [Int] { draws.map(replicate) }

  /// Parts of one draw, in their order.
  public func maps(_ parts: [ScanMapPart]) -> ScanMaps { ScanMaps(parts: parts, centres: centres) }

  /// The largest ratio of each map over the circles of some centres.
  public func maxima(of maps: ScanMaps, centres: Range<Int>) -> [Double] {
    guard let widest = limits.last, let least = input.base.filter({ $0 > 0 }).min(), maps.count > 0 else {
      return [Double](repeating: 0, count: maps.count)
    }
    var sweep = ScanSweep(maps: maps, likelihood: likelihood, bases: min(least, widest.base)...widest.base)
    var order = ScanOrder()
    for centre in centres {
      order.fill(around: centre, points: input.points, base: input.base, limits: widest)
      sweep.visit(order)
    }
    return sweep.best
  }

  /// The largest ratio of each map over all centres.
  public func merged(_ parts: [[Double]]) -> [Double] {
    guard var merged = parts.first else { return [] }
    for part in parts.dropFirst() { for map in merged.indices { merged[map] = max(merged[map], part[map]) } }
    return merged
  }

  /// The whole scan on the calling thread.
  public func runAll() -> ScanResult {
    var run = start([candidates(centres: 0..<centreCount)])
    while let replicates = run.next {
      run.add(maxima(of: maps([draw(replicates)]), centres: 0..<centreCount))
    }
    return run.result()
  }
}
