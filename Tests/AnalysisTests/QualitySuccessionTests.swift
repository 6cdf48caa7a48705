import Analysis
import Stunting
import TestSupport
import Testing

/// What is judged when several sources give one indicator.
@Suite("Data quality: sources that follow each other")
struct QualitySuccessionTests {
  private static func world(_ periods: [(source: String, period: String, villages: Range<Int>)]) -> QualityWorld {
    var world = QualityWorld(districts: 2, villages: 10)
    for (source, period, villages) in periods {
      for v in villages { world.add("stunting", village: v, period, 10, 100 + v, source: source) }
    }
    return world
  }

  private static func source(_ id: String, _ report: QualityReport) -> SourceQuality? {
    report.sources.first { $0.sourceID == id }
  }

  @Test("an older file of the same villages is neither late nor asked for what it lacks")
  func older() throws {
    let report = qualityReport(Self.world([("a", "2023-08", 0..<15), ("b", "2024-08", 0..<20)]).input)
    let old = try #require(Self.source("a", report))
    #expect(old.isSuperseded && old.daysLate == nil)
    #expect(report.measure(.upToDate, source: "a") == nil && report.measure(.unitsWithValue, source: "a") == nil)
    #expect(report.measure(.upToDate, source: "b")?.percent == 100)
    #expect(report.totals.sourcesLate == 0 && report.items(.rule(.upToDate)).isEmpty)
    #expect(report.inventory.map(\.isSuperseded) == [true, false])
  }

  @Test("the period that no file has is missing, whatever files the others came in")
  func gap() throws {
    let report = qualityReport(Self.world([("a", "2023-08", 0..<20), ("b", "2024-08", 0..<20)]).input)
    let measure = try #require(report.measure(.periodsWithValue, source: "b"))
    #expect(measure.part == 40 && measure.whole == 60)
  }

  @Test("a file of other villages is not followed by a newer one")
  func otherVillages() throws {
    let report = qualityReport(Self.world([("a", "2023-08", 0..<10), ("b", "2024-08", 10..<20)]).input)
    #expect(try #require(Self.source("a", report)?.daysLate) > 0)
    #expect(Self.source("b", report)?.daysLate == 0)
  }

  @Test("files that share the regency out are each asked for their own kecamatan")
  func parts() throws {
    let report = qualityReport(Self.world([("a", "2024-08", 0..<9), ("b", "2024-08", 10..<20)]).input)
    let (a, b) = (report.measure(.unitsWithValue, source: "a"), report.measure(.unitsWithValue, source: "b"))
    #expect(a?.part == 9 && a?.whole == 10 && b?.part == 10 && b?.whole == 10)
    #expect(report.items(.rule(.unitsWithValue)).flatMap(\.records).count == 1)
  }

  @Test("another age group does not stand in, a band does")
  func ageGroups() {
    for (age, isSuperseded) in [(AgeGroup.baduta, false), (.balita, true), (.months0to5, true)] {
      var world = Self.world([("a", "2023-08", 0..<20)])
      for v in 0..<20 { world.add("stunting", village: v, "2024-08", 5, 50, source: "b", ageGroup: age) }
      #expect(Self.source("a", qualityReport(world.input))?.isSuperseded == isSuperseded, "\(age)")
    }
  }

  @Test("numbers copied over three files are found, and charged to the newest")
  func copied() {
    let files = ["2022-08", "2023-08", "2024-08"].map { (source: "f" + $0, period: $0, villages: 0..<20) }
    let report = qualityReport(Self.world(files).input)
    #expect(report.measure(.repeatedOverPeriods, source: "f2024-08")?.part == 20)
    #expect(report.measure(.repeatedOverPeriods, source: "f2022-08") == nil)
  }

  @Test("a puskesmas that two sources name is one unit")
  func units() throws {
    var world = QualityWorld(districts: 2, villages: 10)
    for (source, period) in [("a", "2023-08"), ("b", "2024-08")] {
      for p in 0..<5 {
        world.add("stunting", village: world.input.units.count, period, 10, 100 + p, source: source, level: .puskesmas)
        world.input.units.append(UnitKey(level: .puskesmas, facilityID: "P\(p)", name: source + " Puskesmas \(p)"))
      }
    }
    let report = qualityReport(world.input)
    #expect(report.measure(.unitsWithValue, source: "b")?.whole == 5)
    #expect(Self.source("a", report)?.isSuperseded == true)
  }

  @Test("a column that the import found constant is listed once")
  func constant() {
    var world = QualityWorld(districts: 1, villages: 12)
    for v in 0..<12 { world.add("stunting", village: v, "2024-08", 8, 100) }
    world.input.findings = [
      ImportFinding(sourceID: QualityWorld.source, kind: .constantColumn, detail: "stunting")
    ]
    let report = qualityReport(world.input)
    #expect(report.items(.rule(.constantOverUnits)).isEmpty)
    #expect(report.items(.finding(.constantColumn)).flatMap(\.records).count == 1)
    #expect(report.measure(.constantOverUnits)?.part == 1)
  }

  @Test("D/S that only comes with the weighing months is due then, else every month")
  func weighing() {
    for (periods, isLate) in [(["2024-02", "2024-08"], false), (["2024-07", "2024-08"], true)] {
      var world = QualityWorld(districts: 1, villages: 10, asOf: "2025-01-15")
      for v in 0..<10 { for p in periods { world.add("penimbangan", village: v, p, 90, 100) } }
      let late = qualityReport(world.input).sources.first?.daysLate ?? -1
      #expect(isLate ? late > 0 : late == 0, "\(periods)")
    }
  }

  @Test(
    "a stated number is read from the detail of a finding, and nothing else is",
    arguments: ["", "a", "a|b|c|d", "x|1|2|", "x|1|nan|1/2", "x|1|2|1/b", "|||", "x|1e999|2|1/2"])
  func hostileDetails(detail: String) {
    let figure = StatedFigure(detail: detail)
    #expect(figure == nil || figure?.parts.isEmpty == true)
    #expect(StatedFigure(detail: "Prevalensi|28|4.78|187/3912")?.parts == [187, 3912])
  }
}
