import Project
import Service
import Stunting
import Testing

@Suite("Messages of project errors")
struct ProjectErrorMessageTests {
  /// One of each case.
  static let all: [ProjectError] = [
    .noProjectFile(name: "lokus.yaml"), .notYAML(line: 3, problem: "did not find expected key"),
    .wrongType(line: 3, key: "number", expected: .wholeNumber), .duplicateKey(line: 3, key: "name"),
    .unknownKey(line: 3, key: "nam", inside: "project", nearest: "name", known: ["name", "synthetic"]),
    .missingKey(line: 3, key: "name", inside: "project"),
    .notAChoice(line: 3, key: "average", found: "median", choices: ["mean_of_units", "pooled"]),
    .outOfRange(line: 3, key: "alpha", found: "2.0", allowed: "0.0001 - 0.5"), .badPeriod(line: 3, found: "kemarin"),
    .badCode(line: 3, key: "regency_code", found: "x"),
    .unknownIndicator(line: 3, found: "stuntng", nearest: "stunting"),
    .duplicateID(line: 3, id: "desa"), .badID(line: 3, id: "Desa 1"), .missingFile(line: 3, file: "desa.geojson"),
    .unknownEdition(line: 3, id: "desa-2020", known: ["desa-2025"]),
    .unknownStyle(line: 3, style: "peta", known: ["prevalensi"]), .badPattern(line: 3, key: "pattern", pattern: "("),
    .unsupportedFormat(line: 3, found: 2), .noBoundaries(line: 3),
  ]

  @Test(arguments: all) func hasACodeBothLanguagesAndANextStep(_ error: ProjectError) {
    let indonesian = error.message(.indonesian)
    let english = error.message(.english)
    #expect(error.code.wholeMatch(of: /PRJ-\d{3}/) != nil)
    #expect(indonesian.code == error.code && english.code == error.code)
    #expect(indonesian.status == english.status)
    for message in [indonesian, english] {
      #expect(message.what.count > 10 && message.what.hasSuffix("."))
      #expect(message.next.count > 10 && message.next.hasSuffix("."))
    }
    #expect(indonesian.what != english.what)
    #expect(indonesian.text(.indonesian).contains("Langkah berikut: "))
    #expect(english.text(.english).contains("What to do: "))
  }

  @Test(arguments: all) func namesItsLine(_ error: ProjectError) {
    if case .noProjectFile = error { return }
    #expect(error.message(.indonesian).what.contains("baris 3"))
    #expect(error.message(.english).what.contains("line 3"))
  }

  @Test func codesAreUnique() {
    #expect(Set(Self.all.map(\.code)).count == Self.all.count)
  }

  @Test func whatIsMissingEndsWith66AndTheRestWith65() {
    for error in Self.all {
      switch error {
      case .noProjectFile, .missingFile: #expect(error.message(.english).status == .inputMissing)
      default: #expect(error.message(.english).status == .dataRefused)
      }
    }
  }

  @Test(arguments: ProjectError.Expected.allCases) func everyExpectedTypeHasWords(_ expected: ProjectError.Expected) {
    let error = ProjectError.wrongType(line: 1, key: "k", expected: expected)
    #expect(error.message(.indonesian).what != error.message(.english).what)
  }

  @Test func theNearestWordIsSuggested() {
    let error = ProjectError.unknownKey(line: 1, key: "nam", inside: "", nearest: "name", known: ["name"])
    #expect(error.message(.indonesian).next.contains("'name'"))
    #expect(error.message(.english).next.contains("'name'"))
  }
}
