import Cartography
import DrawingBridge
import Geometry
import TestSupport
import Testing
import Tiles

/// Tiles whose inputs haven't changed aren't drawn again; the others are, and then all are as if drawn anew.
@Suite("Tiles drawn again")
struct RasterIncrementTests {
  private let zooms = 10...13

  /// Without class numbers: they are part of a name, and where a name stands moves those around it.
  private var style: MapStyle {
    var style = testStyle()
    style.labels.classNumbers = false
    return style
  }

  private func scene(_ base: BaseMap, changing village: Int? = nil) throws -> MapScene {
    var classes = (0..<base.villageCount).map { $0 * 7 % 3 }
    if let village { classes[village] = (classes[village] + 1) % 3 }
    return try MapScene(
      base: base, style: style, values: ThemeValues(classOf: classes), options: SceneOptions(watermark: "UJI"))
  }

  private func known(_ tiles: [RenderedTile]) -> [TileID: TileDigest] {
    Dictionary(uniqueKeysWithValues: tiles.map { ($0.id, $0.inputs) })
  }

  @Test("one village of another class: the tiles that it changes, and no tile far from it", arguments: [0, 13, 27, 40])
  func oneVillage(village: Int) async throws {
    let base = try await BaseMap(layer: TestRegion().layer(), zooms: zooms, threads: 2)
    let plan = try TileSet.plan(bounds: base.bounds, minZoom: 10, maxZoom: 13)
    let before = try await renderTiles(plan.tiles, scene: try scene(base), threads: 2)
    let changed = try scene(base, changing: village)
    let all = try await renderTiles(plan.tiles, scene: changed, threads: 2)
    let some = try await renderTiles(plan.tiles, scene: changed, known: known(before), threads: 2)
    for ((old, new), again) in zip(zip(before, all), some) {
      #expect(again.inputs == new.inputs)
      if again.isUnchanged {
        #expect(old.png == new.png, "\(new.id.path) was not drawn again but should have been")
      } else {
        #expect(again == new)
      }
    }
    let drawn = Set(some.filter { !$0.isUnchanged }.map(\.id))
    #expect(Set(zip(before, all).filter { $0.png != $1.png }.map(\.0.id)).isSubset(of: drawn))
    let near = nearTiles(base, village: village)
    #expect(drawn.isSubset(of: near), "\(drawn.subtracting(near).map(\.path)) of \(drawn.count)")
    #expect(!drawn.isEmpty && drawn.count < plan.count)
    #expect(
      Set(try await changedTiles(plan.tiles, scene: changed, known: known(before), threads: 2)) == drawn)
  }

  /// Tiles within the village's box, grown by what names may reach over it.
  private func nearTiles(_ base: BaseMap, village: Int) -> Set<TileID> {
    let planar = base.layer.villages.planar
    let vertices = planar.rings(ofFeature: village).flatMap { Array(planar.vertices(ofRing: $0)) }
    guard
      let box = BoundingBox(
        x: vertices.map { planar.x[$0] }, y: vertices.map { planar.y[$0] }, range: 0..<vertices.count)
    else { return [] }
    return Set(zooms.flatMap { zoom in TileMath.range(of: box.expanded(by: 0.01), zoom: zoom)?.tiles ?? [] })
  }

  @Test("the same inputs: nothing is drawn; another style, watermark or density: everything that shows")
  func nothingAndEverything() async throws {
    let base = try await BaseMap(layer: TestRegion().layer(), zooms: zooms, threads: 2)
    let tiles = try TileSet.plan(bounds: base.bounds, minZoom: 10, maxZoom: 13).tiles
    let first = try await renderTiles(tiles, scene: try scene(base), threads: 2)
    let known = known(first)
    let again = try await renderTiles(tiles, scene: try scene(base), known: known, threads: 1)
    #expect(again.allSatisfy { $0.isUnchanged && $0.png == nil })
    let shown = Set(first.filter { $0.png != nil }.map(\.id))
    var style = style
    style.borders = [BorderWidths(fromZoom: 0, village: 1, district: 2, outer: 3)]
    let values = try scene(base).values
    let others = [
      try MapScene(base: base, style: style, values: values, options: SceneOptions(watermark: "UJI")),
      try MapScene(base: base, style: style, values: values),
    ]
    for other in others {
      let drawn = try await changedTiles(tiles, scene: other, known: known, threads: 2)
      #expect(shown.isSubset(of: drawn))
    }
    let dense = try await changedTiles(tiles, scene: try scene(base), density: .double, known: known, threads: 2)
    #expect(shown.isSubset(of: dense))
  }

  @Test("a village that moves, a facility that comes, a name that changes: what was not drawn again is right")
  func otherChanges() async throws {
    let before = try await BaseMap(layer: TestRegion().layer(), zooms: zooms, threads: 2)
    let tiles = try TileSet.plan(bounds: before.bounds, minZoom: 10, maxZoom: 13).tiles
    let old = try await renderTiles(tiles, scene: try scene(before), threads: 2)
    var facility = TestRegion().layer()
    facility.facilities.append(
      FacilityPoint(kind: "puskesmas", position: LonLat(longitude: 103.11, latitude: -1.93)))
    var name = TestRegion().layer()
    name.villageNames[20] = "Nama Baru"
    for layer in [facility, name, TestRegion(columns: 8, rows: 5).layer()] {
      let count = layer.villageNames.count
      let base = try await BaseMap(layer: layer, zooms: zooms, threads: 2)
      let scene = try MapScene(
        base: base, style: style, values: ThemeValues(classOf: (0..<count).map { $0 * 7 % 3 }),
        options: SceneOptions(watermark: "UJI"))
      let new = try await renderTiles(tiles, scene: scene, threads: 2)
      let some = try await renderTiles(tiles, scene: scene, known: known(old), threads: 2)
      for ((a, b), c) in zip(zip(old, new), some) where c.isUnchanged { #expect(a.png == b.png, "\(b.id.path)") }
      let unchanged = some.count { $0.isUnchanged }
      #expect(unchanged > 0 && unchanged < some.count, "\(unchanged) of \(some.count)")
    }
  }

  @Test("tiles inside one village are one file")
  func sharedContent() async throws {
    let layer = TestRegion(columns: 1, rows: 1, step: 0.6).layer()
    let base = try await BaseMap(layer: layer, zooms: 12...12, threads: 1)
    let scene = try MapScene(
      base: base, style: testStyle(labels: false, facilities: false), values: ThemeValues(classOf: [0]))
    let tiles = try TileSet.plan(bounds: base.bounds, minZoom: 12, maxZoom: 12).tiles
    let drawn = try await renderTiles(tiles, scene: scene, threads: 2).filter { $0.png != nil }
    let contents = Set(drawn.compactMap(\.content))
    #expect(drawn.count > 30 && contents.count < drawn.count)
    for content in contents {
      #expect(Set(drawn.filter { $0.content == content }.map(\.png)).count == 1)
    }
    let inside = drawn.filter { $0.inputs == drawn[drawn.count / 2].inputs }
    #expect(inside.count > 10)
  }

  @Test("digests are written and read as text")
  func digestText() {
    let digest = TileDigest(of: Array("ubin".utf8))
    #expect(digest.hex.utf8.count == 32)
    #expect(TileDigest(hex: digest.hex) == digest)
    #expect(TileDigest(of: Array("ubin ".utf8)) != digest)
    for bad in [
      "", "0", String(repeating: "g", count: 32), String(repeating: "0", count: 33), "+" + digest.hex.dropFirst(),
    ] {
      #expect(TileDigest(hex: bad) == nil)
    }
  }
}
