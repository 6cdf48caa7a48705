import Cartography
import Foundation
import Geometry
import Testing

@Suite("Tile manifest")
struct ManifestTests {
  @Test("every tile of the plan is written or listed as empty, and class counts add up")
  func complete() async throws {
    let layer = TestRegion(columns: 20, rows: 3).layer()
    let bounds = try await BaseMap(layer: layer, zooms: 9...9, threads: 1).bounds
    let plan = try TileSet.plan(bounds: bounds.expanded(by: 0.3), minZoom: 9, maxZoom: 11)
    let scene = try await testScene(layer, zooms: plan.zooms)
    let tiles = try await renderTiles(plan.tiles, scene: scene, threads: 2)
    let entry = TileManifest.StyleEntry(
      scene: scene, tiles: tiles.map { DrawnTile(id: $0.id, hasFile: $0.png != nil) })
    #expect(entry.zooms.map(\.zoom) == [9, 10, 11])
    #expect(entry.zooms.reduce(0) { $0 + $1.written + $1.empty.count } == plan.count)
    #expect(entry.zooms[2].empty.count > 0)
    #expect(entry.classes.reduce(0) { $0 + $1.villages } == 60)
    #expect(entry.unstable?.villages == 12)
    let manifest = TileManifest(
      plan: plan, attribution: text("Sumber"), isSynthetic: true, styles: [entry], densities: TileDensity.allCases)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let data = try encoder.encode(manifest)
    #expect(try JSONDecoder().decode(TileManifest.self, from: data) == manifest)
    let written = String(decoding: data, as: UTF8.self)
    for key in [
      "\"synthetic\":true", "\"min_zoom\":9", "\"tile_pixels\":256", "\"source_notes\"", "\"densities\":[1,2]",
      "@2x.png",
    ] {
      #expect(written.contains(key))
    }
  }
}
