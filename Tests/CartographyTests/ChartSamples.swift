import Cartography
import DrawingBridge
import TestSupport

/// Charts of invented data, `count` items each.
enum SampleCharts {
  static let heading = ChartHeading(
    title: "Sebaran prevalensi stunting menurut desa/kelurahan dan kecamatan di seluruh kabupaten",
    subtitle: "Kabupaten Contoh, Agustus 2024, balita", source: "Sumber: data sintetis",
    notes: ["Kelas: usulan.", String(repeating: "Catatan panjang tentang cara menghitung. ", count: 8)],
    watermark: "DATA SINTETIS")

  static let bands = [
    ChartBand(number: 1, name: "Rendah", lower: nil, upper: 10, colour: .white),
    ChartBand(number: 2, name: "Tinggi", lower: 10, upper: 30, colour: Colour(red: 253, green: 141, blue: 60)),
    ChartBand(number: 3, name: "Sangat Tinggi", lower: 30, upper: nil, colour: Colour(red: 227, green: 26, blue: 28)),
  ]

  static func name(_ index: Int) -> String {
    index % 7 == 3 ? "Persiapan Tanjung Harapan Baru Utara \(index)" : "Sumberejo \(index)"
  }

  static func value(_ index: Int, _ random: inout SeededGenerator) -> ChartValue {
    switch index % 23 {
    case 5: .missing
    case 9: .suppressed
    case 14: .noTarget
    default: .known(random.uniform(in: 1...45))
    }
  }

  static func all(count: Int, seed: UInt64 = 1) -> [(name: String, chart: Chart)] {
    var random = SeededGenerator(seed: seed)
    let values = (0..<count).map { value($0, &random) }
    let sizes = (0..<count).map { _ in random.uniform(in: 10...400).rounded() }
    let indices = 0..<count
    return [
      (
        "distribution",
        .distribution(
          DistributionChart(
            items: indices.map { ChartItem(name: name($0), value: values[$0]) }, valueLabel: "Prevalensi (%)",
            average: 22, averageInterval: ChartInterval(lower: 20, upper: 24), averageLabel: "Rata-rata antardesa",
            bands: bands))
      ),
      (
        "funnel",
        .funnel(
          FunnelChart(
            points: indices.map { FunnelPoint(name: name($0), denominator: sizes[$0], value: values[$0]) },
            valueLabel: "Prevalensi (%)", denominatorLabel: "Balita diukur", averagePercent: 22,
            averageLabel: "Rata-rata", limits: funnelLimits(averagePercent: 22, denominators: sizes + [10, 400])))
      ),
      ("trends", .trends(trends(count, values, &random))),
      (
        "coverage",
        .coverage(
          CoverageChart(
            bars: indices.map {
              CoverageBar(name: name($0), value: values[$0], target: $0 % 5 == 4 ? nil : 90, band: bands[$0 % 3])
            }, valueLabel: "Cakupan (%)"))
      ),
      ("trafficLight", .trafficLight(trafficLight(count, &random))),
      (
        "clusters",
        .clusters(
          ClusterChart(
            clusters: indices.map {
              ScanClusterBar(
                name: name($0), villageCount: $0, observed: values[$0], expected: .known(20), relativeRisk: .known(1.5),
                pValue: $0 % 3 == 0 ? 0.01 : 0.3)
            }, countLabel: "Balita stunting"))
      ),
    ]
  }

  private static func trends(_ count: Int, _ values: [ChartValue], _ random: inout SeededGenerator) -> TrendChart {
    let periods = ["Feb 2022", "Agu 2022", "Feb 2023", "Agu 2023", "Feb 2024"]
    let panels = (0..<count).map { panel in
      TrendPanel(
        name: name(panel),
        points: periods.indices.map { period in
          TrendPoint(value: value(panel + period, &random), interval: ChartInterval(lower: 5, upper: 30))
        })
    }
    return TrendChart(
      periods: periods, panels: panels, valueLabel: "Prevalensi (%)", average: periods.map { _ in .known(20) },
      averageLabel: "Rata-rata")
  }

  private static func trafficLight(_ count: Int, _ random: inout SeededGenerator) -> TrafficLightChart {
    let columns = (0..<17).map { "\($0) Imunisasi dasar lengkap" }
    let rows = (0..<count).map { row in
      TrafficLightRow(
        name: name(row), group: "Kecamatan \(row / 20)",
        cells: columns.indices.map { column in
          let value = value(row + column, &random)
          let level = value.number == nil ? nil : TrafficLevel(rawValue: (row + column) % 4 + 1)
          return TrafficLightCell(value: value, level: level, word: level == nil ? "" : "Hampir Memadai")
        })
    }
    return TrafficLightChart(columns: columns, rows: rows)
  }
}
