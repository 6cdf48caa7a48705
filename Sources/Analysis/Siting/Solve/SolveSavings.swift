import CBCBridge

/// A choice with what is known of it.
struct SavingsSolution {
  /// Sites, ascending.
  var sites: [Int]
  /// Sum of the problem, and the least that it can be.
  var total: Double
  var bound: Double
  var isOptimal: Bool
  var stoppedByTime = false
}

/// Most entries that a model is handed to the solver with; above that the bound of the dual stands.
private let mostModelEntries = 4_000_000

extension SavingsProblem {
  /// Greedy choice, swaps, the dual's bound, and branch and cut over what these leave open.
  ///
  /// - Parameter allowed: The sum may be this much above the bound, given the sum.
  func solve(
    seed: Int32, allowed: (Double) -> Double, remainingSeconds: () -> Double
  ) throws(SitingError) -> SavingsSolution {
    func mayGoOn() -> Bool { remainingSeconds() > 0 }
    let start = swapped(greedy(), mayGoOn: mayGoOn)
    let known = lagrangianBound(from: start, mayGoOn: mayGoOn)
    let slack = allowed(known.total)
    if known.isClosed || known.total - known.bound <= slack { return solution(known, isOptimal: true) }
    guard mayGoOn() else { return solution(known, isOptimal: false, stoppedByTime: true) }
    let reduced = SavingsModel(self, known: known)
    guard reduced.model.entryCount <= mostModelEntries else { return solution(known, isOptimal: false) }
    let options = MIPOptions(
      timeLimitSeconds: max(0, remainingSeconds()), absoluteGap: slack * reduced.scale, seed: seed)
    return try finish(known, reduced, options)
  }

  private func finish(
    _ known: LagrangianBound, _ reduced: SavingsModel, _ options: MIPOptions
  ) throws(SitingError) -> SavingsSolution {
    let result = try runSolver(reduced.model, options, start: reduced.start)
    var best = known
    // A model without solution leaves nothing better than the known choice.
    var isOptimal = result.status == .optimal || result.status == .infeasible
    if !result.values.isEmpty {
      let chosen = reduced.columns.indices.filter { result.values[$0] > 0.5 }.map { reduced.columns[$0] }
      let sum = total(chosen)
      let isWithin = fits(chosen.reduce(0) { $0 + prices[$1] })
      isOptimal = isOptimal && isWithin
      if sum < best.total && isWithin {
        best.total = sum
        best.chosen = chosen
      }
    }
    if result.status == .infeasible { best.bound = best.total }
    if let bound = result.bound {
      best.bound = max(best.bound, min(best.total, bound / reduced.scale + reduced.constant))
    }
    return solution(best, isOptimal: isOptimal, stoppedByTime: result.stoppedByTime)
  }

  private func solution(_ known: LagrangianBound, isOptimal: Bool, stoppedByTime: Bool = false) -> SavingsSolution {
    SavingsSolution(
      sites: known.chosen.map { sites[$0] }.sorted(), total: known.total,
      bound: isOptimal && known.gap < 1e-8 ? known.total : known.bound, isOptimal: isOptimal,
      stoppedByTime: stoppedByTime)
  }
}

extension LagrangianBound {
  var gap: Double {
    let size = max(abs(total), abs(bound))
    return size == 0 ? 0 : (total - bound) / size
  }
}

/// Runs the solver with its errors put into ours.
func runSolver(
  _ model: MIPModel, _ options: MIPOptions, start: [(column: Int, value: Double)] = []
) throws(SitingError) -> MIPResult {
  do throws(MIPError) {
    return try MIPSolver.solve(model, options: options, start: start)
  } catch {
    throw .solver(error)
  }
}
