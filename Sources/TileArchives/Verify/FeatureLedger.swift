internal import Geometry
internal import Tiles

/// Which features are at which zoom, and in which columns and rows those are that were expected.
struct FeatureLedger {
  private struct Spot: Hashable {
    var feature: Int
    var place: Int
  }

  private let expectations: TileExpectations
  private let zooms: ClosedRange<Int>
  private let everyZoom: Set<String>
  /// Ids a layer and zoom, of features that lie inside a tile and not only in its buffer.
  private var ids: [String: [Set<UInt64>]] = [:]
  private var expected: [String: [UInt64: [Int]]] = [:]
  private var columns: [Set<Spot>]
  private var rows: [Set<Spot>]

  init(_ expectations: TileExpectations, zooms: ClosedRange<Int>) {
    self.expectations = expectations
    self.zooms = zooms
    everyZoom = Set(expectations.everyZoomLayers).union(expectations.ids.keys)
    columns = Array(repeating: [], count: zooms.count)
    rows = Array(repeating: [], count: zooms.count)
    for (number, feature) in expectations.features.enumerated() {
      expected[feature.layer, default: [:]][feature.id, default: []].append(number)
    }
  }

  func idsPerZoom(_ layer: String) -> [Int] { ids[layer]?.map(\.count) ?? Array(repeating: 0, count: zooms.count) }

  mutating func add(_ facts: TileFacts, at tile: TileID) {
    let zoom = tile.z - zooms.lowerBound
    for (number, name) in facts.layers.enumerated() {
      let inside = facts.features.lazy.filter { $0.layer == number && $0.isInside }.map(\.id)
      ids[name, default: Array(repeating: [], count: zooms.count)][zoom].formUnion(inside)
      guard let wanted = expected[name] else { continue }
      for id in inside {
        for feature in wanted[id] ?? [] {
          columns[zoom].insert(Spot(feature: feature, place: tile.x))
          rows[zoom].insert(Spot(feature: feature, place: tile.y))
        }
      }
    }
  }

  func finish(_ metadata: TileSetMetadata, _ log: inout ProblemLog) {
    for layer in everyZoom.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      checkZooms(layer, metadata, &log)
    }
    for (number, feature) in expectations.features.enumerated() {
      for zoom in zooms where isDeclared(feature.layer, metadata, zoom) { checkReach(number, feature, zoom, &log) }
    }
  }

  /// The zooms at which the metadata says that a layer is there; all for a layer it doesn't name.
  private func isDeclared(_ layer: String, _ metadata: TileSetMetadata, _ zoom: Int) -> Bool {
    metadata.vectorLayers.first { $0.id == layer }?.zooms.contains(zoom) ?? true
  }

  private func checkZooms(_ layer: String, _ metadata: TileSetMetadata, _ log: inout ProblemLog) {
    let found = ids[layer] ?? Array(repeating: [], count: zooms.count)
    let exact = expectations.ids[layer].map(Set.init)
    let all = exact ?? found.reduce(into: Set()) { $0.formUnion($1) }
    for zoom in zooms where isDeclared(layer, metadata, zoom) {
      let there = found[zoom - zooms.lowerBound]
      for id in all.subtracting(there).sorted() { log.add(.lostFeature(zoom: zoom), layer: layer, feature: id) }
      guard exact != nil else { continue }
      for id in there.subtracting(all).sorted() { log.add(.unexpectedFeature(zoom: zoom), layer: layer, feature: id) }
    }
  }

  /// A connected feature lies in every column and row that its bounds reach clearly into: 1/16 of a tile, which no
  /// generalising takes away.
  private func checkReach(_ number: Int, _ feature: ExpectedFeature, _ zoom: Int, _ log: inout ProblemLog) {
    let margin = TileMath.bounds(of: TileID(z: zoom, x: 0, y: 0)).width / 16
    let box = feature.bounds.expanded(by: -margin)
    let middle = BoundingBox(
      minX: min(box.minX, feature.bounds.midX), minY: min(box.minY, feature.bounds.midY),
      maxX: max(box.maxX, feature.bounds.midX), maxY: max(box.maxY, feature.bounds.midY))
    guard let range = TileMath.range(of: middle, zoom: zoom) else { return }
    let (columns, rows) = (columns[zoom - zooms.lowerBound], rows[zoom - zooms.lowerBound])
    // What is small beside the margin may have moved over an edge.
    let lostColumn =
      box.minX < box.maxX && range.columns.contains { !columns.contains(Spot(feature: number, place: $0)) }
    let lostRow = box.minY < box.maxY && range.rows.contains { !rows.contains(Spot(feature: number, place: $0)) }
    if lostColumn || lostRow { log.add(.incompleteFeature(zoom: zoom), layer: feature.layer, feature: feature.id) }
  }
}
