import Cartography
import DeflateBridge
import Geometry
import Tiles
import Topology

/// An invented region with all its vector tiles.
struct VectorFixture {
  let layer: MapLayer
  let pyramid: CoveragePyramid
  let content: VectorContent
  let tiles: [PackedTile]

  static func content(of layer: MapLayer) -> VectorContent {
    let count = layer.villageNames.count
    return VectorContent(
      areas: [
        .villages(layer, columns: [AttributeColumn("class_uji", texts: (0..<count).map { "k\($0 % 3)" })]),
        .districts(layer), .hotspot(layer, isCalled: (0..<count).map { $0 % 5 == 0 }),
        .klaster(classes: ["tinggi", "rendah"], classOf: (0..<count).map { Int32($0 % 4) - 2 }),
        .access(services: [
          ("posyandu", ["baik", "kurang"], (0..<count).map { Int32($0 % 2) }),
          ("puskesmas", ["baik"], (0..<count).map { $0 < 9 ? 0 : -1 }),
        ]),
      ], points: [.facilities(layer, zooms: 0...14)])
  }

  init(_ region: TestRegion = TestRegion(), zooms: ClosedRange<Int> = 0...12, threads: Int = 2) async throws {
    var layer = region.layer()
    layer.villageCodes = layer.villageNames.indices.map { "35.01.01.\(2001 + $0)" }
    let clean = try await cleanCoverage(layer.villages, threads: threads)
    let pyramid = try await CoveragePyramid(
      clean.coverage, zooms: zooms, anchors: clean.anchors, threads: threads)
    self.layer = layer
    self.pyramid = pyramid
    content = VectorFixture.content(of: layer)
    tiles = try await VectorFixture.tiles(content, pyramid, zooms, threads: threads)
  }

  static func tiles(
    _ content: VectorContent, _ pyramid: CoveragePyramid, _ zooms: ClosedRange<Int>, threads: Int
  ) async throws -> [PackedTile] {
    var tiles: [PackedTile] = []
    try await buildVectorTiles(content, pyramid: pyramid, zooms: zooms, threads: threads) {
      tiles.append(contentsOf: $0)
    }
    return tiles
  }

  func decoded(zoom: Int) throws -> [(id: TileID, tile: VectorTile)] {
    try tiles.filter { $0.id.z == zoom }.map { ($0.id, try VectorTile(decoding: gunzip($0.bytes))) }
  }
}

extension VectorTile {
  subscript(layer name: String) -> VectorLayer? { layers.first { $0.name == name } }
}

extension VectorLayer {
  /// Twice the area of a feature; 0 when it isn't there.
  func doubleArea(id: UInt64) -> Int64 {
    guard let feature = features.first(where: { $0.id == id }) else { return 0 }
    return (0..<feature.geometry.partCount).reduce(0) { $0 + feature.geometry.doubleArea(ofPart: $1) }
  }

  /// The layer's polygons for GEOS: a new polygon at each shell.
  var planar: PolygonSet {
    var set = PolygonSet()
    for feature in features {
      for part in 0..<feature.geometry.partCount {
        if part > 0, feature.geometry.doubleArea(ofPart: part) > 0 { set.endPolygon() }
        let places = Array(feature.geometry.places(ofPart: part))
        for place in places + places.prefix(1) {
          set.appendVertex(Double(feature.geometry.x[place]), Double(feature.geometry.y[place]))
        }
        set.endRing()
      }
      set.endPolygon()
      set.endFeature()
    }
    return set
  }
}
