import Foundation
import Project
import Testing

@Suite("Adding a source to a project file")
struct AddSourceTests {
  private let item = ["- id: baru", "  file: baru.csv", "  columns: {village_code: kode}", "  values: []"]

  @Test func goesToTheEndOfItsSectionAndLeavesTheRest() throws {
    let text = """
      # catatan
      format: 1
      sources:
        boundaries:
          - id: a
            file: a.geojson   # batas

        # tabel
        indicators:
          - id: b
            file: b.csv

      parameters:
        alpha: 0.05
      """
    let new = try adding(item, to: .indicators, of: text)
    #expect(
      new.contains("      file: b.csv\n    - id: baru\n      file: baru.csv\n") && new.contains("# catatan\nformat: 1"))
    #expect(new.split(separator: "\n", omittingEmptySubsequences: false).count == 14 + item.count)
  }

  @Test func aMissingSectionIsMade() throws {
    let new = try adding(item, to: .byName, of: "sources:\n  boundaries:\n  - id: a\n    file: x\nparameters: {}\n")
    #expect(new.contains("    file: x\n  by_name:\n    - id: baru\n"))
    #expect(new.hasSuffix("parameters: {}\n"))
  }

  @Test func itemsWithoutIndentationStayAsTheyAre() throws {
    let new = try adding(item, to: .boundaries, of: "sources:\n  boundaries:\n  - id: a\n    file: x\n")
    #expect(new.contains("    file: x\n  - id: baru\n    file: baru.csv\n"))
  }

  @Test func anEmptyListIsOpened() throws {
    let new = try adding(item, to: .indicators, of: "sources:\n  indicators: []\n  facilities: []\n")
    #expect(new.contains("  indicators:\n    - id: baru\n") && new.contains("  facilities: []"))
  }

  @Test(arguments: ["sources: {indicators: []}\n", "sources:\n  indicators: [{id: a}]\n", "project: {}\n", "- 1\n", ""])
  func whatCannotBeEditedIsRefused(_ text: String) {
    #expect(throws: ProjectError.self) { _ = try adding(item, to: .indicators, of: text) }
  }
}
