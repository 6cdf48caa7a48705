import Cartography
import DrawingBridge
import Testing

@Suite("Atlas")
struct AtlasTests {
  private func input(
    _ unit: AtlasUnit = .district, columns: Int = 8, rows: Int = 6, changing village: Int? = nil
  ) async throws -> AtlasInput {
    let layer = TestRegion(columns: columns, rows: rows).layer()
    let count = layer.villageNames.count
    let base = try await BaseMap(layer: layer, zooms: 0...9, threads: 2)
    var classes = (0..<count).map { $0 * 7 % 3 }
    if let village { classes[village] = (classes[village] + 1) % 3 }
    let scene = try MapScene(base: base, style: testStyle(), values: ThemeValues(classOf: classes))
    return AtlasInput(
      scene: scene, text: sheetText(), unit: unit,
      columns: [AtlasColumn(title: "Balita diukur", values: (0..<count).map(String.init))],
      figures: [AtlasColumn(title: "Kasus", values: ["1", "2"])])
  }

  @Test("an overview, the index, then a page a unit", arguments: [(AtlasUnit.district, 3), (.village, 48)])
  func pages(unit: AtlasUnit, count: Int) async throws {
    let plan = try AtlasPlan(try await input(unit))
    #expect(plan.pages.first?.kind == .overview)
    let units = plan.pages.count { if case .unit = $0.kind { true } else { false } }
    #expect(units == count)
    #expect(plan.pages.map(\.number) == Array(1...plan.pages.count))
    #expect(plan.pages[0].fileName == "halaman-001.pdf")
    #expect(Set(plan.pages.map(\.digest)).count == plan.pages.count)
  }

  @Test("every village stands in the tables once, however many there are")
  func longTables() async throws {
    let plan = try AtlasPlan(try await input(columns: 6, rows: 40))
    var rows = [Int: [Int]]()
    for page in plan.pages {
      switch page.kind {
      case .unit(let place, let range), .table(let place, let range): rows[place, default: []] += Array(range)
      case .overview, .index: break
      }
    }
    #expect(rows.count == 3)
    for list in rows.values { #expect(list == Array(0..<80)) }
    #expect(plan.pages.contains { if case .table = $0.kind { true } else { false } })
  }

  @Test("the same bytes on one thread and on two, and from stored pages, of which the damaged are drawn again")
  func resumed() async throws {
    let plan = try AtlasPlan(try await input())
    var kept: [Int: [UInt8]] = [:]
    let atlas = try await renderAtlas(plan, threads: 1, store: { page, bytes in kept[page.number] = bytes })
    #expect(kept.keys.sorted() == plan.pages.map(\.number))
    #expect(try await renderAtlas(plan, threads: 2) == atlas)
    var stored = kept
    stored[2] = nil
    stored[3] = Array((kept[3] ?? []).dropLast(200))
    let half = stored
    var drawn: [Int] = []
    let again = try await renderAtlas(
      plan, threads: 2, stored: { half[$0.number] }, store: { page, _ in drawn.append(page.number) })
    #expect(again == atlas)
    #expect(drawn == [2, 3])
  }

  @Test("a village's class changes its district's page, the overview and the index only")
  func digests() async throws {
    let before = try AtlasPlan(try await input()).pages
    let after = try AtlasPlan(try await input(changing: 0)).pages
    let changed = zip(before, after).filter { $0.digest != $1.digest }.map(\.0.kind)
    #expect(changed.contains(.overview))
    let units = changed.compactMap { if case .unit(let place, _) = $0 { place } else { nil } }
    #expect(units == [0])
  }

  @Test("missing pages and other bytes can't be joined")
  func joining() async throws {
    let plan = try AtlasPlan(try await input(columns: 3, rows: 1))
    #expect(throws: CartographyError.drawing(.unreadablePage(index: 0))) { try plan.joined([]) }
    let page = try plan.render(plan.pages[0])
    let other = [[UInt8]](repeating: page, count: plan.pages.count - 1) + [[1, 2, 3]]
    #expect(throws: CartographyError.drawing(.unreadablePage(index: plan.pages.count - 1))) { try plan.joined(other) }
  }
}
