import DeflateBridge
import Foundation
import Geometry
import TestSupport
import Testing
import TileArchives
import Tiles

/// `verifyTiles` finds each planted fault and nothing in a sound set.
@Suite struct VerifyTests {
  let folder: TemporaryFolder
  let region = SampleRegion(columns: 12, rows: 8, zooms: 0...9)
  init() throws { folder = try TemporaryFolder() }

  private func report(
    _ tiles: [TileID: VectorTile], _ container: TileContainer = .pmtiles, metadata: TileSetMetadata? = nil,
    expectations: TileExpectations = TileExpectations()
  ) throws -> VerifyReport {
    let bytes = tiles.sorted { $0.key < $1.key }.map { ($0.key, $0.value.encoded()) }
    try write(bytes, metadata ?? region.metadata, container, to: folder.path("a"))
    return try verifyTiles(try openTiles(at: folder.path("a")), expectations)
  }

  private func faults(_ report: VerifyReport) -> [TileFault] { report.problems.map(\.fault) }

  @Test("a sound set has no problem, and is counted", arguments: TileContainer.allCases)
  func sound(container: TileContainer) throws {
    let tiles = region.tiles()
    let all = (1...UInt64(96)).map { $0 }
    let features = (0..<96).map { village -> ExpectedFeature in
      let place = region.rectangle(village, zoom: 14)
      let side = Double(4096 << 14)
      let a = WebMercator.lonLat(unitX: Double(place.x0) / side, unitY: Double(place.y0) / side)
      let b = WebMercator.lonLat(unitX: Double(place.x1) / side, unitY: Double(place.y1) / side)
      return ExpectedFeature(
        layer: "villages", id: UInt64(village + 1),
        bounds: BoundingBox(minX: a.longitude, minY: b.latitude, maxX: b.longitude, maxY: a.latitude))
    }
    let expectations = TileExpectations(
      ids: ["villages": all], features: features, tiles: Array(tiles.keys), zooms: 0...9)
    let report = try report(tiles, container, expectations: expectations)
    #expect(report.problems == [])
    #expect(report.isGood && report.container == container && report.zooms == 0...9)
    #expect(report.counts.addressed == tiles.count)
    #expect(report.tilesPerZoom.reduce(0, +) == tiles.count)
    #expect(report.layers.map(\.name) == ["villages"])
    #expect(report.layers.first?.idsPerZoom == Array(repeating: 96, count: 10))
  }

  @Test("each tile taken out is missed, or the villages that were only there")
  func missingTile() throws {
    let tiles = region.tiles()
    for id in tiles.keys.sorted() where id.z > 0 {
      var fewer = tiles
      fewer[id] = nil
      guard fewer.keys.contains(where: { $0.z == id.z }) else { continue }
      let report = try report(fewer)
      let missed = report.problems.contains {
        if case .missingTile = $0.fault { $0.tile == id } else { $0.fault == .lostFeature(zoom: id.z) }
      }
      #expect(missed, "\(id)")
    }
  }

  @Test("a zoom without tiles")
  func missingZoom() throws {
    let tiles = region.tiles().filter { $0.key.z != 4 }
    #expect(faults(try report(tiles)).contains(.emptyZoom(4)))
  }

  @Test("a village lost at one zoom is named with the zoom")
  func lostVillage() throws {
    for zoom in region.zooms {
      var tiles = region.tiles()
      for id in tiles.keys where id.z == zoom { tiles[id]?.layers[0].features.removeAll { $0.id == 40 } }
      let report = try report(tiles)
      let lost = report.problems.filter { $0.fault == .lostFeature(zoom: zoom) }
      #expect(lost.map(\.feature) == [40] && lost.first?.layer == "villages")
    }
  }

  @Test("a village lost at all zooms is missed when the ids are known")
  func lostEverywhere() throws {
    var tiles = region.tiles()
    for id in tiles.keys { tiles[id]?.layers[0].features.removeAll { $0.id == 40 } }
    let report = try report(tiles, expectations: TileExpectations(ids: ["villages": Array(1...96)]))
    #expect(report.problems.filter { $0.feature == 40 }.count == 10)
    let more = try self.report(region.tiles(), expectations: TileExpectations(ids: ["villages": Array(1...95)]))
    #expect(more.problems.map(\.feature) == Array(repeating: 96, count: 10))
    #expect(more.problems.first?.fault == .unexpectedFeature(zoom: 0))
  }

