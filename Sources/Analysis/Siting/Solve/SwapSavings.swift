/// The chosen columns with the two cheapest for each point.
private struct SwapState {
  var isOpen: [Bool]
  var chosen: [Int]
  var spent: Double
  var first: [Double]
  /// Chosen column that serves the point; -1 for the base.
  var firstColumn: [Int32]
  var second: [Double]
  /// What closing a chosen column costs, by column.
  var ownLoss: [Double]

  init(_ problem: SavingsProblem, _ start: [Int]) {
    isOpen = [Bool](repeating: false, count: problem.columnCount)
    chosen = start
    spent = 0
    first = problem.base
    firstColumn = [Int32](repeating: -1, count: problem.pointCount)
    second = problem.base
    ownLoss = [Double](repeating: 0, count: problem.columnCount)
    for column in start { isOpen[column] = true }
    refresh(problem)
  }

  mutating func refresh(_ problem: SavingsProblem) {
    chosen = chosen.filter { isOpen[$0] }
    spent = chosen.reduce(0) { $0 + problem.prices[$1] }
    for column in chosen { ownLoss[column] = 0 }
    for point in 0..<problem.pointCount {
      first[point] = problem.base[point]
      second[point] = problem.base[point]
      firstColumn[point] = -1
      for slot in problem.row(point) where isOpen[Int(problem.rowColumn[slot])] {
        if firstColumn[point] < 0 {
          first[point] = problem.rowCost[slot]
          firstColumn[point] = problem.rowColumn[slot]
        } else {
          second[point] = problem.rowCost[slot]
          break
        }
      }
      if firstColumn[point] >= 0 {
        ownLoss[Int(firstColumn[point])] += problem.weights[point] * (second[point] - first[point])
      }
    }
  }

  mutating func apply(add: Int, drop: Int?, _ problem: SavingsProblem) {
    isOpen[add] = true
    chosen.append(add)
    if let drop { isOpen[drop] = false }
    refresh(problem)
  }
}

extension SavingsProblem {
  /// Betters a choice by adding a column or swapping one for another (Teitz and Bart 1968, with the savings of Whitaker
  /// 1983) until nothing is gained or `mayGoOn` says no.
  func swapped(_ start: [Int], mayGoOn: () -> Bool) -> [Int] {
    var state = SwapState(self, start)
    var loss = [Double](repeating: 0, count: columnCount)
    let least = 1e-12 * max(1, emptyTotal)
    var quiet = 0
    var next = 0
    while quiet < columnCount && columnCount > 0 {
      if quiet % 64 == 0 && !mayGoOn() { break }
      if !state.isOpen[next], let move = bestMove(adding: next, state, &loss), move.gain > least {
        state.apply(add: next, drop: move.drop, self)
        quiet = 0
      } else {
        quiet += 1
      }
      next = next + 1 == columnCount ? 0 : next + 1
    }
    return state.chosen.sorted()
  }

  private func bestMove(
    adding column: Int, _ state: SwapState, _ loss: inout [Double]
  ) -> (gain: Double, drop: Int?)? {
    var gain = 0.0
    for chosen in state.chosen { loss[chosen] = 0 }
    for slot in self.column(column) {
      let point = Int(columnPoint[slot])
      let cost = columnCost[slot]
      if cost < state.first[point] { gain += weights[point] * (state.first[point] - cost) }
      let serving = Int(state.firstColumn[point])
      if serving >= 0 && cost < state.second[point] {
        loss[serving] -= weights[point] * (state.second[point] - max(cost, state.first[point]))
      }
    }
    if fits(state.spent + prices[column]) { return (gain, nil) }
    return bestDrop(adding: column, gain, state, loss)
  }

  private func bestDrop(
    adding column: Int, _ gain: Double, _ state: SwapState, _ loss: [Double]
  ) -> (gain: Double, drop: Int?)? {
    var best: (gain: Double, drop: Int?)?
    for chosen in state.chosen where fits(state.spent - prices[chosen] + prices[column]) {
      let net = gain - loss[chosen] - state.ownLoss[chosen]
      if best == nil || net > best?.gain ?? 0 { best = (net, chosen) }
    }
    return best
  }
}
