extension SavingsProblem {
  /// Columns by greatest saving for their price, in the order of choice; of equal ones the first. Ends when nothing more
  /// fits or saves.
  func greedy() -> [Int] {
    var cost = base
    var gains = (0..<columnCount).map { saving(of: $0, against: cost) }
    var isFresh = [Bool](repeating: true, count: columnCount)
    var spent = 0.0
    var chosen: [Int] = []
    var isOut = [Bool](repeating: false, count: columnCount)
    while let best = mostSaving(gains, isOut) {
      if !fits(spent + prices[best]) {
        isOut[best] = true
      } else if !isFresh[best] {
        gains[best] = saving(of: best, against: cost)
        isFresh[best] = true
      } else {
        chosen.append(best)
        isOut[best] = true
        spent += prices[best]
        for slot in column(best) {
          let point = Int(columnPoint[slot])
          cost[point] = min(cost[point], columnCost[slot])
        }
        isFresh = [Bool](repeating: false, count: columnCount)
      }
    }
    return chosen
  }

  /// What a column saves when the points pay `cost`.
  func saving(of column: Int, against cost: [Double]) -> Double {
    var sum = 0.0
    for slot in self.column(column) {
      let point = Int(columnPoint[slot])
      let less = cost[point] - columnCost[slot]
      if less > 0 { sum += weights[point] * less }
    }
    return sum
  }

  private func mostSaving(_ gains: [Double], _ isOut: [Bool]) -> Int? {
    var best: Int?
    var bestRate = 0.0
    for column in 0..<columnCount where !isOut[column] && gains[column] > 0 {
      let rate = prices[column] > 0 ? gains[column] / prices[column] : .infinity
      if best == nil || rate > bestRate {
        best = column
        bestRate = rate
      }
    }
    return best
  }
}
