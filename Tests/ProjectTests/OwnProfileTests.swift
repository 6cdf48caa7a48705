import Project
import Stunting
import Testing

@Suite("Profiles of a user's own file")
struct OwnProfileTests {
  private func read(_ text: String) throws -> [SourceProfile] {
    try readProfiles(text, catalogue: try Bundled.catalogue.get())
  }

  private let own = """
    - key: buku_posyandu
      name: {id: Buku posyandu}
      role: indicators
      unit: village
      columns:
        - {field: weighed, names: [Anak hadir], required: true, weight: 3}
        - {field: listed, names: [Anak terdaftar, Terdaftar], required: true, weight: 3}
      values:
        - {indicator: penimbangan, age_group: balita, numerator: [weighed], denominator: [listed]}

    """

  @Test("Is added to those of Lokus, or takes the place of one with its key")
  func added() throws {
    let before = try Bundled.profiles.get()
    let profiles = try read(own)
    #expect(profiles.count == before.count + 1)
    let columns = ["Desa", "Anak hadir", "Terdaftar"]
    let match = try #require(
      detectProfile(columns: columns, sample: [], in: profiles, catalogue: try Bundled.catalogue.get()).first)
    #expect(match.profile.key == "buku_posyandu")
    let replaced = try read(own.replacing("buku_posyandu", with: "smart_stbm"))
    #expect(replaced.count == before.count)
    #expect(replaced.first { $0.key == "smart_stbm" }?.nameIndonesian == "Buku posyandu")
  }

  @Test("Empty text adds nothing")
  func empty() throws { #expect(try read("").count == Bundled.profiles.get().count) }

  @Test("An unknown key, field, indicator or role is an error with its line")
  func mistakes() {
    #expect(throws: ProjectError.self) { try read("- key: x\n  name: {id: X}\n  role: indicators\n  warna: merah\n") }
    let unknownField = own.replacing("denominator: [listed]", with: "denominator: [terdaftar]")
    #expect { try read(unknownField) } throws: { error in
      if case ProjectError.notAChoice(line: 9, key: "denominator", found: "terdaftar", choices: _) = error {
        true
      } else {
        false
      }
    }
    #expect { try read(own.replacing("penimbangan", with: "penimbangn")) } throws: { error in
      error as? ProjectError == .unknownIndicator(line: 9, found: "penimbangn", nearest: "penimbangan")
    }
    #expect { try read(own.replacing("role: indicators", with: "role: indikator")) } throws: { error in
      if case ProjectError.notAChoice(line: 3, key: "role", found: "indikator", choices: _) = error {
        true
      } else {
        false
      }
    }
  }

  @Test("A ratio without its denominator, a bad key and two profiles of one key are errors")
  func shapes() {
    #expect(throws: ProjectError.missingKey(line: 9, key: "denominator", inside: "profiles[1].values[1]")) {
      try read(own.replacing(", denominator: [listed]", with: ""))
    }
    #expect(throws: ProjectError.badID(line: 1, id: "Buku Posyandu")) {
      try read(own.replacing("buku_posyandu", with: "Buku Posyandu"))
    }
    #expect(throws: ProjectError.self) { try read(own + own) }
    #expect(throws: ProjectError.self) { try read(own.replacing("weight: 3", with: "weight: -1")) }
  }

  @Test("A personal field can't be a value")
  func personalValue() {
    let text = """
      - key: nama_anak
        name: {id: X}
        role: indicators
        columns: [{field: nik, names: [NIK]}]
        values: [{indicator: jumlah_penduduk, value: [nik]}]
      """
    #expect { try read(text) } throws: { error in
      if case ProjectError.notAChoice(line: 5, key: "value", found: "nik", choices: _) = error { true } else { false }
    }
  }

  @Test(
    "Hostile YAML is one clear error",
    arguments: [
      "- {key: [", "key: \t- x", "- 1\n- 2", "a: &a [x, x]\nb: [*a, *a, *a]", "- key: {a: b}", "- *x", "\"", "{}",
      "[[[]]]",
      "- key: x\n  key: y\n",
    ])
  func hostile(text: String) { #expect(throws: ProjectError.self) { try read(text) } }

  @Test("A star in quotes, comments and names of columns is no alias")
  func stars() throws {
    let text = "# or: *ada, *lagi\n" + own.replacing("[Anak hadir]", with: "[\"Anak hadir, *\", 'Hadir, *', Hadir *]")
    #expect(try read(text).contains { $0.key == "buku_posyandu" })
    #expect { try read(own.replacing("[Anak hadir]", with: "[Anak, *hadir]")) } throws: { error in
      error as? ProjectError == .notYAML(line: 6, problem: "alias (*)")
    }
  }
}
