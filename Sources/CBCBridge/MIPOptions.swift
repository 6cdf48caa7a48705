/// How a model is solved.
public struct MIPOptions: Sendable, Equatable {
  /// Wall clock; infinite for no limit. The solver looks at the clock between steps, so it may take a little more.
  public var timeLimitSeconds: Double
  /// A solution within this share of the bound counts as optimal.
  public var relativeGap: Double
  /// A solution that costs at most this more than the bound counts as optimal.
  public var absoluteGap: Double
  /// Seed of the solver's random choices. It always runs on one thread.
  public var seed: Int32

  public init(
    timeLimitSeconds: Double = .infinity, relativeGap: Double = 0, absoluteGap: Double = 0, seed: Int32 = 1
  ) {
    self.timeLimitSeconds = timeLimitSeconds
    self.relativeGap = relativeGap
    self.absoluteGap = absoluteGap
    self.seed = seed
  }

  var isUsable: Bool {
    timeLimitSeconds >= 0 && relativeGap >= 0 && relativeGap.isFinite && absoluteGap >= 0 && absoluteGap.isFinite
  }
}
