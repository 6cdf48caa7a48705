import Foundation
import Project
import Service
import Stunting
import Testing

@Suite("Project files that are refused")
struct ProjectFileErrorTests {
  @Test func unknownKeysAreNamedWithTheNearestKnownOne() throws {
    let cases = [
      ("project: {name:", "projek: {name:", "project"), ("regency_code:", "regency_kode:", "regency_code"),
      ("    - id: desa\n", "    - id: desa\n      code_sistem: bps\n", "code_system"),
      ("numerator:", "numerators:", "numerator"), ("parameters:\n", "parameters:\n  avarage: pooled\n", "average"),
      ("headline: {indicator", "headline: {standin: true, indicator", "stand_in"),
    ]
    for (old, new, nearest) in cases {
      let error = ProjectTexts.error(try ProjectTexts.small(replacing: old, with: new))
      switch error {
      case .unknownKey(_, _, _, let found, let known):
        #expect(found == nearest, "\(new)")
        #expect(known.contains(nearest))
      case .missingKey(_, let key, _): #expect(key == nearest, "a key under another name is missed: \(new)")
      default: Issue.record("\(new): \(String(describing: error))")
      }
    }
  }

  @Test func theLineIsTheOneOfTheKey() throws {
    let text = try ProjectTexts.small(
      replacing: "      kind: puskesmas\n", with: "      kind: puskesmas\n      warna: merah\n")
    let expected = try #require(text.split(separator: "\n").firstIndex { $0.contains("warna") }) + 1
    guard case .unknownKey(let line, let key, _, _, _) = ProjectTexts.error(text) else {
      Issue.record("not refused")
      return
    }
    #expect(line == expected && key == "warna")
  }

  @Test func aWordFarFromAnyKeyGetsNoSuggestion() throws {
    let text = ProjectTexts.small + "zzzzzzzzzzzzzz: 1\n"
    guard case .unknownKey(_, _, let inside, let nearest, _) = ProjectTexts.error(text) else {
      Issue.record("not refused")
      return
    }
    #expect(nearest == nil && inside == "")
  }

  @Test func eachFaultHasItsCode() throws {
    let cases: [(String, String, String)] = [
      ("format: 1", "format: 2", "PRJ-018"), ("format: 1", "format: satu", "PRJ-003"),
      ("name: Kabupaten Contoh, ", "", "PRJ-006"), ("\"99.99\"", "\"kabupaten\"", "PRJ-010"),
      ("id: puskesmas", "id: desa", "PRJ-012"), ("id: desa", "id: Desa Kita", "PRJ-013"),
      ("period: 2025-08", "period: Agustus", "PRJ-009"),
      ("indicator: stunting, age_group: balita, period", "indicator: stuntin, age_group: balita, period", "PRJ-011"),
      ("age_group: balita, period", "age_group: anak, period", "PRJ-007"), ("numerator: pendek, ", "", "PRJ-006"),
      (", denominator: diukur", "", "PRJ-006"), ("period: 2025-08, ", "", "PRJ-006"),
      ("parameters:\n", "parameters:\n  alpha: 0.9\n", "PRJ-008"),
      ("parameters:\n", "parameters:\n  alpha: banyak\n", "PRJ-003"),
      ("parameters:\n", "parameters:\n  edition: lain\n", "PRJ-015"),
      ("parameters:\n", "parameters:\n  klaster: {permutations: 5}\n", "PRJ-008"),
      ("parameters:\n", "parameters:\n  main_indicators: [stuntingg]\n", "PRJ-011"),
      ("parameters:\n", "parameters:\n  access: [{kind: puskesmas, source: x}]\n", "PRJ-006"),
      ("      kind: puskesmas\n", "      kind: puskesmas\n      district_code_pattern: \"(\"\n", "PRJ-017"),
      ("      kind: puskesmas\n", "      kind: puskesmas\n      kind: posyandu\n", "PRJ-004"),
      ("  boundaries:\n", "  context:\n", "PRJ-019"), ("columns: {code: kode, name: nama}", "columns: kode", "PRJ-003"),
    ]
    for (old, new, code) in cases {
      let error = ProjectTexts.error(try ProjectTexts.small(replacing: old, with: new))
      #expect(error?.code == code, "'\(new)': \(String(describing: error))")
    }
  }

  @Test func messagesOfYAMLFaultsAreOneLineWithTheRightLine() {
    let cases: [(String, Int)] = [
      ("format: 1\nproject:\n  name: a\n  name: b\n", 3), ("format: 1\nproject: {name: [}\n", 2),
      ("format: 1\nproject:\n  name: a\u{1}\n", 3), ("- a\n- b\n", 1), ("", 1),
    ]
    for (text, line) in cases {
      let what = ProjectTexts.error(text)?.message(.english).what ?? ""
      #expect(what.contains("line \(line)"), "\(what)")
      #expect(!what.contains("\n") && !what.contains("''"), "\(what)")
    }
  }

  @Test func aMissingFileIsNamedWithItsLine() throws {
    let folder = FileManager.default.temporaryDirectory
    #expect(throws: ProjectError.missingFile(line: 5, file: "desa.geojson")) {
      try parseProject(ProjectTexts.small, folder: folder.appendingPathComponent("tidak-ada"), checkingFiles: true)
    }
    #expect(throws: ProjectError.noProjectFile(name: "lokus.yaml")) {
      try readProject(at: folder.appendingPathComponent("tidak-ada/lokus.yaml"))
    }
  }
}
