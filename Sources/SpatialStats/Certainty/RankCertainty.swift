/// How sure the place of each unit in the order of the true rates is. Rank 1 has the highest rate. Nil for units
/// without a posterior. The Monte Carlo error of a probability p is sqrt(p (1-p) / draws), at most 0.005 with 10,000
/// draws.
public struct RankCertainty: Sendable, Equatable {
  /// Probability that the true rate is above the average of all true rates.
  public let aboveAverage: [Double?]
  public let expectedRank: [Double?]
  /// 90 % interval of the rank, ends included. Beyond 1,024 units ranks are counted in bins and the ends rounded
  /// outward.
  public let rankInterval: [ClosedRange<Int>?]
  /// Probability of being among the `top` highest.
  public let inTop: [Double?]
  public let top: Int
  public let draws: Int

  init(_ tally: RankTally, _ plan: RankPlan) {
    var (above, rank, top) = ([Double?](repeating: nil, count: plan.posteriors.count), [Double?](), [Double?]())
    (rank, top) = (above, above)
    var interval = [ClosedRange<Int>?](repeating: nil, count: above.count)
    let draws = Double(max(1, tally.draws))
    for (place, unit) in plan.known.enumerated() {
      above[unit] = Double(tally.above[place]) / draws
      top[unit] = Double(tally.inTop[place]) / draws
      rank[unit] = Double(tally.rankSum[place]) / draws
      interval[unit] = RankCertainty.interval(tally, place, plan)
    }
    (aboveAverage, expectedRank, rankInterval, inTop) = (above, rank, interval, top)
    self.top = plan.top
    self.draws = tally.draws
  }

  private static func interval(_ tally: RankTally, _ place: Int, _ plan: RankPlan) -> ClosedRange<Int> {
    let counts = tally.ranks[place * plan.bins..<(place + 1) * plan.bins]
    let draws = Double(max(1, tally.draws))
    var (below, low) = (0.0, 0)
    for (bin, count) in counts.enumerated() {
      let next = below + Double(count) / draws
      if below < 0.05, next >= 0.05 { low = bin }
      if next >= 0.95 - 1e-12 {
        return low * plan.binWidth + 1...min(plan.known.count, (bin + 1) * plan.binWidth)
      }
      below = next
    }
    return 1...max(1, plan.known.count)
  }

  /// Where nothing tells the units apart, every order is equally likely: `units` of them, the others nil.
  public init(exchangeable isKnown: [Bool], top: Int) {
    let n = isKnown.count { $0 }
    let low = Int((0.05 * Double(n)).rounded(.up))
    let high = Int((0.95 * Double(n)).rounded(.up))
    aboveAverage = isKnown.map { $0 ? 0.5 : nil }
    expectedRank = isKnown.map { $0 ? Double(n + 1) / 2 : nil }
    rankInterval = isKnown.map { $0 ? max(1, low)...max(1, high) : nil }
    inTop = isKnown.map { $0 ? Double(min(max(0, top), n)) / Double(n) : nil }
    self.top = top
    draws = 0
  }
}

extension RankPlan {
  /// Everything known about the order, from the tallies of all draws.
  public func combine(_ tallies: [RankTally]) -> RankCertainty {
    var sum = RankTally(units: known.count, bins: bins)
    for tally in tallies { sum.add(tally) }
    return RankCertainty(sum, self)
  }
}
