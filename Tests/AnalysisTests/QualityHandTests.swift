import Analysis
import SpatialStats
import Stunting
import TestSupport
import Testing

@Suite("Data quality: by hand")
struct QualityHandTests {
  @Test("Lebak: 3,862 of 104,696 against 35.5 % is flagged, whichever is right is not said")
  func lebak() throws {
    var world = QualityWorld(districts: 1, villages: 2)
    world.add("stunting", village: 0, "2019-08", 3000, 60_000)
    world.add("stunting", village: 1, "2019-08", 862, 44_696)
    world.input.surveys = [SurveyFigure(percent: 35.5, year: 2019, ageGroup: .balita, source: "Survei nasional")]
    let comparison = try #require(qualityReport(world.input).surveys.first)
    #expect(comparison.verdict == .differs)
    #expect(isClose(try #require(comparison.percent), 3.6888, relative: 1e-4))
    #expect(try #require(comparison.lowerPercent) < 3.69 && #require(comparison.upperPercent) > 3.69)
    #expect(comparison.hints.contains(.measuredShareUnknown) && comparison.hints.contains(.tools))
    #expect(qualityReport(world.input).items(.surveyDiffers).count == 1)
  }

  @Test("surveillance inside the survey's interval, near it, of another age group or too far in time is not flagged")
  func surveyWithin() {
    let figures = [
      SurveyFigure(percent: 24, lower: 18, upper: 30, year: 2024, ageGroup: .balita, source: "a"),
      SurveyFigure(percent: 22, year: 2024, ageGroup: .balita, source: "b"),
      SurveyFigure(percent: 24, lower: 23, upper: 25, year: 2024, ageGroup: .balita, source: "c"),
      SurveyFigure(percent: 60, year: 2024, ageGroup: .baduta, source: "d"),
      SurveyFigure(percent: 60, year: 2021, ageGroup: .balita, source: "e"),
      SurveyFigure(percent: 32, year: 2025, ageGroup: .balita, source: "f"),
    ]
    var world = QualityWorld(districts: 1, villages: 1)
    world.add("stunting", village: 0, "2024-08", 200, 1000)
    world.input.surveys = figures
    let verdicts = qualityReport(world.input).surveys.map(\.verdict)
    #expect(verdicts == [.within, .within, .within, .notComparable, .notComparable, .differs])
  }

  @Test("bands stand for balita where a source gives no total")
  func bands() throws {
    var world = QualityWorld(districts: 1, villages: 1)
    for band in AgeGroup.bands { world.add("stunting", village: 0, "2024-08", 1, 100, ageGroup: band) }
    world.input.surveys = [SurveyFigure(percent: 30, year: 2024, ageGroup: .balita, source: "a")]
    let comparison = try #require(qualityReport(world.input).surveys.first)
    #expect(comparison.measured == 600 && comparison.cases == 6 && comparison.verdict == .differs)
  }

  @Test("D/S is pooled by source and kecamatan; low villages are listed for their puskesmas")
  func measuredShare() throws {
    var world = QualityWorld(districts: 2, villages: 2)
    for (v, n) in [90, 85, 40, 95].enumerated() { world.add("penimbangan", village: v, "2024-09", n, 100) }
    world.input.workingAreas = [
      WorkingArea(
        puskesmas: UnitKey(level: .puskesmas, name: "Melati"), village: 2, how: .listed, sourceID: "wk", sourceRow: 1),
      WorkingArea(
        puskesmas: UnitKey(level: .puskesmas, name: "Jauh"), village: 3, how: .nearest, sourceID: "wk", sourceRow: 2),
    ]
    let report = qualityReport(world.input)
    #expect(report.measure(.measuredShare)?.part == 310 && report.measure(.measuredShare)?.whole == 400)
    #expect(report.measure(.measuredShare)?.qualityClass == .attention)
    #expect(report.measure(.measuredShare, district: "Kecamatan 0")?.qualityClass == .good)
    #expect(report.measure(.measuredShare, district: "Kecamatan 1")?.percent == 67.5)
    let item = try #require(report.items(.rule(.measuredShare)).first)
    #expect(item.owner.kind == .puskesmas && item.owner.name == "Melati" && item.severity == .important)
    #expect(item.places.map(\.name) == ["Desa 1-0"] && item.rowRanges == [3...3])
  }

  @Test(
    "days late: weighing in February is due on 30 March (29 February: 30 March too), yearly ones 90 days after the year",
    arguments: [
      ("2024-02", "2024-09-30", 0), ("2024-02", "2024-10-01", 1), ("2024-08", "2024-10-15", 0),
      ("2023-08", "2024-03-30", 0), ("2023-08", "2024-03-31", 1), ("2023-08", "2025-03-30", 365),
      ("2024-H2", "2024-12-31", 0), ("2024", "2024-12-31", 0),
    ])
  func weighingLate(newest: String, asOf: String, days: Int) throws {
    var world = QualityWorld(districts: 1, villages: 1, asOf: asOf)
    world.add("stunting", village: 0, newest, 1, 10)
    #expect(qualityReport(world.input).sources.first?.daysLate == days)
  }

