/// How a map's values are put into classes, as a project file or a style names it; see `init(text:)` for the text form.
public enum ClassificationScheme: Sendable, Hashable {
  /// The fixed cuts that go with the names of the juknis: 10/20/30 % for prevalence, 50/75/100 % of the target for
  /// coverage.
  case juknis
  /// Against the regency's average: half, once, double.
  case relative
  case quantile(Int)
  case equal(Int)
  case fisherJenks(Int)
  case maximumBreaks(Int)
  case meanDeviation
  case boxPlot
  case headTail
  case percentiles
  /// Own cuts, a value on a cut in the class above: 10, 20, 30 make four classes.
  case manual([Double])

  /// The cuts of prevalence in per cent (WHO-UNICEF 2018).
  public static let prevalenceCutsPercent: [Double] = [10, 20, 30]
  /// The cuts of coverage in per cent of the target; usulan.
  public static let coverageCutsPercentOfTarget: [Double] = [50, 75, 100]

  /// The bounds for these values.
  ///
  /// - Parameters:
  ///   - average: The regency's average; needed by `relative` only.
  ///   - juknisCuts: Used by `juknis` only, in the unit of the values.
  /// - Throws: `parameterOutOfRange` for a number of classes, cuts or an average that can't be used.
  public func breaks(
    of values: [Double?], average: Double? = nil, juknisCuts: [Double] = prevalenceCutsPercent
  ) throws(StatisticsError) -> ClassBreaks {
    switch self {
    case .juknis: try .manual(cuts: juknisCuts)
    case .relative: try .relative(toAverage: average ?? .nan)
    case .quantile(let classes): try .quantiles(values, classes: classes)
    case .equal(let classes): try .equalInterval(values, classes: classes)
    case .fisherJenks(let classes): try .fisherJenks(values, classes: classes)
    case .maximumBreaks(let classes): try .maximumBreaks(values, classes: classes)
    case .meanDeviation: try .meanDeviation(values)
    case .boxPlot: try .boxPlot(values)
    case .headTail: .headTail(values)
    case .percentiles: try .percentiles(values)
    case .manual(let cuts): try .manual(cuts: cuts)
    }
  }
}
