public import DrawingBridge

/// A number of a chart, or why there is none.
public enum ChartValue: Sendable, Hashable {
  /// A number that isn't finite counts as missing.
  case known(Double)
  /// "tidak ada data"
  case missing
  /// Too few to be shown: "<5", or as `ChartHeading.suppressedText` says.
  case suppressed
  /// A denominator of 0: "tidak ada sasaran".
  case noTarget

  /// The number, when it is known and finite.
  public var number: Double? {
    if case .known(let number) = self, number.isFinite { return number }
    return nil
  }
}

/// What stands above and below every chart.
public struct ChartHeading: Sendable, Equatable {
  public var title: String
  /// Place, period, age group: "Kabupaten Contoh, Agustus 2024, balita".
  public var subtitle: String
  /// "Sumber: e-PPGBM Agustus 2024".
  public var source: String
  /// Lines under the chart: method, what is "usulan", what is left out and why.
  public var notes: [String]
  public var language: MapLanguage
  /// Printed in red at the top right, as "DATA SINTETIS"; nil for nothing.
  public var watermark: String?
  /// Written in place of a suppressed number.
  public var suppressedText: String

  public init(
    title: String, subtitle: String, source: String, notes: [String] = [], language: MapLanguage = .indonesian,
    watermark: String? = nil, suppressedText: String = "<5"
  ) {
    self.title = title
    self.subtitle = subtitle
    self.source = source
    self.notes = notes
    self.language = language
    self.watermark = watermark
    self.suppressedText = suppressedText
  }
}

/// An interval around a number; a bound that isn't finite makes it go undrawn.
public struct ChartInterval: Sendable, Hashable {
  public var lower: Double
  public var upper: Double

  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }
}

/// A class of values: from `lower` (inclusive) to below `upper`; nil for no bound.
public struct ChartBand: Sendable, Hashable {
  public var number: Int
  public var name: String
  public var lower: Double?
  public var upper: Double?
  public var colour: Colour

  public init(number: Int, name: String, lower: Double?, upper: Double?, colour: Colour) {
    self.number = number
    self.name = name
    self.lower = lower
    self.upper = upper
    self.colour = colour
  }

  func contains(_ value: Double) -> Bool { (lower.map { value >= $0 } ?? true) && (upper.map { value < $0 } ?? true) }
}

/// How many villages have which value: a histogram over a strip of dots, with average, interval and class cuts.
public struct DistributionChart: Sendable, Equatable {
  /// One a village, in any order.
  public var items: [ChartItem]
  /// What is measured, with its unit: "Prevalensi stunting (%)".
  public var valueLabel: String
  public var average: Double?
  public var averageInterval: ChartInterval?
  /// How the average was taken: "Rata-rata antardesa".
  public var averageLabel: String
  /// Classes, ascending; empty for none.
  public var bands: [ChartBand]
  /// What an item is: "desa/kelurahan".
  public var unitName: String
  public var decimals: Int

  public init(
    items: [ChartItem], valueLabel: String, average: Double? = nil, averageInterval: ChartInterval? = nil,
    averageLabel: String = "", bands: [ChartBand] = [], unitName: String = "desa/kelurahan", decimals: Int = 1
  ) {
    self.items = items
    self.valueLabel = valueLabel
    self.average = average
    self.averageInterval = averageInterval
    self.averageLabel = averageLabel
    self.bands = bands
    self.unitName = unitName
    self.decimals = decimals
  }
}

/// A name and its value.
public struct ChartItem: Sendable, Hashable {
  public var name: String
  public var value: ChartValue

  public init(name: String, value: ChartValue) {
    self.name = name
    self.value = value
  }
}

/// Value against number measured, with the limits between which chance alone would leave 95 % and 99.8 % of the points.
public struct FunnelChart: Sendable, Equatable {
  public var points: [FunnelPoint]
  /// "Prevalensi stunting (%)".
  public var valueLabel: String
  /// "Balita diukur".
  public var denominatorLabel: String
  /// In per cent: the middle of the funnel.
  public var averagePercent: Double
  public var averageLabel: String
  /// See `funnelLimits(averagePercent:denominators:)`; ascending by denominator. Empty draws no funnel.
  public var limits: [FunnelLimit]
  public var decimals: Int

  public init(
    points: [FunnelPoint], valueLabel: String, denominatorLabel: String, averagePercent: Double,
    averageLabel: String = "", limits: [FunnelLimit] = [], decimals: Int = 1
  ) {
    self.points = points
    self.valueLabel = valueLabel
    self.denominatorLabel = denominatorLabel
    self.averagePercent = averagePercent
    self.averageLabel = averageLabel
    self.limits = limits
    self.decimals = decimals
  }
}

public struct FunnelPoint: Sendable, Hashable {
  public var name: String
  /// Number measured; a village without one isn't drawn but counted below the chart.
  public var denominator: Double
  /// In per cent.
  public var value: ChartValue

  public init(name: String, denominator: Double, value: ChartValue) {
    self.name = name
    self.denominator = denominator
    self.value = value
  }
}

/// Limits at one denominator, in per cent.
public struct FunnelLimit: Sendable, Hashable {
  public var denominator: Double
  public var limits95: ChartInterval
  public var limits998: ChartInterval

  public init(denominator: Double, limits95: ChartInterval, limits998: ChartInterval) {
    self.denominator = denominator
    self.limits95 = limits95
    self.limits998 = limits998
  }
}

/// One small panel an area, all on one scale: periods along x, values with intervals, the average of all behind.
public struct TrendChart: Sendable, Equatable {
  /// Names of the periods, in time order: "Feb 2023", "Agu 2023".
  public var periods: [String]
  public var panels: [TrendPanel]
  public var valueLabel: String
  /// The average of all areas a period; missing where there is none. Empty for no line.
  public var average: [ChartValue]
  public var averageLabel: String
  public var decimals: Int

  public init(
    periods: [String], panels: [TrendPanel], valueLabel: String, average: [ChartValue] = [],
    averageLabel: String = "", decimals: Int = 1
  ) {
    self.periods = periods
    self.panels = panels
    self.valueLabel = valueLabel
    self.average = average
    self.averageLabel = averageLabel
    self.decimals = decimals
  }
}

public struct TrendPanel: Sendable, Equatable {
  public var name: String
  /// One a period; a period too many is left out, one too few counts as missing.
  public var points: [TrendPoint]

  public init(name: String, points: [TrendPoint]) {
    self.name = name
    self.points = points
  }
}

public struct TrendPoint: Sendable, Hashable {
  public var value: ChartValue
  public var interval: ChartInterval?

  public init(value: ChartValue, interval: ChartInterval? = nil) {
    self.value = value
    self.interval = interval
  }
}