  @Test("a village cut off at a tile edge")
  func halfVillage() throws {
    var tiles = region.tiles()
    let id = try #require(tiles.keys.filter { $0.z == 9 }.sorted().first)
    let feature = try #require(
      tiles[id]?.layers[0].features.first { ($0.geometry.x.max() ?? 0) > 4096 && ($0.geometry.y.max() ?? 0) < 4000 })
    let east = TileID(z: 9, x: id.x + 1, y: id.y)
    tiles[east]?.layers[0].features.removeAll { $0.id == feature.id }
    let report = try report(tiles)
    #expect(report.problems.contains { $0.fault == .borderMismatch(east) && $0.feature == feature.id })
  }

  @Test("a border that is elsewhere on the other side of an edge")
  func shiftedBorder() throws {
    var tiles = region.tiles()
    let id = try #require(tiles.keys.filter { $0.z == 9 }.sorted().first)
    for feature in tiles[id]?.layers[0].features.indices ?? 0..<0 {
      let rows = tiles[id]?.layers[0].features[feature].geometry.y ?? []
      tiles[id]?.layers[0].features[feature].geometry.y = rows.map { $0 > 0 && $0 < 4096 ? $0 + 12 : $0 }
    }
    let report = try report(tiles)
    #expect(faults(report).contains { if case .borderMismatch = $0 { true } else { false } })
  }

  @Test("wrong winding, crossing rings, rings without area, places twice")
  func geometry() throws {
    let cases: [(TileGeometry, TileFault)] = [
      (ring([(0, 0), (0, 90), (90, 90), (90, 0)]), .vectorTile(.startsWithHole)),
      (ring([(0, 0), (90, 90), (90, 0), (0, 80)]), .crossingRing(0)),
      (ring([(0, 0), (90, 0), (50, 0)]), .vectorTile(.zeroAreaRing)),
      (ring([(0, 0), (90, 0), (90, 0), (90, 90)]), .vectorTile(.repeatedPlace)),
      (ring([(0, 0), (90, 0), (90, 90), (-20_000, 90)]), .farOutside),
    ]
    for (geometry, fault) in cases {
      var tiles = region.tiles()
      let id = TileID(z: 0, x: 0, y: 0)
      let place = try #require(tiles[id]?.layers[0].features.indices.first)
      tiles[id]?.layers[0].features[place].geometry = geometry
      let report = try report(tiles)
      let found = report.problems.filter { $0.tile == id && $0.feature == 1 }
      #expect(found.map(\.fault).contains(fault), "\(fault): \(found)")
    }
  }

  private func ring(_ places: [(Int32, Int32)]) -> TileGeometry {
    var geometry = TileGeometry(kind: .polygons)
    geometry.append(x: places.map(\.0), y: places.map(\.1))
    return geometry
  }

  @Test("two features with one id, none with any, layers and attributes that are not declared")
  func names() throws {
    var tiles = region.tiles()
    let id = TileID(z: 0, x: 0, y: 0)
    tiles[id]?.layers[0].features[1].id = 1
    tiles[id]?.layers[0].features[2].id = nil
    tiles[id]?.layers[0].features[3].attributes.append(TileAttribute("rahasia", .bool(true)))
    tiles[id]?.layers.append(
      VectorLayer(name: "lain", features: [VectorFeature(id: 1, geometry: SampleRegion.rectangle(0, 0, 9, 9))]))
    let faults = faults(try report(tiles))
    #expect(faults.contains(.vectorTile(.duplicateID(1))) && faults.contains(.noID))
    #expect(faults.contains(.undeclaredField("rahasia")) && faults.contains(.undeclaredLayer))
    #expect(faults.contains(.lostFeature(zoom: 0)))
  }

  @Test("wrong counts in the header", arguments: [72, 80, 88])
  func counts(offset: Int) throws {
    _ = try report(region.tiles())
    var bytes = try #require(try contents(folder.path("a"))[""])
    bytes[offset] &+= 1
    try save(bytes, folder.path("a"))
    let report = try verifyTiles(try openTiles(at: folder.path("a")))
    #expect(report.problemCount == 1)
    guard case .wrongCount(let name, let stated, let found)? = report.problems.first?.fault else {
      Issue.record("\(report.problems)")
      return
    }
    #expect(stated == found + 1 && name == [72: .addressed, 80: .entries, 88: .contents][offset])
  }

  @Test("zooms and bounds that are not those of the tiles")
  func stated() throws {
    var metadata = region.metadata
    metadata.bounds = BoundingBox(minX: 20, minY: 10, maxX: 30, maxY: 20)
    metadata.center = LonLat(longitude: 25, latitude: 15)
    #expect(faults(try report(region.tiles(), metadata: metadata)).contains(.outsideBounds))
    _ = try report(region.tiles())
    var bytes = try #require(try contents(folder.path("a"))[""])
    bytes[101] = 10
    try save(bytes, folder.path("a"))
    let zooms = try verifyTiles(try openTiles(at: folder.path("a")))
    #expect(faults(zooms).contains(.wrongZooms(stated: 0...10, found: 0...9)))
  }

  @Test("damaged gzip and damaged vector tiles are told by tile", arguments: TileContainer.allCases)
  func damagedTile(container: TileContainer) throws {
    let id = TileID(z: 5, x: 25, y: 16)
    var tiles = region.encoded()
    let place = try #require(tiles.firstIndex { $0.0.z == 5 })
    tiles[place].1 = container == .folder ? Array(tiles[place].1.dropLast(9)) : try damaged(gzip(tiles[place].1))
    try write(tiles, region.metadata, container, to: folder.path("a"))
    let report = try verifyTiles(try openTiles(at: folder.path("a")))
    let found = report.problems.filter { $0.tile == tiles[place].0 }
    #expect(
      found.contains {
        switch $0.fault {
        case .unreadable, .notVectorTile: true
        default: false
        }
      }, "\(id) \(report.problems.prefix(3))")
  }

  private func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    bytes[bytes.count / 2] ^= 0xff
    return bytes
  }

  @Test("tiles that were not expected, and those that were")
  func expectedTiles() throws {
    let tiles = region.tiles()
    var expected = Array(tiles.keys)
    let gone = try #require(expected.sorted().last)
    expected.removeAll { $0 == gone }
    let extra = TileID(z: 9, x: 0, y: 0)
    let report = try report(tiles, expectations: TileExpectations(tiles: expected + [extra]))
    #expect(report.problems.contains(TileProblem(.missingTile(.expected), tile: extra)))
    #expect(report.problems.contains(TileProblem(.unexpectedTile, tile: gone)))
    #expect(report.problemCount == 2)
  }

  @Test("a feature that does not reach where its bounds do")
  func reach() throws {
    let box = BoundingBox(minX: 100, minY: -8.5, maxX: 113, maxY: -6.5)
    let report = try report(
      region.tiles(),
      expectations: TileExpectations(features: [ExpectedFeature(layer: "villages", id: 1, bounds: box)]))
    #expect(report.problems.contains { $0.fault == .incompleteFeature(zoom: 9) && $0.feature == 1 })
  }

  @Test("the report is the same on any number of threads", arguments: [1, 2, 3])
  func threads(threads: Int) async throws {
    var tiles = region.tiles()
    for id in tiles.keys.sorted().filter({ $0.z == 9 }).prefix(3) { tiles[id]?.layers[0].features.removeFirst() }
    for id in tiles.keys.sorted().filter({ $0.z == 8 }).prefix(1) { tiles[id] = nil }
    let expected = try report(tiles)
    #expect(!expected.isGood)
    #expect(try await verifyTiles(try openTiles(at: folder.path("a")), threads: threads) == expected)
    let pngs = try (0..<1024).map {
      (TileID(z: 5, x: $0 / 32, y: $0 % 32), try smallPNG(side: 16, value: UInt8($0 % 3)))
    }
    try write(pngs, rasterMetadata(zooms: 5...5), .mbtiles, to: folder.path("b"))
    let source = try openTiles(at: folder.path("b"))
    #expect(try await verifyTiles(source, threads: threads) == verifyTiles(source))
  }

  @Test("all problems are counted, the first ones listed")
  func limit() throws {
    let report = try report(
      region.tiles(), expectations: TileExpectations(ids: ["villages": []], problemLimit: 5))
    #expect(report.problems.count == 5 && report.problemCount == 96 * 10 && !report.isGood)
  }

  @Test("every byte of a PNG counts")
  func png() throws {
    let sound = try smallPNG(side: 16)
    for offset in 8..<sound.count {
      var bytes = sound
      bytes[offset] ^= 1
      try write([(TileID(z: 0, x: 0, y: 0), bytes)], rasterMetadata(zooms: 0...0), .folder, to: folder.path("a"))
      let report = try verifyTiles(try openTiles(at: folder.path("a")))
      #expect(report.problemCount == 1, "byte \(offset)")
    }
    for length in 8..<sound.count {
      let tile = (TileID(z: 0, x: 0, y: 0), Array(sound.prefix(length)))
      try write([tile], rasterMetadata(zooms: 0...0), .folder, to: folder.path("a"))
      #expect(try !verifyTiles(try openTiles(at: folder.path("a"))).isGood)
    }
    try write([(TileID(z: 0, x: 0, y: 0), sound)], rasterMetadata(zooms: 0...0), .folder, to: folder.path("a"))
    #expect(try verifyTiles(try openTiles(at: folder.path("a"))).isGood)
    let other = (TileID(z: 0, x: 0, y: 0), try smallPNG(side: 17))
    try write([other], rasterMetadata(zooms: 0...0), .folder, to: folder.path("a"))
    let wrong = try verifyTiles(try openTiles(at: folder.path("a")))
    #expect(faults(wrong) == [.wrongSize(width: 17, height: 17, expected: 16)])
  }
}
