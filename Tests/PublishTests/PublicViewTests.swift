import Analysis
import Publish
import Stunting
import TestSupport
import Testing

@Suite struct PublicViewTests {
  private let world = PublicWorld(
    counts: [(3, 80), (12, 90), (20, 100), (15, 60), nil, (0, 0), (0, 40), (38, 40), (25, 90)],
    districts: [0, 0, 0, 1, 1, 1, 1, 2, 2])

  private func rows(_ view: PublicView) throws -> [[String: JSONValue]] {
    let table = PublicTable(view)
    return try (0..<table.count).map { try JSONValue(text: JSONText.object(table.members($0)).compact).object ?? [:] }
  }

  @Test func aSmallVillageShowsItsDenominatorAndNothingElse() throws {
    let row = try rows(PublicView.make(result: world.result()))[0]
    #expect(row["cases"] == .string("<5"))
    #expect(row["denominator"] == .number(80))
    #expect(row["state"] == .string("suppressed"))
    for key in [
      "rate_percent", "rate_lower_percent", "rate_upper_percent", "is_unstable", "hotspot", "hotspot_cases",
      "klaster_class", "lokus",
    ] {
      #expect(row[key] == .null, "\(key)")
    }
  }

  @Test func hiddenVillagesShowNoNumber() throws {
    let rows = try rows(PublicView.make(result: world.result()))
    for village in [1, 7] {
      #expect(rows[village]["cases"] == .null)
      #expect(rows[village]["denominator"] == .null)
      #expect(rows[village]["state"] == .string("suppressed"))
    }
  }

  @Test func openZeroMissingAndWithoutTarget() throws {
    let rows = try rows(PublicView.make(result: world.result()))
    #expect(rows[2]["cases"] == .number(20))
    #expect(rows[2]["rate_percent"] == .number(20))
    #expect(rows[6]["cases"] == .number(0))
    #expect(rows[6]["state"] == .string("value"))
    #expect(rows[4]["state"] == .string("no_data"))
    #expect(rows[5]["state"] == .string("no_target"))
  }

  /// What solves for hidden counts, or ranks them, has no column at all.
  @Test func whatCouldBeSolvedIsNotAColumn() throws {
    let keys = Set(try rows(PublicView.make(result: world.result()))[2].keys)
    let banned = [
      "rate_smoothed_percent", "own_weight", "hotspot_p", "hotspot_p_adjusted", "hotspot_cases_p", "gi_star_z",
      "gi_star_p",
      "gi_star_p_adjusted", "local_moran_i", "local_moran_p", "klaster_number", "lokus_priority", "reason",
      "criterion_1",
      "criterion_2", "main_indicators_lacking",
    ]
    #expect(keys.isDisjoint(with: banned))
  }

  @Test func tilesHatchSuppressedVillagesExceptForAccess() {
    let view = PublicView.make(result: world.result())
    let classes = world.counts.indices.map { "k\($0)" }
    for theme in ["prevalensi", "hotspot", "klaster", "lokus"] {
      let shown = view.publicClasses(theme: theme, classes: classes)
      #expect(shown.indices.filter { shown[$0] == "ditekan" } == [0, 1, 7, 8], "\(theme)")
    }
    #expect(view.publicClasses(theme: "akses", classes: classes) == classes)
    #expect(view.publicUnstable == world.counts.map { _ in false })
  }

  @Test func totalsAreShownWhereTheyAreSafe() throws {
    let view = PublicView.make(result: world.result())
    #expect(view.districts.map(\.counts.cases) == [.value(35), .value(15), .value(63)])
    #expect(view.region.counts.cases == .value(113))
    #expect(view.region.withValue == 7)
    let csv = view.districtsCSV(regionName: "Kabupaten Uji", regionCode: "99.99")
    #expect(csv.contains("kabupaten_kota,99.99,Kabupaten Uji,9,7,value,113,500,22.6\r\n"))
  }

  @Test func theMeanIsOfShownRatesOnly() {
    let view = PublicView.make(result: world.result())
    #expect(isClose(view.meanOfShown ?? -1, (0.2 + 0.25 + 0) / 3, relative: 1e-12))
  }

  @Test func geoJSONKeepsTheOrderOfTheEdition() throws {
    let text = publicVillagesGeoJSON(PublicView.make(result: world.result()), provenance: .null)
    let features = try #require(JSONValue(text: text)["features"]?.array)
    #expect(features.map { $0["properties"]?["village_name"]?.string } == world.counts.indices.map { "Desa \($0)" })
    #expect(features.allSatisfy { $0["geometry"]?["type"]?.string == "Polygon" })
  }

