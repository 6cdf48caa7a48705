import CBCBridge

/// A cover with what is known of it.
struct CoverSolution {
  /// Columns of the problem as given, ascending.
  var columns: [Int]
  var price: Double
  var bound: Double
  var isOptimal: Bool
  var stoppedByTime: Bool
}

/// Whether a cover within a limit exists.
enum CoverAnswer {
  case yes([Int])
  case no
  /// Time ran out before it was known.
  case unknown
}

extension CoverProblem {
  /// The cover of least price; every row has a column.
  func solve(options: SitingOptions, remainingSeconds: () -> Double) throws(SitingError) -> CoverSolution {
    let start = greedy()
    let fixed = price(forced)
    var best = CoverSolution(
      columns: (forced + start).sorted(), price: fixed + price(start), bound: fixed, isOptimal: rows.isEmpty,
      stoppedByTime: false)
    if rows.isEmpty { return best }
    let seconds = remainingSeconds()
    guard seconds > 0 else {
      best.stoppedByTime = true
      return best
    }
    let result = try runSolver(
      model(limit: nil),
      MIPOptions(timeLimitSeconds: seconds, relativeGap: options.relativeGap, seed: options.seed), start: values(start))
    if let found = chosen(result), fixed + price(found) < best.price {
      best.columns = (forced + found).sorted()
      best.price = fixed + price(found)
    }
    best.isOptimal = result.status == .optimal
    best.stoppedByTime = result.stoppedByTime
    best.bound = best.isOptimal && options.relativeGap == 0 ? best.price : fixed + (roundedUp(result.bound) ?? 0)
    return best
  }

  /// Whether a cover costs at most `limit`.
  func covers(
    within limit: Double, options: SitingOptions, remainingSeconds: () -> Double
  ) throws(SitingError) -> CoverAnswer {
    let left = limit - price(forced)
    let margin = 1e-12 * max(1, abs(limit))
    if left < -margin { return .no }
    let start = greedy()
    if price(start) <= left + margin { return .yes((forced + start).sorted()) }
    let seconds = remainingSeconds()
    guard seconds > 0 else { return .unknown }
    let result = try runSolver(
      model(limit: left), MIPOptions(timeLimitSeconds: seconds, relativeGap: 1e6, seed: options.seed))
    if let found = chosen(result) {
      return price(found) <= left + margin ? .yes((forced + found).sorted()) : .unknown
    }
    return result.status == .infeasible ? .no : .unknown
  }

  private func price(_ columns: [Int]) -> Double { columns.reduce(0) { $0 + prices[$1] } }

  private func model(limit: Double?) -> MIPModel {
    var model = MIPModel()
    var place = [Int](repeating: -1, count: prices.count)
    for column in columns { place[column] = model.addBinary(cost: prices[column]) }
    for row in rows { model.addRow(lower: 1, row.map { (column: place[Int($0)], coefficient: 1.0) }) }
    if let limit {
      model.addRow(upper: limit, columns.enumerated().map { (column: $0.offset, coefficient: prices[$0.element]) })
    }
    return model
  }

  private func values(_ chosen: [Int]) -> [(column: Int, value: Double)] {
    let isChosen = Set(chosen)
    return columns.enumerated().map { ($0.offset, isChosen.contains($0.element) ? 1 : 0) }
  }

  /// The columns of a solution, where it covers every row.
  private func chosen(_ result: MIPResult) -> [Int]? {
    guard !result.values.isEmpty else { return nil }
    let found = columns.indices.filter { result.values[$0] > 0.5 }.map { columns[$0] }
    let isChosen = Set(found.map { Int32(truncatingIfNeeded: $0) })
    return rows.allSatisfy { $0.contains { isChosen.contains($0) } } ? found : nil
  }

  /// Where every site counts one, a part of a site is a whole one.
  private func roundedUp(_ bound: Double?) -> Double? {
    guard let bound, columns.allSatisfy({ prices[$0] == 1 }) else { return bound }
    return (bound - 1e-6).rounded(.up)
  }
}
