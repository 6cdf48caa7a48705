/// How a solve ended.
public enum MIPStatus: String, Sendable, Codable, CaseIterable {
  /// The optimum, to within the gap that was asked for.
  case optimal
  /// A solution, not proven to be the best, when a limit was reached.
  case feasible
  case infeasible
  case unbounded
  /// No solution was found before a limit was reached; there may be one.
  case noSolution = "no_solution"
  /// The solver gave up for numerical reasons.
  case failed
}

/// What a solve found.
public struct MIPResult: Sendable, Equatable {
  public var status: MIPStatus
  /// Cost of `values`; nil without a solution.
  public var objective: Double?
  /// No solution costs less than this; nil where nothing is known.
  public var bound: Double?
  /// One a column; empty without a solution. Whole-number columns are rounded.
  public var values: [Double]
  /// True when the time limit ended the search. The result then depends on the speed of the machine; otherwise the same
  /// model, options and start give the same result everywhere.
  public var stoppedByTime: Bool
  public var nodes: Int

  /// `|objective - bound| / max(|objective|, |bound|)`; 0 when both are 0; nil without a solution or a bound.
  public var gap: Double? {
    guard let objective, let bound else { return nil }
    let size = max(abs(objective), abs(bound))
    return size == 0 ? 0 : abs(objective - bound) / size
  }
}
