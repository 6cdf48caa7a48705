/// The best circle of every centre under each of several limits.
public struct ScanCandidates: Sendable {
  struct Best: Sendable {
    var ratio = 0.0
    /// Units inside: the nearest so many.
    var members: Int32 = 0
  }

  /// Entries centre by centre, one a limit.
  var best: [Best] = []
  var circles = 0
}

/// Looks for the best circle of one centre.
struct ScanSearch {
  let input: ScanInput
  let likelihood: ScanLikelihood
  private var order = ScanOrder()

  init(input: ScanInput, likelihood: ScanLikelihood) {
    self.input = input
    self.likelihood = likelihood
  }

  /// The circles around a centre.
  mutating func fill(_ centre: Int, _ limits: ScanLimits) -> ScanOrder {
    order.fill(around: centre, points: input.points, base: input.base, limits: limits)
    return order
  }

  /// One entry a limit; limits ascend.
  mutating func best(around centre: Int, limits: [ScanLimits]) -> (best: [ScanCandidates.Best], circles: Int) {
    var found = [ScanCandidates.Best](repeating: .init(), count: limits.count)
    guard let widest = limits.last else { return (found, 0) }
    order.fill(around: centre, points: input.points, base: input.base, limits: widest)
    var (cases, limit, circles) = (0.0, 0, 0)
    var current = ScanCandidates.Best()
    for index in 0..<order.count {
      cases += input.cases[Int(order.units[index])]
      guard order.isCircle[index] else { continue }
      while limit < limits.count - 1, order.base[index] > limits[limit].base {
        found[limit] = current
        limit += 1
      }
      circles += 1
      guard let ratio = likelihood.ratio(cases: cases, base: order.base[index]), ratio > current.ratio else { continue }
      current = .init(ratio: ratio, members: Int32(index + 1))
    }
    while limit < limits.count {
      found[limit] = current
      limit += 1
    }
    return (found, circles)
  }

  /// The best circle of a centre without a taken unit.
  mutating func best(around centre: Int, limits: ScanLimits, without taken: [Bool]) -> ScanCandidates.Best {
    guard !taken[centre] else { return .init() }
    order.fill(around: centre, points: input.points, base: input.base, limits: limits)
    var cases = 0.0
    var best = ScanCandidates.Best()
    for index in 0..<order.count {
      let unit = Int(order.units[index])
      if taken[unit] { break }
      cases += input.cases[unit]
      guard order.isCircle[index] else { continue }
      guard let ratio = likelihood.ratio(cases: cases, base: order.base[index]), ratio > best.ratio else { continue }
      best = .init(ratio: ratio, members: Int32(index + 1))
    }
    return best
  }

  /// The members of a circle, nearest first.
  mutating func members(of centre: Int, count: Int, limits: ScanLimits) -> ArraySlice<Int32> {
    order.fill(around: centre, points: input.points, base: input.base, limits: limits)
    return order.units.prefix(count)
  }
}
