import Store
import Stunting
import TestSupport

/// Records of the tables that not every project has.
extension Sample {
  static func puskesmas(_ number: Int) -> UnitKey {
    UnitKey(level: .puskesmas, facilityID: number % 2 == 0 ? "F\(number)" : nil, name: "PKM \(number)")
  }

  static func workingAreas(_ source: String, villages: Int) -> [WorkingArea] {
    (0..<villages).map {
      WorkingArea(
        puskesmas: puskesmas($0 / 7), village: $0, how: $0 % 3 == 0 ? .nearest : .listed, sourceID: source,
        sourceRow: $0 + 1)
    }
  }

  static func programmes(_ source: String, year: Int) -> [Programme] {
    var full = Programme(
      activity: "Pemberian PMT", year: year, sourceID: source, sourceRow: 1, programme: "Gizi",
      indicatorText: "Persentase balita gizi kurang mendapat PMT", indicator: "pmt_balita", target: 90.5, unit: "%",
      realised: 71, location: "Desa 3", village: 3, budgetRupiah: 1_250_000_000, realisedRupiah: 900_000_000.5,
      fundingSource: "DAK non-fisik", office: "Dinas Kesehatan")
    full.location = "Désa \"3\""
    return [full, Programme(activity: "", year: year, sourceID: source, sourceRow: 2)]
  }

  static func digitCounts(_ source: String) -> [DigitCount] {
    DigitCount.Measure.allCases.flatMap { measure in
      (0...9).map { DigitCount(sourceID: source, measure: measure, unitName: "PKM 1", digit: $0, count: $0 * 11) }
    }
  }

  static func officialCodes(_ source: String) -> [OfficialCode] {
    let codes: [(String, CodeSystem)] = [("99.99.01", .kemendagri), ("9999012001", .kemendagri), ("9999010", .bps)]
    return codes.compactMap { digits, system in
      code(digits, system).map {
        OfficialCode(code: $0, name: "Nama \(digits)", level: $0.level, year: 2020, sourceID: source)
      }
    }.sorted { ($0.code.system.rawValue, $0.code.digits) < ($1.code.system.rawValue, $1.code.digits) }
  }

  static func questions(_ source: String) -> [PlaceQuestion] {
    [
      PlaceQuestion(
        sourceID: source, level: .puskesmas, name: "Sumber\"manjing\n", districtName: "", code: "", rows: [4, 17, 260],
        candidates: [
          .init(code: "F1", name: "Sumbermanjing Wetan", districtName: "Sumbermanjing Wetan", score: 0.1 + 0.2),
          .init(code: "F2", name: "Sumbermanjing Kulon", districtName: "Pagak", score: 0.3),
        ]),
      PlaceQuestion(
        sourceID: source, level: .village, name: "X", districtName: "Y", code: "99", rows: [], candidates: []),
    ]
  }

  /// Values of puskesmas, regency and villages by sex and age band, with the units they name.
  static func unitValues(_ source: String, period: Period) -> SourceRecords {
    let units = [
      puskesmas(0), puskesmas(1), UnitKey(level: .regency, code: code("9999"), name: "Kab. Contoh"),
    ]
    var values: [IndicatorValue] = []
    for (unit, key) in units.enumerated() {
      for sex in Sex.allCases {
        for age in [AgeGroup.balita] + AgeGroup.bands {
          var value = IndicatorValue(
            level: key.level, unit: unit, indicator: "stunting", ageGroup: age, period: period, kind: .ratio,
            state: .value, rung: .puskesmas, sourceID: source, sourceRow: unit + 1, sex: sex,
            origin: unit == 0 ? .reported : .apportioned)
          value.numerator = Double(values.count)
          value.denominator = 100
          values.append(value)
        }
      }
    }
    return SourceRecords(values: values, units: units)
  }

  static func everyTable(_ source: String, villages: Int = 30, period: Period, year: Int = 2024) -> SourceRecords {
    var records = unitValues(source, period: period)
    records.workingAreas = workingAreas(source, villages: villages)
    records.programmes = programmes(source, year: year)
    records.digitCounts = digitCounts(source)
    records.officialCodes = officialCodes(source)
    return records
  }
}
