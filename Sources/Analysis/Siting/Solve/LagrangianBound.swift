/// A lower bound of a savings problem from its Lagrangian dual (Cornuejols, Fisher and Nemhauser 1977): the rule that a
/// point is served once is priced by `prices` of the points.
struct LagrangianBound {
  /// No choice has a smaller sum.
  var bound: Double
  /// Prices of the points at the best bound.
  var pointPrices: [Double]
  /// What opening each column adds to the bound at least, when positive; what closing it adds, when negative.
  var reduced: [Double]
  /// Best choice met on the way and its sum.
  var chosen: [Int]
  var total: Double
}

/// One evaluation of the dual.
private struct DualStep {
  var bound: Double
  var reduced: [Double]
  /// Share of each column that is taken, 0...1, and those taken.
  var taken: [(column: Int, share: Double)]
}

/// The search for the best prices: an average of the slopes met leads it, as in the volume algorithm (Barahona and Anbil
/// 2000), which keeps it from going to and fro.
private struct DualSearch {
  var direction: [Double]
  var scale = 1.0
  var share = 0.1
  var idle = 0
  var sinceCheck = 0
  var checkedBound: Double

  /// Takes in the slope at the newest prices.
  mutating func average(_ slope: [Double]) {
    var along = 0.0
    var apart = 0.0
    for point in slope.indices {
      let difference = direction[point] - slope[point]
      along += direction[point] * difference
      apart += difference * difference
    }
    let part = apart > 0 ? min(max(along / apart, share / 10), share) : share
    for point in slope.indices { direction[point] += part * (slope[point] - direction[point]) }
  }

  /// Longer steps while they help, shorter ones when they don't.
  mutating func adapt(improved: Bool, alignment: Double, bound: Double) {
    if improved {
      idle = 0
      if alignment > 0 { scale = min(2, scale * 1.1) }
    } else {
      idle += 1
      if idle >= 20 {
        scale *= 0.66
        idle = 0
      }
    }
    sinceCheck += 1
    if sinceCheck < 100 { return }
    if bound - checkedBound < 0.01 * abs(bound) { share = max(share / 2, 1e-4) }
    checkedBound = bound
    sinceCheck = 0
  }
}

extension SavingsProblem {
  /// - Parameters:
  ///   - start: A choice to begin from.
  ///   - mayGoOn: Asked now and then; the bound so far is returned once it says no.
  func lagrangianBound(from start: [Int], mayGoOn: () -> Bool) -> LagrangianBound {
    let first = startPrices(start)
    let step = dualStep(first)
    var best = LagrangianBound(
      bound: step.bound, pointPrices: first, reduced: step.reduced, chosen: start, total: total(start))
    var search = DualSearch(direction: slopes(first, step), checkedBound: step.bound)
    for round in 0..<2000 where search.scale > 1e-4 {
      if best.isClosed || (round % 8 == 0 && !mayGoOn()) { break }
      guard let prices = moved(best, search) else { break }
      let step = dualStep(prices)
      let slope = slopes(prices, step)
      let alignment = zip(slope, search.direction).reduce(0) { $0 + $1.0 * $1.1 }
      search.average(slope)
      let improved = step.bound > best.bound
      if improved {
        best.bound = step.bound
        best.pointPrices = prices
        best.reduced = step.reduced
      }
      search.adapt(improved: improved, alignment: alignment, bound: best.bound)
      if improved || round % 10 == 0 { consider(step, betters: round % 50 == 0, &best, mayGoOn) }
    }
    best.bound = min(best.bound, best.total)
    return best
  }

  private func startPrices(_ start: [Int]) -> [Double] {
    var isOpen = [Bool](repeating: false, count: columnCount)
    for column in start { isOpen[column] = true }
    return (0..<pointCount).map { point in
      let nearest = row(point).first { isOpen[Int(rowColumn[$0])] }
      return weights[point] * (nearest.map { rowCost[$0] } ?? base[point])
    }
  }

  private func dualStep(_ prices: [Double]) -> DualStep {
    var value = [Double](repeating: 0, count: columnCount)
    var sum = 0.0
    for point in 0..<pointCount {
      let price = prices[point]
      let weight = weights[point]
      sum += price
      for slot in row(point) {
        let less = weight * rowCost[slot] - price
        if less >= 0 { break }
        value[Int(rowColumn[slot])] += less
      }
    }
    return fill(value, sum)
  }

  /// Takes the columns of greatest value for their price until the limit is full, the last one in part.
  private func fill(_ value: [Double], _ sum: Double) -> DualStep {
    let rates = value.indices.map { prices[$0] > 0 ? value[$0] / prices[$0] : (value[$0] < 0 ? -.infinity : 0) }
    let order = value.indices.filter { value[$0] < 0 }.sorted { (rates[$0], $0) < (rates[$1], $1) }
    var left = limit
    var bound = sum
    var rate = 0.0
    var taken: [(column: Int, share: Double)] = []
    for column in order {
      let share = prices[column] > left ? left / prices[column] : 1
      if share > 0 {
        taken.append((column, share))
        bound += share * value[column]
        left -= share * prices[column]
      }
      if share < 1 {
        rate = rates[column]
        break
      }
    }
    let reduced = value.indices.map { value[$0] - rate * prices[$0] }
    return DualStep(bound: bound, reduced: reduced, taken: taken)
  }

  /// Prices a step along the direction from the best ones, between 0 and what the base costs; nil when nothing moves.
  private func moved(_ best: LagrangianBound, _ search: DualSearch) -> [Double]? {
    var norm = 0.0
    for point in 0..<pointCount where !isStuck(point, best.pointPrices[point], search.direction[point]) {
      norm += search.direction[point] * search.direction[point]
    }
    guard norm > 0 else { return nil }
    let length = search.scale * max(best.total - best.bound, 1e-9 * abs(best.total)) / norm
    return (0..<pointCount).map { point in
      min(max(0, best.pointPrices[point] + length * search.direction[point]), weights[point] * base[point])
    }
  }

  private func isStuck(_ point: Int, _ price: Double, _ direction: Double) -> Bool {
    direction >= 0 ? price >= weights[point] * base[point] : price <= 0
  }

  /// How much the bound changes with the price of each point: 1 less the times that it is served.
  private func slopes(_ prices: [Double], _ step: DualStep) -> [Double] {
    var share = [Double](repeating: 0, count: columnCount)
    for entry in step.taken { share[entry.column] = entry.share }
    return (0..<pointCount).map { point in
      var served = 0.0
      for slot in row(point) {
        if weights[point] * rowCost[slot] >= prices[point] { break }
        served += share[Int(rowColumn[slot])]
      }
      return 1 - served
    }
  }

  private func consider(_ step: DualStep, betters: Bool, _ best: inout LagrangianBound, _ mayGoOn: () -> Bool) {
    var chosen = step.taken.filter { $0.share == 1 }.map(\.column)
    if betters { chosen = swapped(chosen, mayGoOn: mayGoOn) }
    let sum = total(chosen)
    if sum < best.total {
      best.total = sum
      best.chosen = chosen.sorted()
    }
  }
}

extension LagrangianBound {
  /// Whether choice and bound meet, up to rounding.
  var isClosed: Bool { total - bound <= 1e-10 * max(abs(total), abs(bound)) }

  /// Room between bound and choice, with a margin for rounding: what adds more than this to the bound can be left out.
  var room: Double { total - bound + 1e-9 * max(1, abs(total)) }
}
