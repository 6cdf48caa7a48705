public import SpatialStats

/// One of three groups of a variable.
public enum ThreeLevel: Int, Sendable, Codable, CaseIterable {
  case low, middle, high
}

/// Cell of the 3 x 3 legend: how high prevalence is and how well a programme is covered. `coverage` is `high` where it is
/// good, also for an indicator that is better when lower.
public struct BivariateClass: Sendable, Hashable {
  public var prevalence: ThreeLevel
  public var coverage: ThreeLevel

  public init(prevalence: ThreeLevel, coverage: ThreeLevel) {
    self.prevalence = prevalence
    self.coverage = coverage
  }

  /// All nine, prevalence from low to high, in each coverage from low to high.
  public static let all = ThreeLevel.allCases.flatMap { prevalence in
    ThreeLevel.allCases.map { BivariateClass(prevalence: prevalence, coverage: $0) }
  }

  /// Stable key such as `high_low`: prevalence, then coverage.
  public var key: String { "\(prevalence)_\(coverage)" }
}

/// How coverage is put into three groups.
public enum CoverageScheme: String, Sendable, Codable, CaseIterable {
  /// Below 75 %, 75 to 100 %, and at least 100 % of the target: the classes of the matrix, the lowest two together.
  case norms
  /// Three groups of about equal size.
  case terciles
}

/// Prevalence against one coverage, a class a village.
public struct BivariateMap: Sendable, Equatable {
  /// What coverage was grouped by: terciles where the indicator has no target.
  public var scheme: CoverageScheme
  /// Prevalence is always in terciles of the villages measured, as a fraction.
  public var prevalence: Terciles
  /// In percent; nil with norms.
  public var coverage: Terciles?
  /// Nil is no data: prevalence or coverage is missing, or was not measured in the village.
  public var classes: [BivariateClass?]

  public init(scheme: CoverageScheme, prevalence: Terciles, coverage: Terciles?, classes: [BivariateClass?]) {
    self.scheme = scheme
    self.prevalence = prevalence
    self.coverage = coverage
    self.classes = classes
  }

  /// Villages of each class, in the order of `BivariateClass.all`.
  public var counts: [Int] { BivariateClass.all.map { wanted in classes.count { $0 == wanted } } }
  public var noDataCount: Int { classes.count { $0 == nil } }
}
