public import SpatialStats

/// How the spatial scan is made.
public struct ScanOptions: Sendable, Equatable {
  public enum Model: String, Sendable, Codable, CaseIterable {
    /// Beta-binomial for shares, Poisson for rates on people and where cases exceed their denominator.
    case auto
    case binomial
    case betaBinomial = "beta_binomial"
    case poisson
  }

  public var model: Model
  public var direction: ScanDirection
  /// Largest share of the population at risk inside a circle: 0.5, 0.25, 0.1.
  public var limitShare: Double
  /// Most Monte Carlo maps; fewer are used once nothing can be significant any more.
  public var simulations: Int
  public var seed: UInt64
  public var alpha: Double

  public init(
    model: Model = .auto, direction: ScanDirection = .both, limitShare: Double = 0.5, simulations: Int = 999,
    seed: UInt64 = 1, alpha: Double = 0.05
  ) {
    self.model = model
    self.direction = direction
    self.limitShare = limitShare
    self.simulations = simulations
    self.seed = seed
    self.alpha = alpha
  }
}
