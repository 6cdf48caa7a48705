/// Draws of all units' rates from their posteriors, from which follow how sure a place in the order is. Draw r of a
/// unit is addressed by (seed, unit, r), so ranges of draws can be run in any order and on any number of threads.
public struct RankPlan: Sendable {
  /// The average that a unit is above or not, within each draw.
  public enum Average: Sendable, Equatable {
    case meanOfUnits
    /// Weighted by these, one a unit.
    case weighted([Double])
  }

  /// Units without a posterior take no part.
  public let posteriors: [PosteriorRate?]
  /// Number of the highest ranks that is asked about.
  public let top: Int
  public let seed: UInt64
  public let draws: Int
  let known: [Int]
  private let shares: [Double]

  /// What draws are for, so that other users of the seed have other numbers.
  private static let purpose: UInt64 = 0x5241_4E4B << 32
  /// Most bins that ranks are counted in.
  private static let mostBins = 1024

  /// - Parameters:
  ///   - top: At least 0.
  ///   - draws: 1 to 10^6.
  public init(
    posteriors: [PosteriorRate?], top: Int, average: Average = .meanOfUnits, seed: UInt64, draws: Int
  ) throws(StatisticsError) {
    guard top >= 0 else { throw .parameterOutOfRange(name: "top", value: Double(top)) }
    guard (1...1_000_000).contains(draws) else { throw .parameterOutOfRange(name: "draws", value: Double(draws)) }
    let known = posteriors.indices.filter { posteriors[$0] != nil }
    var weights = known.map { _ in 1.0 }
    if case .weighted(let given) = average {
      guard given.count == posteriors.count else {
        throw .lengthMismatch(expected: posteriors.count, found: given.count)
      }
      for unit in known where !(given[unit] >= 0 && given[unit].isFinite) { throw .notFinite(index: unit) }
      weights = known.map { given[$0] }
    }
    let total = weights.reduce(0, +)
    guard known.isEmpty || total > 0 else { throw .parameterOutOfRange(name: "weights", value: total) }
    self.posteriors = posteriors
    self.top = top
    self.seed = seed
    self.draws = draws
    self.known = known
    shares = weights.map { $0 / total }
  }

  /// Ranks counted together: 1 up to 1,024 units.
  var binWidth: Int { (known.count + Self.mostBins - 1) / Self.mostBins }
  var bins: Int { known.isEmpty ? 0 : (known.count + binWidth - 1) / binWidth }

  /// Runs some of the draws; parts of the draws that do not overlap are added up by `combine`.
  public func run(_ range: Range<Int>) -> RankTally {
    var tally = RankTally(units: known.count, bins: bins)
    var rates = [Double](repeating: 0, count: known.count)
    for draw in range.clamped(to: 0..<draws) {
      for (place, unit) in known.enumerated() {
        var random = CounterGenerator(
          seed: seed, stream: Self.purpose ^ UInt64(unit), replicate: UInt32(truncatingIfNeeded: draw))
        rates[place] = posteriors[unit]?.draw(&random) ?? 0
      }
      add(rates, to: &tally)
    }
    return tally
  }

  private func add(_ rates: [Double], to tally: inout RankTally) {
    var average = 0.0
    for place in rates.indices { average += shares[place] * rates[place] }
    let order = rates.indices.sorted { (rates[$0], $1) > (rates[$1], $0) }
    let (bins, width) = (bins, binWidth)
    tally.draws += 1
    for (rank, place) in order.enumerated() {
      tally.rankSum[place] += rank + 1
      tally.ranks[place * bins + rank / width] += 1
      if rank < top { tally.inTop[place] += 1 }
      if rates[place] > average { tally.above[place] += 1 }
    }
  }
}

/// What some of the draws of a `RankPlan` gave, by unit with a posterior.
public struct RankTally: Sendable, Equatable {
  var draws = 0
  var above: [Int]
  var inTop: [Int]
  var rankSum: [Int]
  /// Draws by unit and bin of ranks.
  var ranks: [UInt32]

  init(units: Int, bins: Int) {
    above = [Int](repeating: 0, count: units)
    inTop = above
    rankSum = above
    ranks = [UInt32](repeating: 0, count: units * bins)
  }

  mutating func add(_ other: RankTally) {
    draws += other.draws
    for place in above.indices {
      above[place] += other.above[place]
      inTop[place] += other.inTop[place]
      rankSum[place] += other.rankSum[place]
    }
    for index in ranks.indices { ranks[index] &+= other.ranks[index] }
  }
}
