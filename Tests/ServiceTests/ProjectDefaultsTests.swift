import Analysis
import Foundation
import Project
import Service
import Stunting
import Testing

@Suite("Defaults of the project file")
struct ProjectDefaultsTests {
  @Test func whatIsNotGivenHasItsDefault() throws {
    let text = try #require(ProjectTexts.small.split(separator: "parameters:").first).description
    let project = try ProjectTexts.parse(text)
    #expect(project.parameters == Parameters())
    #expect(project.parameters.average == .meanOfUnits)
    #expect(project.parameters.alpha == 0.05)
    #expect(project.parameters.reading == .any)
    #expect(project.parameters.klaster.neighbours.joinsIslands)
    #expect(project.parameters.klaster.neighbours.toleranceMetres == 1)
    #expect(project.parameters.klaster.permutations == 99_999)
    #expect(!project.parameters.headline.isStandIn)
    #expect(!project.place.synthetic)
    #expect(project.boundaries[0].place.codeSystem == .kemendagri)
    #expect(project.boundaries[0].source.crs == nil)
    #expect(project.tables[0].values[0].rung == .notApplicable)
  }

  @Test func aNullValueIsAbsent() throws {
    let project = try ProjectTexts.parse(
      ProjectTexts.small(replacing: "parameters:\n", with: "parameters:\n  alpha: ~\n  maximum_zoom:\n"))
    #expect(project.parameters.alpha == 0.05 && project.parameters.maximumZoom == 12)
  }

  @Test func oneTextIsAListOfOne() throws {
    let one = try ProjectTexts.parse(ProjectTexts.small)
    let list = try ProjectTexts.parse(ProjectTexts.small(replacing: "numerator: pendek", with: "numerator: [pendek]"))
    #expect(one.tables[0].values[0].numerator == ["pendek"])
    #expect(list.tables[0].values[0].numerator == ["pendek"])
  }

  @Test func anchorsAndAliasesAreRead() throws {
    let text = try ProjectTexts.small(
      replacing: "columns: {village_code: kode_desa}", with: "columns: &tempat {village_code: kode_desa}"
    ).replacingOccurrences(
      of: "parameters:",
      with: """
            - id: balita-lama
              file: lama.csv
              columns: *tempat
              values: [{indicator: stunting, period: 2024, numerator: pendek, denominator: diukur}]
        parameters:
        """)
    let project = try ProjectTexts.parse(text)
    #expect(project.tables.count == 2)
    #expect(project.tables[0].place == project.tables[1].place)
  }

  @Test func filtersKeepTheirKind() throws {
    let filters = """
            kind: puskesmas
            where: {jenis: [a, b]}
            where_starts_with: {kode: P15}
            exclude: {status: tutup}

      """
    let project = try ProjectTexts.parse(
      ProjectTexts.small(replacing: "      kind: puskesmas\n", with: filters))
    let found = project.facilities[0].source.filters
    #expect(found.map(\.column) == ["jenis", "kode", "status"])
    #expect(found.map(\.test) == [.isOneOf, .startsWith, .isNot])
    #expect(found.map(\.values) == [["a", "b"], ["P15"], ["tutup"]])
  }

  @Test func anOwnIndicatorReplacesTheOneOfTheCatalogue() throws {
    let own = """
      indicators:
        - key: stunting
          name: {id: Balita stunting kami}
          direction: lower_is_better
        - key: kelas_ibu
          name: {id: Kelas ibu hamil, en: Classes for mothers}
          target: {percent: 60, year: 2026, source: Perbup}
      """ + "\n"
    let project = try ProjectTexts.parse(ProjectTexts.small + own)
    #expect(project.catalogue["stunting"]?.nameIndonesian == "Balita stunting kami")
    #expect(project.catalogue["kelas_ibu"]?.target?.status == .usulan)
    #expect(project.catalogue.all.count { $0.key == "stunting" } == 1)
  }
}
