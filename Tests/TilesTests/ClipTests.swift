import TestSupport
import Testing
import Tiles

/// Areas on a grid: each ring is closed here by the helper.
private func polygons(_ rings: [[[(Int32, Int32)]]], zoom: Int = 3) -> GridPolygons {
  var builder = GridPolygons.Builder()
  for (feature, polygon) in rings.enumerated() {
    for ring in polygon {
      let closed = ring + [ring[0]]
      builder.append(ringX: closed.map(\.0)[...], ringY: closed.map(\.1)[...])
    }
    builder.endPolygon(feature: Int32(feature))
  }
  return builder.finish(zoom: zoom)
}

/// Cuts one tile; the block is found for it.
private func cut(_ layer: GridPolygons, _ x: Int, _ y: Int) -> (features: [(Int32, TileGeometry)], reaches: Bool) {
  let shift = layer.zoom - TileBlock.blockZoom(layer.zoom)
  let block = TileBlock(zoom: layer.zoom, column: x >> shift, row: y >> shift)
  var slicer = BlockSlicer(layer, layer.blocks()[block] ?? [], block: block)
  var features: [(Int32, TileGeometry)] = []
  let reaches = slicer.slice(TileID(z: layer.zoom, x: x, y: y)) { features.append(($0, $1)) }
  return (features, reaches)
}

private func ring(_ geometry: TileGeometry, _ part: Int) -> [[Int32]] {
  geometry.places(ofPart: part).map { [geometry.x[$0], geometry.y[$0]] }
}

@Suite("Polygons cut to tiles")
struct ClipTests {
  @Test("a polygon within the tile stays as it is")
  func inside() {
    let found = cut(polygons([[[(4100, 4100), (5000, 4200), (4500, 5000)]]]), 1, 1)
    #expect(found.features.map { ring($0.1, 0) } == [[[4, 4], [904, 104], [404, 904]]])
    #expect(found.reaches)
  }

  @Test("a polygon around the tile is a square of four places; within its hole there is nothing")
  func around() {
    let outer: [(Int32, Int32)] = [(0, 0), (32768, 0), (32768, 32768), (0, 32768)]
    let found = cut(polygons([[outer]]), 3, 3)
    #expect(found.features.map { ring($0.1, 0) } == [[[-64, -64], [4160, -64], [4160, 4160], [-64, 4160]]])
    let hole: [(Int32, Int32)] = [(8000, 8000), (8000, 24000), (24000, 24000), (24000, 8000)]
    let layer = polygons([[outer, hole]])
    #expect(cut(layer, 3, 3).features.isEmpty)
    #expect(cut(layer, 0, 0).features.count == 1)
  }

  @Test("a hole within a tile that is covered stays a hole")
  func holeInside() {
    let layer = polygons([
      [
        [(0, 0), (32768, 0), (32768, 32768), (0, 32768)], [(9000, 9000), (9000, 9100), (9100, 9100), (9100, 9000)],
      ]
    ])
    let geometry = cut(layer, 2, 2).features.first?.1
    #expect(geometry.map { [$0.doubleArea(ofPart: 0), $0.doubleArea(ofPart: 1)] } == [2 * 4224 * 4224, -20000])
  }

  @Test("a U whose arms reach into the tile gives two rings, with no edge between them")
  func horseshoe() {
    let u: [(Int32, Int32)] = [
      (4500, 5000), (4600, 5000), (4600, 9000), (4700, 9000), (4700, 5000), (4800, 5000), (4800, 9100), (4500, 9100),
    ]
    let found = cut(polygons([[u]]), 1, 1)
    #expect(found.features.count == 1)
    #expect(found.features.first?.1.partCount == 2)
    #expect(
      found.features.first.map { ($0.1.doubleArea(ofPart: 0), $0.1.doubleArea(ofPart: 1)) } ?? (0, 0) == (
        651_200, 651_200
      ))
  }

  @Test("a polygon that only touches the frame, or lies in the buffer alone, doesn't make a tile")
  func touching() {
    let touching = polygons([[[(4160, 100), (5000, 100), (5000, 900)]]])
    #expect(cut(touching, 0, 0).features.isEmpty)
    let buffer = polygons([[[(4110, 100), (4150, 100), (4150, 190)]]])
    #expect(cut(buffer, 0, 0).features.count == 1)
    #expect(!cut(buffer, 0, 0).reaches)
    #expect(cut(buffer, 1, 0).reaches)
  }

  @Test("an edge through the middle with no place in the tile is cut on both sides")
  func through() {
    let found = cut(polygons([[[(0, 0), (12288, 12288), (0, 12288)]]]), 1, 1)
    #expect(found.features.map { ring($0.1, 0).count } == [3])
    #expect(found.features.first?.1.doubleArea(ofPart: 0) == 17_842_176)
  }

  @Test("polygons out of any range, rings of two places and empty layers are left out")
  func hostile() {
    let far: [(Int32, Int32)] = [(.min, .min), (.max, .min), (.max, .max)]
    #expect(polygons([[far]]).polygonCount == 0)
    #expect(polygons([[[(0, 0), (5, 5)]]]).polygonCount == 0)
    #expect(GridPolygons.Builder().finish(zoom: 99).blocks().isEmpty)
    let crossed = polygons([[[(0, 0), (9000, 9000), (9000, 0), (0, 9000)]]])
    for x in 0..<3 { for y in 0..<3 { _ = cut(crossed, x, y) } }
  }
}