  @Test("yearly figures of 2022 are late from 31 March 2024 on; no date, no timeliness")
  func yearlyLate() {
    for (asOf, days) in [("2024-03-30", 0), ("2024-03-31", 1), ("2025-03-31", 366)] {
      var world = QualityWorld(districts: 1, villages: 1, asOf: asOf)
      world.add("air_minum_layak", village: 0, "2022", 1, 10, ageGroup: .none)
      #expect(qualityReport(world.input).sources.first?.daysLate == days)
    }
    var world = QualityWorld(districts: 1, villages: 1, asOf: "besok")
    world.add("air_minum_layak", village: 0, "2022", 1, 10, ageGroup: .none)
    #expect(qualityReport(world.input).sources.first?.daysLate == nil)
  }

  @Test("an inconsistent row without a code belongs to the place of its values")
  func inconsistent() throws {
    var world = QualityWorld(districts: 2, villages: 15)
    for v in 0..<30 { world.add("stunting", village: v, "2024-08", 10, 50) }
    world.addImport(read: 30, accepted: 30, setAside: 0)
    for row in [16, 17, 17] {
      world.input.findings.append(
        ImportFinding(sourceID: QualityWorld.source, row: row, kind: .inconsistent, detail: "8,6 % / 20 %"))
    }
    let report = qualityReport(world.input)
    #expect(report.totals.inconsistentRows == 2)
    #expect(report.measure(.inconsistentRows)?.whole == 30 && report.measure(.inconsistentRows)?.qualityClass == .poor)
    #expect(report.measure(.inconsistentRows, district: "Kecamatan 1")?.part == 2)
    // 15 rows are few: never worse than attention.
    #expect(report.measure(.inconsistentRows, district: "Kecamatan 1")?.qualityClass == .attention)
    let item = try #require(report.items(.finding(.inconsistent)).first)
    #expect(item.owner.kind == .district && item.owner.name == "Kecamatan 1" && item.records.count == 3)
    #expect(item.rowRanges == [16...17])
  }

  @Test("villages without a value, essential indicators without a source and the inventory")
  func completeness() throws {
    var world = QualityWorld(districts: 2, villages: 5)
    for v in 0..<9 { world.add("air_minum_layak", village: v, "2023", 45, 50, ageGroup: .none) }
    let report = qualityReport(world.input)
    #expect(report.measure(.unitsWithValue)?.part == 9 && report.measure(.unitsWithValue)?.whole == 10)
    #expect(report.measure(.unitsWithValue, district: "Kecamatan 1")?.percent == 80)
    #expect(report.essentialWithoutSource.map(\.key) == ["tanpa_sumber"])
    let line = try #require(report.inventory.first)
    #expect(line.unitsCovered == 9 && line.unitsExpected == 10 && line.daysLate == 0)
    #expect(report.items(.rule(.unitsWithValue)).flatMap(\.places).map(\.name) == ["Desa 1-4"])
  }

  @Test("a column with one value, zero cases among many, above 100 % and copied numbers are found")
  func planted() {
    var world = QualityWorld(districts: 1, villages: 12, asOf: "2024-10-15")
    for v in 0..<12 {
      for (y, period) in ["2022-08", "2023-08", "2024-08"].enumerated() {
        world.add("stunting", village: v, period, v == 3 ? 0 : v == 5 ? 31 : 20 + v + y, 100)
      }
      world.add("air_minum_layak", village: v, "2023", 45, 50, ageGroup: .none)
      world.add("air_minum_layak", village: v, "2022", v == 7 ? 60 : 30 + v, 50, ageGroup: .none)
    }
    let report = qualityReport(world.input)
    #expect(report.items(.rule(.constantOverUnits)).flatMap(\.records).count == 1)
    #expect(report.items(.rule(.implausibleZero)).flatMap(\.records).count == 3)
    #expect(report.items(.rule(.implausibleZero)).flatMap(\.places).map(\.name).first == "Desa 0-3")
    #expect(report.items(.rule(.coverageAboveHundred)).flatMap(\.places).map(\.name) == ["Desa 0-7"])
    #expect(report.items(.rule(.repeatedOverPeriods)).flatMap(\.places).map(\.name) == ["Desa 0-5"])
  }

  @Test("an empty project gives an empty report")
  func empty() {
    let report = qualityReport(QualityInput(asOf: "2024-01-01", villages: [], catalogue: []))
    #expect(report.sources.isEmpty && report.mendList.isEmpty && report.inventory.isEmpty)
  }

  @Test("hostile values: indices outside, infinite, negative and absurd numbers do not crash")
  func hostile() {
    var world = QualityWorld(districts: 1, villages: 2)
    for unit in [-1, 0, 99, Int.max, Int.min] { world.add("stunting", village: unit, "2024-08", 1, 0, row: unit) }
    for i in world.input.values.indices {
      world.input.values[i].numerator = [Double.nan, .infinity, -5, 1e300, 3][i]
      world.input.values[i].denominator = [1, .infinity, -.infinity, .nan, 1e300][i]
    }
    world.input.digits = [
      DigitCount(sourceID: "x", measure: .height, unitName: "", digit: 77, count: 3),
      DigitCount(sourceID: "x", measure: .height, unitName: "", digit: 1, count: .max),
      DigitCount(sourceID: "x", measure: .height, unitName: "", digit: 1, count: .max),
    ]
    world.input.surveys = [
      SurveyFigure(percent: .nan, year: .max, ageGroup: .none, source: ""),
      SurveyFigure(percent: 1, year: .min, ageGroup: .balita, source: ""),
    ]
    #expect(qualityReport(world.input).sources.count == 2)
  }
}
