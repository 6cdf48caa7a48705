import Analysis
import SpatialStats
import Stunting
import TestSupport

/// A small regency for the quality tests: kecamatan of equal size, one source "epp" unless said otherwise.
struct QualityWorld {
  static let source = "epp"
  var input: QualityInput

  init(districts: Int, villages perDistrict: Int, asOf: String = "2024-10-15") {
    var villages: [Village] = []
    for d in 0..<districts {
      for v in 0..<perDistrict {
        villages.append(
          Village(
            name: "Desa \(d)-\(v)", districtName: "Kecamatan \(d)",
            districtCode: RegionCode("99.01.\(10 + d)", system: .kemendagri),
            codes: [RegionCode("99.01.\(10 + d).\(2001 + v)", system: .kemendagri)].compactMap { $0 }
              .map { VillageCode(code: $0, year: 2024) }, sourceRow: villages.count + 1))
      }
    }
    input = QualityInput(asOf: asOf, villages: villages, catalogue: QualityWorld.catalogue)
  }

  static let catalogue: [IndicatorDefinition] = [
    definition("stunting", .lowerIsBetter, sector: "Kesehatan", frequency: .halfYear),
    definition("penimbangan", .higherIsBetter, sector: "Kesehatan", frequency: .month),
    definition("air_minum_layak", .higherIsBetter, sector: "Permukiman", number: 26, frequency: .year),
    definition("tanpa_sumber", .higherIsBetter, sector: "Sosial", number: 22, frequency: nil),
  ]

  static func definition(
    _ key: String, _ direction: Direction, sector: String, number: Int? = nil, frequency: UpdateFrequency?
  ) -> IndicatorDefinition {
    var d = IndicatorDefinition(
      key: key, number: number, nameIndonesian: "Indikator \(key)", nameEnglish: "Indicator \(key)",
      essential: number != nil, level: .people, direction: direction, kind: .ratio, per: 100, target: nil,
      sector: sector, source: "")
    d.frequency = frequency
    return d
  }

  mutating func add(
    _ indicator: String, village: Int, _ period: String, _ numerator: Int, _ denominator: Int, row: Int? = nil,
    source: String = QualityWorld.source, ageGroup: AgeGroup = .balita, level: UnitLevel = .village
  ) {
    guard let period = Period(period) else { return }
    var value = IndicatorValue(
      level: level, unit: village, indicator: indicator, ageGroup: ageGroup, period: period, kind: .ratio,
      state: .value, rung: .notApplicable, sourceID: source, sourceRow: row ?? village + 1)
    value.numerator = Double(numerator)
    value.denominator = Double(denominator)
    input.values.append(value)
  }

  mutating func addImport(
    _ source: String = QualityWorld.source, read: Int, accepted: Int, setAside: Int, asked: Int = 0
  ) {
    input.imports.append(
      ImportSummary(
        sourceID: source, role: "indicators", fileName: source + ".csv", sha256: "", fingerprint: "", recordsRead: read,
        recordsAccepted: accepted, recordsSetAside: setAside, recordsAsked: asked))
  }

  func code(_ village: Int) -> String { input.villages[village].printedCode }
}

extension QualityReport {
  func measure(_ rule: QualityRule, source: String = QualityWorld.source, district: String? = nil) -> QualityMeasure? {
    guard let found = sources.first(where: { $0.sourceID == source }) else { return nil }
    let scope = district.map { name in found.districts.first { $0.name == name } } ?? found.whole
    return scope?.dimensions.flatMap(\.measures).first { $0.rule == rule }
  }

  func items(_ problem: MendProblem) -> [MendItem] { mendList.filter { $0.problem == problem } }
}
