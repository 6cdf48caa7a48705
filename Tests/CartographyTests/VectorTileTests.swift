import Cartography
import DeflateBridge
import GEOSBridge
import Geometry
import TestSupport
import Testing
import Tiles
import Topology

@Suite("Vector tiles of a region")
struct VectorTileTests {
  @Test("every village is in the tiles of every zoom, under its number, and every feature keeps to the specification")
  func complete() async throws {
    let fixture = try await VectorFixture()
    let expected = Set(FeatureIDs.numbers(of: fixture.layer.villageCodes))
    for zoom in 0...12 {
      var found: Set<UInt64> = []
      for (id, tile) in try fixture.decoded(zoom: zoom) {
        #expect(tile.findings().isEmpty, "\(id.path)")
        found.formUnion(tile[layer: "villages"]?.features.compactMap(\.id) ?? [])
      }
      #expect(found == expected, "zoom \(zoom)")
    }
  }

  @Test("tiles come in the order of an archive, each once, and are the same on any number of threads")
  func deterministic() async throws {
    let fixture = try await VectorFixture()
    let ids = fixture.tiles.map(\.id.hilbertID)
    #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
    for threads in [1, 3, 8] {
      #expect(
        try await VectorFixture.tiles(fixture.content, fixture.pyramid, 0...12, threads: threads) == fixture.tiles)
    }
  }

  @Test("GEOS: every polygon of every layer is valid; villages of a tile neither overlap nor leave gaps")
  func geosReferee() async throws {
    let fixture = try await VectorFixture(TestRegion(columns: 9, rows: 7, step: 0.011, seed: 5))
    let geos = try GEOSContext()
    var checked = 0
    for zoom in 0...12 {
      for (id, tile) in try fixture.decoded(zoom: zoom) {
        for layer in tile.layers where layer.name != "facilities" {
          let set = layer.planar
          for feature in 0..<set.featureCount {
            #expect(try geos.validityReason(set, feature: feature) == nil, "\(id.path) \(layer.name)")
            checked += 1
          }
        }
        // Minimal polygons of the first zooms may lie over each other.
        guard zoom >= 6, let villages = tile[layer: "villages"]?.planar else { continue }
        let sum = try (0..<villages.featureCount).reduce(0) { $0 + (try geos.area(villages, feature: $1)) }
        let union = try geos.union(villages, features: Array(0..<villages.featureCount))
        #expect(isClose(sum, try geos.area(union, feature: 0), relative: 1e-12), "\(id.path)")
        let gaps = try geos.gaps(in: villages)
        let open = try (0..<gaps.featureCount).reduce(0) { $0 + (try geos.area(gaps, feature: $1)) }
        if zoom >= 7 { #expect(open <= sum * 1e-4, "\(id.path): no gap within the region") }
      }
    }
    #expect(checked > 500)
  }

  @Test("districts, klaster and access are exactly their villages put together, tile by tile")
  func dissolved() async throws {
    let fixture = try await VectorFixture(TestRegion(breaks: 12, seed: 3))
    let ids = FeatureIDs.numbers(of: fixture.layer.villageCodes)
    for layer in fixture.content.areas where !layer.groupings.isEmpty {
      let numbers = FeatureIDs.numbers(of: layer.codes)
      for (id, tile) in try fixture.decoded(zoom: 10) {
        let villages = try #require(tile[layer: "villages"])
        for (feature, number) in numbers.enumerated() {
          let members = layer.groupings.flatMap { $0.indices.filter { [group = $0] in group[$0] == Int32(feature) } }
          let sum = members.reduce(0) { $0 + villages.doubleArea(id: ids[$1]) }
          #expect((tile[layer: layer.name]?.doubleArea(id: number) ?? 0) == sum, "\(id.path) \(layer.name)")
        }
      }
    }
  }

  @Test("two tiles beside each other show the same borders on both sides of their line, to the step")
  func acrossTiles() async throws {
    let fixture = try await VectorFixture(TestRegion(breaks: 15, seed: 8))
    var compared = 0
    for zoom in 9...12 {
      let tiles = Dictionary(uniqueKeysWithValues: try fixture.decoded(zoom: zoom).map { ($0.id, $0.tile) })
      for (id, west) in tiles {
        guard let east = tiles[TileID(z: zoom, x: id.x + 1, y: id.y)] else { continue }
        let (a, b) = (crossings(west, x: 4096), crossings(east, x: 0))
        #expect(a.count == b.count, "\(id.path)")
        for (first, second) in zip(a, b) { #expect(abs(first - second) <= 1, "\(id.path)") }
        compared += a.count
      }
    }
    #expect(compared > 50)
  }

  /// Where borders of villages cross a column of a tile, without those near its corners.
  private func crossings(_ tile: VectorTile, x: Double) -> [Double] {
    var found: [Double] = []
    for feature in tile[layer: "villages"]?.features ?? [] {
      let geometry = feature.geometry
      for part in 0..<geometry.partCount {
        let places = Array(geometry.places(ofPart: part))
        for (from, to) in zip(places, places.dropFirst() + places.prefix(1)) {
          let (ax, bx) = (Double(geometry.x[from]), Double(geometry.x[to]))
          guard (ax < x) != (bx < x) else { continue }
          let (ay, by) = (Double(geometry.y[from]), Double(geometry.y[to]))
          let y = ay + (by - ay) * (x - ax) / (bx - ax)
          if 2...4094 ~= y { found.append(y) }
        }
      }
    }
    return found.sorted()
  }

  @Test("attributes wait for their zoom; classes and numbers don't")
  func minimumZooms() async throws {
    let fixture = try await VectorFixture()
    for zoom in [0, 5, 6, 9] {
      let villages = try fixture.decoded(zoom: zoom).compactMap { $0.tile[layer: "villages"] }.flatMap(\.features)
      #expect(villages.allSatisfy { $0["class_uji"] != nil && $0.id != nil })
      #expect(villages.allSatisfy { ($0["name"] != nil) == (zoom >= 6) })
    }
    let first = try #require(
      try fixture.decoded(zoom: 8).first?.tile[layer: "villages"]?.features.first { $0.id == 3_501_012_001 })
    #expect(first["name"] == .string("Desa 0") && first["code"] == .string("35.01.01.2001"))
  }

  @Test("a point is in exactly one tile of a zoom; one without a position in none")
  func points() async throws {
    let fixture = try await VectorFixture()
    let positions: [LonLat?] = [
      nil, LonLat(longitude: .nan, latitude: 0), LonLat(longitude: 103.1, latitude: -1.9),
      LonLat(longitude: 0, latitude: 0), LonLat(longitude: 180, latitude: -89),
    ]
    let layer = VectorPointLayer(
      name: "labels", codes: ["a", "b", "c", "d", "e"], positions: positions, minimumZooms: [0, 0, 3, 0, 0])
    let tiles = try await VectorFixture.tiles(
      VectorContent(points: [layer]), fixture.pyramid, 0...5, threads: 2)
    for zoom in 0...5 {
      let decoded = try tiles.filter { $0.id.z == zoom }.map { ($0.id, try VectorTile(decoding: gunzip($0.bytes))) }
      let features = decoded.flatMap { $0.1.layers.flatMap(\.features) }
      #expect(features.count == (zoom < 3 ? 2 : 3), "zoom \(zoom)")
      let middle = 1 << max(0, zoom - 1)
      let origin = zoom == 0 ? TileID(z: 0, x: 0, y: 0) : TileID(z: zoom, x: middle, y: middle)
      #expect(decoded.contains { $0.0 == origin })
    }
  }

  @Test("what doesn't fit together is an error; nothing to show is no tile")
  func errors() async throws {
    let fixture = try await VectorFixture(TestRegion(columns: 3, rows: 2), zooms: 0...4)
    #expect(try await VectorFixture.tiles(VectorContent(), fixture.pyramid, 0...4, threads: 1).isEmpty)
    let short = VectorContent(areas: [VectorAreaLayer(name: "villages", codes: ["a"])])
    await #expect(throws: CartographyError.countMismatch(what: "villages.codes", expected: 6, found: 1)) {
      _ = try await VectorFixture.tiles(short, fixture.pyramid, 0...4, threads: 1)
    }
    await #expect(throws: CartographyError.zoomOutOfRange(minimum: 0, maximum: 5)) {
      _ = try await VectorFixture.tiles(fixture.content, fixture.pyramid, 0...5, threads: 1)
    }
    let strange = VectorContent(areas: [
      VectorAreaLayer(name: "x", codes: ["a"], groupings: [[0, 9, -7, .max, .min, 0]])
    ])
    let tiles = try await VectorFixture.tiles(strange, fixture.pyramid, 4...4, threads: 1)
    #expect(!tiles.isEmpty)
  }

  @Test("an error of the taker ends the work")
  func stops() async throws {
    struct Full: Error {}
    let fixture = try await VectorFixture(TestRegion(columns: 3, rows: 2), zooms: 0...6)
    await #expect(throws: Full.self) {
      try await buildVectorTiles(fixture.content, pyramid: fixture.pyramid, zooms: 0...6, threads: 2) { _ in
        throw Full()
      }
    }
  }
}

@Suite("Numbers of features")
struct FeatureIDTests {
  @Test("a Kode Wilayah is its digits; everything else a hash above them, below 2^53")
  func numbers() {
    #expect(FeatureIDs.number(of: "35.07.01.2001") == 3_507_012_001)
    #expect(FeatureIDs.number(of: "3507012001") == 3_507_012_001)
    #expect(FeatureIDs.number(of: "123456789012345") == 123_456_789_012_345)
    for code in ["", ".", "0123", "1234567890123456", "35.07.A", "Désa", "-5"] {
      let number = FeatureIDs.number(of: code)
      #expect(number >= 1 << 52 && number < 1 << 53, "\(code)")
      #expect(number == FeatureIDs.number(of: code))
    }
  }

  @Test("all numbers of a layer differ, also of codes that occur again or are empty")
  func unique() {
    let codes = (0..<5000).map { $0 % 7 == 0 ? "" : $0 % 5 == 0 ? "35.01" : "k\($0 / 2)" }
    let numbers = FeatureIDs.numbers(of: codes)
    #expect(Set(numbers).count == codes.count)
    #expect(numbers == FeatureIDs.numbers(of: codes))
    #expect(numbers.allSatisfy { $0 < 1 << 53 })
  }
}
