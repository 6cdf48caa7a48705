import Foundation
import Project
import Stunting
import Testing

@Suite("Pages of indicators and profiles")
struct PagesTests {
  private static let docs = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs")

  private func lines(_ page: String) throws -> Set<Substring> {
    let text = try String(contentsOf: Self.docs.appendingPathComponent(page), encoding: .utf8)
    return Set(text.split(separator: "\n"))
  }

  @Test("docs/indicators.md has every key, number, name, target and slip of the catalogue")
  func indicators() throws {
    let page = try lines("indicators.md")
    for definition in try Bundled.catalogue.get().all {
      #expect(page.contains(Pages.indicatorRow(definition)[...]), "\(definition.key)")
      #expect(page.contains(Pages.countRow(definition)[...]), "\(definition.key)")
      for line in Pages.slipLines(definition) { #expect(page.contains(line[...]), "\(line)") }
      if !definition.supply.isEmpty { #expect(page.contains(Pages.supplyLine(definition)[...])) }
    }
  }

  @Test("docs/profiles.md has every profile with its columns, confidence and quirks")
  func profiles() throws {
    let page = try lines("profiles.md")
    for profile in try Bundled.profiles.get() {
      for line in Pages.profileSection(profile) where !line.isEmpty {
        #expect(page.contains(line[...]), "\(profile.key): \(line)")
      }
    }
  }
}
