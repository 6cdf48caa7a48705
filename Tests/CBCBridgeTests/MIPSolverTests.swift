import CBCBridge
import Foundation
import TestSupport
import Testing

@Suite struct MIPSolverTests {
  /// Most worth within a weight: items of 3, 5, 4 worth 3, 6, 4, weight at most 8: the first two, worth 9.
  private func knapsack(limit: Double) -> MIPModel {
    var model = MIPModel()
    for worth in [3.0, 6, 4] { model.addBinary(cost: -worth) }
    model.addRow(upper: limit, [(0, 3), (1, 5), (2, 4)])
    return model
  }

  @Test func aKnapsackByHand() throws {
    let result = try MIPSolver.solve(knapsack(limit: 8))
    #expect(result.status == .optimal)
    #expect(result.values == [1, 1, 0])
    #expect(result.objective == -9)
    #expect(result.bound == -9)
    #expect(result.gap == 0)
    #expect(!result.stoppedByTime)
  }

  @Test func infeasibleAndUnboundedAreTold() throws {
    let infeasible = try MIPSolver.solve(knapsack(limit: -1))
    #expect(infeasible.status == .infeasible)
    #expect(infeasible.objective == nil && infeasible.values.isEmpty)
    var unbounded = MIPModel()
    unbounded.addColumn(cost: -1, isInteger: true)
    #expect(try MIPSolver.solve(unbounded).status == .unbounded)
    unbounded = MIPModel()
    unbounded.addColumn(cost: -1)
    #expect(try MIPSolver.solve(unbounded).status == .unbounded)
  }

  @Test func problemsWithoutWholeNumbers() throws {
    var model = MIPModel()
    model.addColumn(cost: -1)
    model.addColumn(cost: -2)
    model.addRow(upper: 4, [(0, 1), (1, 1)])
    model.addRow(lower: 1, upper: 3, [(1, 1)])
    let result = try MIPSolver.solve(model)
    #expect(result.status == .optimal)
    #expect(isClose(try #require(result.objective), -7, relative: 1e-9))
    model.addRow(lower: 9, [(0, 1)])
    #expect(try MIPSolver.solve(model).status == .infeasible)
  }

  @Test func modelsWithoutColumnsOrRows() throws {
    #expect(try MIPSolver.solve(MIPModel()).status == .optimal)
    var model = MIPModel()
    model.addRow(lower: 1, [])
    #expect(try MIPSolver.solve(model).status == .infeasible)
    model.addBinary(cost: 1)
    #expect(try MIPSolver.solve(model).status == .infeasible)
    var free = MIPModel()
    free.addColumn(upper: 3, cost: -1, isInteger: true)
    let result = try MIPSolver.solve(free)
    #expect(result.status == .optimal)
    #expect(result.values == [3])
  }

  @Test func aStartIsTakenOrDropped() throws {
    let good = try MIPSolver.solve(knapsack(limit: 8), start: [(0, 1), (1, 1), (2, 0)])
    #expect(good.objective == -9)
    let bad = try MIPSolver.solve(knapsack(limit: 8), start: [(0, 1), (1, 1), (2, 1)])
    #expect(bad.objective == -9)
  }

  @Test func modelsThatMakeNoSenseAreRefused() {
    var model = knapsack(limit: 8)
    #expect(throws: MIPError.badOptions) { try MIPSolver.solve(model, options: MIPOptions(timeLimitSeconds: .nan)) }
    #expect(throws: MIPError.badOptions) { try MIPSolver.solve(model, options: MIPOptions(timeLimitSeconds: -1)) }
    #expect(throws: MIPError.badOptions) { try MIPSolver.solve(model, options: MIPOptions(relativeGap: .nan)) }
    #expect(throws: MIPError.badStart) { try MIPSolver.solve(model, start: [(3, 1)]) }
    #expect(throws: MIPError.badStart) { try MIPSolver.solve(model, start: [(0, .nan)]) }
    model.addRow(upper: 1, [(7, 1)])
    #expect(throws: MIPError.badRow(1)) { try MIPSolver.solve(model) }
    model = knapsack(limit: .nan)
    #expect(throws: MIPError.badRow(0)) { try MIPSolver.solve(model) }
    model = knapsack(limit: 8)
    model.addRow(upper: 1, [(0, 1), (0, 1)])
    #expect(throws: MIPError.badRow(1)) { try MIPSolver.solve(model) }
    model = MIPModel()
    model.addColumn(lower: 2, upper: 1)
    #expect(throws: MIPError.badColumn(0)) { try MIPSolver.solve(model) }
    model = MIPModel()
    model.addColumn(cost: .infinity)
    #expect(throws: MIPError.badColumn(0)) { try MIPSolver.solve(model) }
  }

