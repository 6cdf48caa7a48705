import CCBC
import Synchronization

/// The mixed-integer solver CBC (COIN-OR branch and cut), silent and on one thread.
public enum MIPSolver {
  /// Version of the library, as it says itself.
  public static var version: String { Cbc_getVersion().map { String(cString: $0) } ?? "" }

  /// Solves a model. CBC keeps state of its own beside the model, so one solve runs at a time in a process: a second caller
  /// waits, and its time limit counts from when it starts.
  ///
  /// - Parameters:
  ///   - model: To be minimised. A model without columns is answered without the solver.
  ///   - start: Values of the whole-number columns of a known solution by column; others may be left out. A start that
  ///     the solver finds not feasible is dropped by it.
  /// - Throws: `MIPError` for a model, options or start that make no sense.
  public static func solve(
    _ model: MIPModel, options: MIPOptions = MIPOptions(), start: [(column: Int, value: Double)] = []
  ) throws(MIPError) -> MIPResult {
    guard options.isUsable else { throw .badOptions }
    try model.check()
    guard start.allSatisfy({ 0..<model.columnCount ~= $0.column && $0.value.isFinite }) else { throw .badStart }
    guard model.columnCount > 0 else { return model.solvedWithoutColumns }
    let columns = model.byColumn()
    let result = oneAtATime.withLock { _ in solveNow(model, columns, options, start) }
    guard let result else { throw .solverUnavailable }
    return result
  }
}

private let oneAtATime = Mutex<Void>(())

private func solveNow(
  _ model: MIPModel, _ columns: ColumnOrder, _ options: MIPOptions, _ start: [(column: Int, value: Double)]
) -> MIPResult? {
  guard let raw = Cbc_newModel() else { return nil }
  defer { Cbc_deleteModel(raw) }
  load(model, columns, into: raw)
  set(options, on: raw)
  if !start.isEmpty {
    Cbc_setMIPStartI(raw, Int32(start.count), start.map { Int32($0.column) }, start.map(\.value))
  }
  _ = Cbc_solve(raw)
  return readResult(raw, of: model)
}

private func load(_ model: MIPModel, _ columns: ColumnOrder, into raw: UnsafeMutableRawPointer) {
  // Without a whole-number column CBC leaves the search out and with it most of what it can say of the end: give it one.
  let isLinear = !model.isInteger.contains(true)
  let extra = isLinear ? 1 : 0
  Cbc_loadProblem(
    raw, Int32(model.columnCount + extra), Int32(model.rowCount), columns.start + columns.start.suffix(extra),
    columns.rows, columns.coefficients, model.columnLower + [0].prefix(extra), model.columnUpper + [1].prefix(extra),
    model.costs + [0].prefix(extra), model.rowLower, model.rowUpper)
  for column in 0..<model.columnCount where model.isInteger[column] { Cbc_setInteger(raw, Int32(column)) }
  if isLinear { Cbc_setInteger(raw, Int32(model.columnCount)) }
}

private func set(_ options: MIPOptions, on raw: UnsafeMutableRawPointer) {
  Cbc_setLogLevel(raw, 0)
  Cbc_setParameter(raw, "threads", "0")
  Cbc_setParameter(raw, "randomCbcSeed", "\(options.seed)")
  Cbc_setParameter(raw, "randomSeed", "\(options.seed)")
  Cbc_setParameter(raw, "ratioGap", "\(options.relativeGap)")
  Cbc_setParameter(raw, "allowableGap", "\(options.absoluteGap)")
  Cbc_setParameter(raw, "timeMode", "elapsed")
  if options.timeLimitSeconds < 1e8 { Cbc_setParameter(raw, "seconds", "\(options.timeLimitSeconds)") }
}

private func readResult(_ raw: UnsafeMutableRawPointer, of model: MIPModel) -> MIPResult {
  let values = readValues(raw, of: model)
  let stoppedByTime = Cbc_isSecondsLimitReached(raw) != 0
  let status = readStatus(raw, hasValues: values != nil)
  let objective = values.map { zip($0, model.costs).reduce(0) { $0 + $1.0 * $1.1 } }
  return MIPResult(
    status: status, objective: objective, bound: readBound(raw, status, objective), values: values ?? [],
    stoppedByTime: stoppedByTime && status != .optimal, nodes: Int(Cbc_getNodeCount(raw)))
}

private func readStatus(_ raw: UnsafeMutableRawPointer, hasValues: Bool) -> MIPStatus {
  if Cbc_isProvenInfeasible(raw) != 0 { return .infeasible }
  if Cbc_isContinuousUnbounded(raw) != 0 { return .unbounded }
  if Cbc_isAbandoned(raw) != 0 { return .failed }
  if hasValues { return Cbc_isProvenOptimal(raw) != 0 ? .optimal : .feasible }
  return Cbc_status(raw) == 1 ? .noSolution : .failed
}

private func readValues(_ raw: UnsafeMutableRawPointer, of model: MIPModel) -> [Double]? {
  guard let found = Cbc_bestSolution(raw), Int(Cbc_getNumCols(raw)) >= model.columnCount else { return nil }
  return (0..<model.columnCount).map { model.isInteger[$0] ? found[$0].rounded() : found[$0] }
}

private func readBound(_ raw: UnsafeMutableRawPointer, _ status: MIPStatus, _ objective: Double?) -> Double? {
  guard status == .optimal || status == .feasible || status == .noSolution else { return nil }
  let bound = Cbc_getBestPossibleObjValue(raw)
  guard abs(bound) < 1e49 else { return nil }
  return objective.map { min($0, bound) } ?? bound
}
