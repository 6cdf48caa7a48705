internal import Geometry
internal import Tiles

/// One pass over all tiles in their order: zoom by zoom, column by column.
struct TilePass {
  let reader: FactReader
  private let source: any TileSource
  private let entries: [TileEntry]
  private let expectations: TileExpectations
  private let zooms: ClosedRange<Int>
  private let declared: [String: Set<String>]
  /// Contents that several tiles share; their facts are kept.
  private var shared: [UInt64: TileFacts?] = [:]
  private var neighbours: NeighbourCheck
  private var families: FamilyCheck
  private var ids: FeatureLedger
  private var undeclared: Set<String> = []
  private var expectedPixels: Int
  private var tilesPerZoom: [Int]
  private var featureCounts: [String: Int] = [:]

  init(_ source: any TileSource, _ entries: [TileEntry], _ expectations: TileExpectations) {
    self.source = source
    self.entries = entries
    self.expectations = expectations
    zooms = (entries.first?.tile.z ?? 0)...(entries.last?.tile.z ?? 0)
    reader = FactReader(
      source: source, areaLayers: Set(expectations.everyZoomLayers).union(expectations.ids.keys))
    declared = Dictionary(
      source.metadata.vectorLayers.map { ($0.id, Set($0.fields.map(\.name))) }, uniquingKeysWith: { $0.union($1) })
    expectedPixels = source.metadata.tilePixels
    tilesPerZoom = Array(repeating: 0, count: zooms.count)
    neighbours = NeighbourCheck(entries)
    families = FamilyCheck(zooms: zooms)
    ids = FeatureLedger(expectations, zooms: zooms)
    var seen: Set<UInt64> = []
    for entry in entries where !seen.insert(entry.content).inserted { shared[entry.content] = .some(nil) }
  }

  /// What is known of a tile because another one has the same content.
  func known(_ index: Int) -> TileFacts? { shared[entries[index].content].flatMap { $0 } }

  /// Takes the next tile, in order.
  mutating func take(_ index: Int, _ outcome: FactReader.Outcome, _ log: inout ProblemLog) {
    let tile = entries[index].tile
    tilesPerZoom[tile.z - zooms.lowerBound] += 1
    guard let facts = facts(entries[index], outcome, &log) else { return }
    for problem in facts.problems { log.add(problem.fault, tile: tile, layer: problem.layer, feature: problem.feature) }
    check(facts.pixels, tile, &log)
    checkNames(facts, tile, &log)
    for (name, count) in zip(facts.layers, facts.featureCounts) { featureCounts[name, default: 0] += count }
    ids.add(facts, at: tile)
    neighbours.add(facts, at: tile, &log)
    families.add(facts.quarterShares, at: tile)
  }

  mutating func finish(_ log: inout ProblemLog) {
    let tiles = Set(entries.map(\.tile))
    families.finish(tiles, &log)
    ids.finish(source.metadata, &log)
  }

  func report(_ log: ProblemLog) -> VerifyReport {
    let layers = featureCounts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { name, count in
      VerifiedLayer(name: name, features: count, idsPerZoom: ids.idsPerZoom(name))
    }
    let contents = Set(entries.map(\.content)).count
    let runs = (source as? PMTilesSource)?.directory.count ?? entries.count
    return VerifyReport(
      container: source.container, zooms: zooms,
      counts: TileCounts(addressed: entries.count, entries: runs, contents: contents), tilesPerZoom: tilesPerZoom,
      layers: layers, problems: log.problems, problemCount: log.count)
  }

  private mutating func facts(
    _ entry: TileEntry, _ outcome: FactReader.Outcome, _ log: inout ProblemLog
  ) -> TileFacts? {
    switch outcome {
    case .facts(let facts):
      if shared.keys.contains(entry.content) { shared[entry.content] = facts }
      return facts
    case .missing: log.add(.missingTile(.expected), tile: entry.tile)
    case .unreadable(let error): log.add(.unreadable(error), tile: entry.tile)
    }
    return nil
  }

  /// The size that the metadata states, else that of the first tile.
  private mutating func check(_ pixels: (width: Int, height: Int)?, _ tile: TileID, _ log: inout ProblemLog) {
    guard let pixels else { return }
    if expectedPixels == 0 { expectedPixels = pixels.width }
    guard pixels.width != expectedPixels || pixels.height != expectedPixels else { return }
    log.add(.wrongSize(width: pixels.width, height: pixels.height, expected: expectedPixels), tile: tile)
  }

  /// Layers and attributes that the metadata doesn't name, each once.
  private mutating func checkNames(_ facts: TileFacts, _ tile: TileID, _ log: inout ProblemLog) {
    guard !declared.isEmpty else { return }
    for (layer, fields) in zip(facts.layers, facts.fields) {
      guard let known = declared[layer] else {
        if undeclared.insert(layer).inserted { log.add(.undeclaredLayer, tile: tile, layer: layer) }
        continue
      }
      for field in fields.subtracting(known).sorted() where undeclared.insert(layer + "\0" + field).inserted {
        log.add(.undeclaredField(field), tile: tile, layer: layer)
      }
    }
  }
}
