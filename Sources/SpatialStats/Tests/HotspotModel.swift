/// The average a unit's prevalence is compared with; always that of the *other* units.
public enum ReferenceAverage: Sendable, Equatable {
  /// Mean of the other units' prevalences, each counting the same: the average of the juknis.
  case meanOfUnits
  /// Cases of the other units over their measured.
  case pooled
}

/// The model of a unit that is not a hotspot.
public enum HotspotModel: Sendable, Equatable {
  case binomial
  /// Shares that vary between units. The correlation is the estimate, which may be 0; see `DispersionTest.interval`.
  case betaBinomial(intraclassCorrelation: Double)
  case poisson
  /// Counts with variance m + dispersion m^2. The dispersion is the estimate, which may be 0.
  case negativeBinomial(dispersion: Double)

  /// The estimated dispersion, 0 where the model has none.
  public var dispersion: Double {
    switch self {
    case .binomial, .poisson: 0
    case .betaBinomial(let icc): icc
    case .negativeBinomial(let dispersion): dispersion
    }
  }
}

/// How the hotspot test is run.
public struct HotspotParameters: Sendable, Equatable {
  /// What is assumed of the variation between units that are not hotspots.
  public enum OverDispersion: Sendable, Equatable {
    /// Estimated from at least five units, and its uncertainty carried into every p.
    case estimated
    /// None beyond chance, whatever the units say. Calls far too much where there is some.
    case never
  }

  /// Level of the power statement, one-sided, for one unit alone; and after Benjamini and Hochberg the level at which
  /// units stand out and are set aside from the dispersion.
  public var level = 0.05
  /// Power of the power statement.
  public var power = 0.8
  public var average = ReferenceAverage.meanOfUnits
  public var overDispersion = OverDispersion.estimated

  public init() {}
}
