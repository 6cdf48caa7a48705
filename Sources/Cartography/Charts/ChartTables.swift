/// Coverage of indicators as bars with a tick at the target, in the order given or sorted by what is lacking.
public struct CoverageChart: Sendable, Equatable {
  public var bars: [CoverageBar]
  /// "Cakupan (%)".
  public var valueLabel: String
  /// Sorts by value as a part of the target, the lowest first; without a value last. Ties keep their order.
  public var isSorted: Bool
  public var decimals: Int

  public init(bars: [CoverageBar], valueLabel: String, isSorted: Bool = true, decimals: Int = 1) {
    self.bars = bars
    self.valueLabel = valueLabel
    self.isSorted = isSorted
    self.decimals = decimals
  }
}

public struct CoverageBar: Sendable, Equatable {
  /// "7  Kepemilikan JKN/Jamkesda".
  public var name: String
  public var value: ChartValue
  public var target: Double?
  /// Met when the value is at most the target (unmet need).
  public var lowerIsBetter: Bool
  /// Class of the value; its name is written beside the bar. nil draws it in one neutral colour.
  public var band: ChartBand?

  public init(name: String, value: ChartValue, target: Double?, lowerIsBetter: Bool = false, band: ChartBand? = nil) {
    self.name = name
    self.value = value
    self.target = target
    self.lowerIsBetter = lowerIsBetter
    self.band = band
  }
}

/// Table 1.2 of the juknis: a row a village, a column an indicator, each cell with its class word and number, never with
/// a colour alone.
public struct TrafficLightChart: Sendable, Equatable {
  /// Heads of the columns, prevalence first.
  public var columns: [String]
  public var rows: [TrafficLightRow]
  /// Name of the first column: "Desa/kelurahan".
  public var rowLabel: String
  public var decimals: Int

  public init(
    columns: [String], rows: [TrafficLightRow], rowLabel: String = "Desa/kelurahan", decimals: Int = 1
  ) {
    self.columns = columns
    self.rows = rows
    self.rowLabel = rowLabel
    self.decimals = decimals
  }
}

public struct TrafficLightRow: Sendable, Equatable {
  public var name: String
  /// District, written above its first row on each page; empty for none.
  public var group: String
  /// One a column; one too few counts as missing.
  public var cells: [TrafficLightCell]

  public init(name: String, group: String = "", cells: [TrafficLightCell]) {
    self.name = name
    self.group = group
    self.cells = cells
  }
}

public struct TrafficLightCell: Sendable, Equatable {
  public var value: ChartValue
  /// Class of the value; nil is drawn without colour.
  public var level: TrafficLevel?
  /// Class word: "Sangat Tinggi", "Hampir Memadai".
  public var word: String

  public init(value: ChartValue, level: TrafficLevel? = nil, word: String = "") {
    self.value = value
    self.level = level
    self.word = word
  }
}

/// Colours of Table 1.2, worst first.
public enum TrafficLevel: Int, Sendable, CaseIterable {
  case red = 1
  case orange, yellow, green
}

/// Clusters that the scan statistic found, with what was observed and what was to be expected.
public struct ClusterChart: Sendable, Equatable {
  public var clusters: [ScanClusterBar]
  /// What is counted: "Balita stunting".
  public var countLabel: String
  /// p below which a cluster is called significant, as 0.05.
  public var significance: Double

  public init(clusters: [ScanClusterBar], countLabel: String, significance: Double = 0.05) {
    self.clusters = clusters
    self.countLabel = countLabel
    self.significance = significance
  }
}

public struct ScanClusterBar: Sendable, Equatable {
  /// "Klaster 1: Paringin, Lampihong".
  public var name: String
  /// Number of villages in it.
  public var villageCount: Int
  public var observed: ChartValue
  public var expected: ChartValue
  public var relativeRisk: ChartValue
  /// 0...1; nil when it wasn't tested.
  public var pValue: Double?

  public init(
    name: String, villageCount: Int, observed: ChartValue, expected: ChartValue, relativeRisk: ChartValue,
    pValue: Double?
  ) {
    self.name = name
    self.villageCount = villageCount
    self.observed = observed
    self.expected = expected
    self.relativeRisk = relativeRisk
    self.pValue = pValue
  }
}

/// One of the charts.
public enum Chart: Sendable, Equatable {
  case distribution(DistributionChart)
  case funnel(FunnelChart)
  case trends(TrendChart)
  case coverage(CoverageChart)
  case trafficLight(TrafficLightChart)
  case clusters(ClusterChart)
}