  @Test(arguments: 0..<40) func smallRandomModelsEqualTryingAll(seed: Int) throws {
    let model = randomModel(seed: UInt64(seed))
    let result = try MIPSolver.solve(model.model)
    guard let best = model.bestByTryingAll else {
      #expect(result.status == .infeasible)
      return
    }
    #expect(result.status == .optimal)
    #expect(isClose(try #require(result.objective), best, relative: 1e-9, absolute: 1e-9))
    #expect(try MIPSolver.solve(model.model) == result)
  }

  @Test func manyAtATimeGiveWhatOneGives() async throws {
    let expected = try (0..<8).map { try MIPSolver.solve(randomModel(seed: UInt64($0)).model) }
    let found = try await withThrowingTaskGroup(of: (Int, MIPResult).self) { group in
      for seed in 0..<8 { group.addTask { (seed, try MIPSolver.solve(randomModel(seed: UInt64(seed)).model)) } }
      return try await group.reduce(into: [Int: MIPResult]()) { $0[$1.0] = $1.1 }
    }
    for seed in 0..<8 { #expect(found[seed] == expected[seed]) }
  }

  @Test func timeThatIsUpEndsTheSearch() throws {
    let model = hardModel()
    let result = try MIPSolver.solve(model, options: MIPOptions(timeLimitSeconds: 0.3))
    #expect(result.status == .feasible || result.status == .noSolution)
    #expect(result.stoppedByTime)
    if let objective = result.objective, let bound = result.bound { #expect(bound <= objective) }
  }

  /// Prints of the library would end up in the output of whoever uses it.
  @Test func nothingIsPrinted() async throws {
    let printed = try OutputCapture.during {
      for seed in 0..<10 { _ = try MIPSolver.solve(randomModel(seed: UInt64(seed)).model, start: [(0, 1)]) }
      _ = try MIPSolver.solve(knapsack(limit: -1))
      var unbounded = MIPModel()
      unbounded.addColumn(cost: -1, isInteger: true)
      _ = try MIPSolver.solve(unbounded)
      _ = try MIPSolver.solve(hardModel(), options: MIPOptions(timeLimitSeconds: 0.1))
    }
    #expect(!printed.lowercased().contains("cbc"))
    #expect(!printed.contains("Coin"))
    #expect(!printed.contains("Cgl"))
    #expect(!printed.contains("Clp"))
    #expect(!printed.lowercased().contains("mipstart"))
  }
}

private struct RandomModel {
  var model = MIPModel()
  var costs: [Double] = []
  var rows: [(lower: Double, coefficients: [Double])] = []

  /// Least cost over all choices of 0 and 1; nil when none fits.
  var bestByTryingAll: Double? {
    (0..<(1 << costs.count)).compactMap { bits -> Double? in
      func sum(_ numbers: [Double]) -> Double {
        numbers.indices.reduce(0) { bits >> $1 & 1 == 1 ? $0 + numbers[$1] : $0 }
      }
      return rows.allSatisfy { sum($0.coefficients) >= $0.lower } ? sum(costs) : nil
    }.min()
  }
}

private func randomModel(seed: UInt64) -> RandomModel {
  var random = SeededGenerator(seed: seed)
  var result = RandomModel()
  for _ in 0..<8 {
    result.costs.append(Double(random.index(below: 21)) - 6)
    result.model.addBinary(cost: result.costs.last ?? 0)
  }
  for _ in 0..<5 {
    let coefficients = (0..<8).map { _ in Double(random.index(below: 9)) - 4 }
    let lower = Double(random.index(below: 10)) - 2
    result.rows.append((lower, coefficients))
    result.model.addRow(lower: lower, coefficients.enumerated().map { (column: $0.offset, coefficient: $0.element) })
  }
  return result
}

/// Set covering with random triples: hard to prove.
private func hardModel() -> MIPModel {
  var random = SeededGenerator(seed: 5)
  var model = MIPModel()
  for _ in 0..<150 { model.addBinary(cost: 1) }
  for _ in 0..<900 {
    let first = random.index(below: 150)
    let second = (first + 1 + random.index(below: 149)) % 150
    var third = random.index(below: 150)
    while third == first || third == second { third = (third + 1) % 150 }
    model.addRow(lower: 1, [first, second, third].map { (column: $0, coefficient: 1.0) })
  }
  return model
}

/// What the process writes to its standard output and error while something runs.
private enum OutputCapture {
  static func during(_ body: () throws -> Void) throws -> String {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("cbc-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: url.path, contents: nil)
    defer { try? FileManager.default.removeItem(at: url) }
    let file = try FileHandle(forWritingTo: url)
    fflush(nil)
    let (output, errors) = (dup(1), dup(2))
    dup2(file.fileDescriptor, 1)
    dup2(file.fileDescriptor, 2)
    do {
      defer {
        fflush(nil)
        dup2(output, 1)
        dup2(errors, 2)
        close(output)
        close(errors)
      }
      try body()
    }
    let text = try String(contentsOf: url, encoding: .utf8)
    // Other tests write at the same time: theirs must not be lost.
    FileHandle.standardError.write(Data(text.utf8))
    return text
  }
}
