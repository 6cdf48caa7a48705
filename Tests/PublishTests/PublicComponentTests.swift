import Analysis
import Publish
import Stunting
import Testing

@Suite("Parts of the headline in public")
struct PublicComponentTests {
  private func column(_ key: String, direction: Direction, target: Double?) -> CoverageColumn {
    let definition = IndicatorDefinition(
      key: key, number: nil, nameIndonesian: key, nameEnglish: key, essential: false, level: .people,
      direction: direction, kind: .ratio, per: 100,
      target: target.map { IndicatorTarget(percent: $0, year: 2024, source: "uji", status: .usulan) }, sector: "",
      source: "")
    let cell = IndicatorCell(state: .value, percent: 20, numerator: 20, denominator: 100)
    return CoverageColumn(definition: definition, period: nil, isMain: false, cells: [cell], categories: [nil])
  }

  @Test("Pendek and sangat pendek are not published beside stunting: with it they give away small counts")
  func componentsStayInside() {
    let world = PublicWorld(counts: [(20, 100)], districts: [0])
    let view = PublicView.make(
      result: world.result(coverage: [
        column("sangat_pendek", direction: .lowerIsBetter, target: nil),
        column("air_minum_layak", direction: .higherIsBetter, target: 100),
        column("kehamilan_tidak_diinginkan", direction: .lowerIsBetter, target: 15.5),
      ]))
    #expect(view.coverage.map(\.key) == ["air_minum_layak", "kehamilan_tidak_diinginkan"])
    #expect(!PublicTable(view).columns.contains { $0.key.hasPrefix("sangat_pendek") })
  }
}
