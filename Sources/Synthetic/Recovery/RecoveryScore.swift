/// How the calls of one method on one regency compare with the truth.
public struct RecoveryScore: Sendable, Equatable {
  public var planted = 0
  /// Planted villages that were called.
  public var found = 0
  /// Planted villages well inside a klaster, and those of them that were called.
  public var inner = 0
  public var innerFound = 0
  public var called = 0
  public var falseCalls = 0
  public var strictlyFalseCalls = 0

  public init() {}

  /// - Parameter calls: One a village.
  public init(calls: [Bool], truth: RecoveryTruth) {
    for (village, isCalled) in zip(truth.planted.indices, calls) {
      planted += truth.planted[village] ? 1 : 0
      inner += truth.isInner[village] ? 1 : 0
      guard isCalled else { continue }
      called += 1
      found += truth.planted[village] ? 1 : 0
      innerFound += truth.isInner[village] ? 1 : 0
      falseCalls += truth.isFalse[village] ? 1 : 0
      strictlyFalseCalls += truth.isFalseStrictly[village] ? 1 : 0
    }
  }

  /// Share of the calls that are false; 0 when nothing was called, as the false discovery rate has it.
  public var falseShare: Double { Double(falseCalls) / Double(max(1, called)) }
  public var strictlyFalseShare: Double { Double(strictlyFalseCalls) / Double(max(1, called)) }
  /// At least half of what was planted was called.
  public var isTouched: Bool { planted > 0 && 2 * found >= planted }

  /// The two together, for methods that answer one question of two sides.
  public func joined(_ other: RecoveryScore) -> RecoveryScore {
    var sum = self
    sum.planted += other.planted
    sum.found += other.found
    sum.inner += other.inner
    sum.innerFound += other.innerFound
    sum.called += other.called
    sum.falseCalls += other.falseCalls
    sum.strictlyFalseCalls += other.strictlyFalseCalls
    return sum
  }
}

/// The scores of one method over many regencies.
public struct RecoveryTally: Sendable, Equatable {
  public private(set) var scores: [RecoveryScore] = []

  public init() {}

  public mutating func add(_ score: RecoveryScore) { scores.append(score) }

  public var planted: Int { scores.reduce(0) { $0 + $1.planted } }
  public var found: Int { scores.reduce(0) { $0 + $1.found } }
  public var called: Int { scores.reduce(0) { $0 + $1.called } }
  /// Found of planted over all regencies; nil when nothing was planted.
  public var recall: Double? { planted > 0 ? Double(found) / Double(planted) : nil }
  /// The same for villages well inside a klaster.
  public var innerRecall: Double? {
    let inner = scores.reduce(0) { $0 + $1.inner }
    return inner > 0 ? Double(scores.reduce(0) { $0 + $1.innerFound }) / Double(inner) : nil
  }
  /// Share of the regencies in which at least half of what was planted was called.
  public var touched: Double? { planted > 0 ? mean(scores.map { $0.isTouched ? 1 : 0 }).value : nil }
  /// Share of the regencies in which anything was called.
  public var anyCalled: MeanWithError { mean(scores.map { $0.called > 0 ? 1 : 0 }) }
  /// Mean false discovery proportion: the estimate of the false discovery rate.
  public var falseShare: MeanWithError { mean(scores.map(\.falseShare)) }
  public var strictlyFalseShare: MeanWithError { mean(scores.map(\.strictlyFalseShare)) }

  private func mean(_ values: [Double]) -> MeanWithError { MeanWithError(values) }
}

/// A mean and its standard error (0 for fewer than two values).
public struct MeanWithError: Sendable, Equatable {
  public let value: Double
  public let standardError: Double

  public init(_ values: [Double]) {
    let n = Double(max(1, values.count))
    let mean = values.reduce(0, +) / n
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    value = mean
    standardError = values.count > 1 ? (squares / (n - 1) / n).squareRoot() : 0
  }
}