  /// A world with another small number, made good by its cover, gives the same bytes: nothing shown follows from it.
  /// The lokus column is left out: it is a ranking of all villages on exact data.
  @Test func anotherSmallNumberGivesTheSameBytes() {
    var compared = 0
    for seed in 1...60 as ClosedRange<UInt64> {
      var g = SeededGenerator(seed: seed)
      let world = PublicWorld.random(&g, districts: 4, villages: 40, mean: 90)
      let plan = Suppressor(rule: SuppressionRule()).plan(world.tree)
      for v in world.counts.indices where plan.villages[v] == .low {
        guard
          let cover = world.counts.indices.first(where: {
            plan.villages[$0] == .hiddenSecondary && world.districts[$0] == world.districts[v]
          }), let mine = world.counts[v], let other = world.counts[cover]
        else { continue }
        var twin = world
        twin.counts[v] = (mine.cases % 4 + 1, mine.denominator)
        twin.counts[cover] = (other.cases + mine.cases - (mine.cases % 4 + 1), other.denominator)
        guard Suppressor(rule: SuppressionRule()).plan(twin.tree) == plan else { continue }
        compared += 1
        #expect(published(world) == published(twin), "seed \(seed) village \(v)")
      }
    }
    #expect(compared > 100)
  }

  private func published(_ world: PublicWorld) -> [String] {
    let view = PublicView.make(result: world.result())
    let table = PublicTable(view)
    let rows = (0..<table.count).map { v in
      table.columns.filter { $0.key != "lokus" }.map { $0.key + $0.value(v).compact }.joined(separator: ";")
    }
    return rows + [view.districtsCSV(regionName: "Uji", regionCode: nil), "\(view.meanOfShown ?? -1)"]
  }

  @Test func coverageOfPeopleIsSuppressedByItsOwnCounts() throws {
    let cells: [(Double?, Double?, Double)] = [
      (40, 80, 50), (3, 80, 3.75), (78, 80, 97.5), (80, 80, 100), (0, 80, 0), (2, 3, 66.7), (nil, nil, 42),
      (90, 80, 112.5), (7, 8, 87.5),
    ]
    let column = CoverageColumn(
      definition: definition(level: .people, kind: .ratio), period: nil, isMain: true,
      cells: cells.map {
        IndicatorCell(state: .value, percent: $0.2, numerator: $0.0, denominator: $0.1, coverageClass: .rendah)
      },
      categories: cells.map { _ in nil })
    let rows = try rows(PublicView.make(result: world.result(coverage: [column])))
    let states = rows.map { $0["cakupan_state"]?.string ?? "" }
    #expect(
      states == [
        "value", "suppressed", "suppressed", "value", "value", "suppressed", "suppressed", "value", "suppressed",
      ])
    #expect(rows.map { $0["cakupan_class"] != .null } == states.map { $0 == "value" })
    #expect(rows[7]["cakupan_percent"] == .number(113))
  }

  @Test func coverageAboutVillagesIsNotSuppressed() throws {
    let column = CoverageColumn(
      definition: definition(level: .village, kind: .yesNo), period: nil, isMain: false,
      cells: world.counts.map { _ in IndicatorCell(state: .value, percent: 100) },
      categories: world.counts.map { _ in nil })
    let rows = try rows(PublicView.make(result: world.result(coverage: [column])))
    #expect(rows.allSatisfy { $0["cakupan_percent"] == .number(100) })
  }

  private func definition(level: IndicatorLevel, kind: ValueKind) -> IndicatorDefinition {
    IndicatorDefinition(
      key: "cakupan", number: 1, nameIndonesian: "Cakupan", nameEnglish: "Coverage", essential: true, level: level,
      direction: .higherIsBetter, kind: kind, per: 100, target: nil, sector: "kesehatan", source: "uji")
  }

  @Test func aRunWithoutHeadlineIsPublishedWithoutOne() {
    var result = world.result()
    result.headline = nil
    let view = PublicView.make(result: result)
    #expect(view.plan == nil)
    #expect(view.suppressedCount == 0)
    #expect(!PublicTable(view).columns.contains { $0.key == "cases" })
  }

  @Test func oddNumbersDoNotBreakTheView() {
    var result = world.result()
    result.headline?.cases = [.infinity, -1, .nan, 1e300, nil, 0.2, 4.6, 41, 1e15]
    let view = PublicView.make(result: result)
    #expect(view.villages[0].state == "no_data")
    #expect(view.villages[3].state == "no_data")
    #expect(view.villages[7].state == "no_data")
    #expect(PublicTable(view).csv.contains("Desa 8"))
  }

  @Test func theManifestPrintsOnlyPublicNumbersAndReadsBack() throws {
    let view = PublicView.make(result: world.result())
    var manifest = PublicManifest(
      audience: PublicManifest.publicAudience, place: .init(name: "Kabupaten Uji", code: "99.99"), period: nil,
      asOf: "2024-09-01", edition: "", synthetic: true, bounds: [110, -7, 110.1, -6.9], styles: [], downloads: [],
      threshold: 5, lokusVersion: "0.1.0")
    manifest.describe(view)
    #expect(manifest.districts.map(\.cases.id) == ["35", "15", "63", "113"])
    #expect(manifest.districts.last?.rate.id == "22,6 %")
    let json = try JSONValue(text: manifest.json)
    #expect(json["audience"]?.string == "public")
    #expect(json["districts"]?[0]?["cases"]?["en"]?.string == "35")
  }
}
