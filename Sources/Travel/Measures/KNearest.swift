/// The k cheapest targets of each origin, k slots an origin in flat arrays. Every origin is there.
public struct KNearest: Sendable, Equatable {
  public var k: Int
  /// Target of rank j of origin i at i * k + j, cheapest first; -1 where there is none.
  public var targets: [Int32]
  /// Beside `targets`; infinite where there is none.
  public var costs: [Double]

  /// The target of a rank (0 is the nearest); nil where there is none.
  public func target(_ origin: Int, rank: Int) -> Int? {
    let slot = origin * k + rank
    guard rank >= 0, rank < k, targets.indices.contains(slot), targets[slot] >= 0 else { return nil }
    return Int(targets[slot])
  }

  /// Costs to the targets of a rank, one an origin; infinite where there is none.
  public func costs(rank: Int) -> [Double] {
    guard k > 0, rank >= 0, rank < k else { return [] }
    return stride(from: rank, to: costs.count, by: k).map { costs[$0] }
  }
}

extension CostTable {
  /// The `k` cheapest targets of each origin; slots without a finite cost are none.
  public func kNearest(_ k: Int) -> KNearest {
    let k = max(0, k)
    var result = KNearest(k: k, targets: [], costs: [])
    for origin in 0..<count {
      var rank = 0
      for slot in safeSlots(origin) where rank < k && isReached(slot) {
        result.targets.append(targets[slot])
        result.costs.append(costs[slot])
        rank += 1
      }
      result.targets += repeatElement(-1, count: k - rank)
      result.costs += repeatElement(.infinity, count: k - rank)
    }
    return result
  }

  /// Cumulative opportunities: for each origin the amounts (facilities, seats, kader) at the targets whose cost is at most
  /// `threshold`, the threshold included, summed in the order of the slots.
  ///
  /// - Parameter amounts: One a target, not usable counts 0; nil counts every target one.
  public func opportunities(within threshold: Double, amounts: [Double]? = nil) -> [Double] {
    (0..<count).map { origin in
      var sum = 0.0
      for slot in safeSlots(origin) where isReached(slot) && costs[slot] <= threshold {
        sum += amounts.map { $0.usable(Int(targets[slot])) } ?? 1
      }
      return sum
    }
  }

  /// Whether a slot is a target at a finite cost.
  func isReached(_ slot: Int) -> Bool { costs[slot].isFinite && targets[slot] >= 0 }

  /// The slots of an origin; none where the table does not hold together.
  func safeSlots(_ origin: Int) -> Range<Int> {
    guard origin >= 0, origin + 1 < start.count else { return 0..<0 }
    let limit = min(targets.count, costs.count)
    let lower = min(max(0, Int(start[origin])), limit)
    return lower..<max(lower, min(Int(start[origin + 1]), limit))
  }
}
