import Testing
import Tiles

@Suite("Bytes of vector tiles")
struct VectorTileBytesTests {
  /// A tile of one layer "a" with one feature without number and attributes.
  private func bytes(of geometry: TileGeometry) -> [UInt8] {
    VectorTile(layers: [VectorLayer(name: "a", features: [VectorFeature(geometry: geometry)])]).encoded()
  }

  /// What such a tile is to look like, put together by hand.
  private func expected(kind: UInt8, commands: [UInt8]) -> [UInt8] {
    let feature: [UInt8] = [0x18, kind, 0x22, UInt8(commands.count)] + commands
    let layer: [UInt8] =
      [0x0a, 1, 0x61, 0x12, UInt8(feature.count)] + feature + [0x28, 0x80, 0x20, 0x78, 2]
    return [0x1a, UInt8(layer.count)] + layer
  }

  @Test("a point: example 4.3.5.1 of the specification")
  func point() {
    let geometry = TileGeometry(kind: .points, x: [25], y: [17], partStart: [0, 1])
    #expect(bytes(of: geometry) == expected(kind: 1, commands: [9, 50, 34]))
  }

  @Test("several points: example 4.3.5.2")
  func points() {
    let geometry = TileGeometry(kind: .points, x: [5, 3], y: [7, 2], partStart: [0, 2])
    #expect(bytes(of: geometry) == expected(kind: 1, commands: [17, 10, 14, 3, 9]))
  }

  @Test("a line and two lines: examples 4.3.5.3 and 4.3.5.4")
  func lines() {
    var geometry = TileGeometry(kind: .lines)
    geometry.append(x: [2, 2, 10], y: [2, 10, 10])
    #expect(bytes(of: geometry) == expected(kind: 2, commands: [9, 4, 4, 18, 0, 16, 16, 0]))
    geometry.append(x: [1, 3], y: [1, 5])
    #expect(
      bytes(of: geometry) == expected(kind: 2, commands: [9, 4, 4, 18, 0, 16, 16, 0, 9, 17, 17, 10, 4, 8]))
  }

  @Test("a polygon and several with a hole: examples 4.3.5.5 and 4.3.5.6")
  func polygons() {
    var one = TileGeometry(kind: .polygons)
    one.append(x: [3, 8, 20], y: [6, 12, 34])
    #expect(bytes(of: one) == expected(kind: 3, commands: [9, 6, 12, 18, 10, 12, 24, 44, 15]))
    var several = TileGeometry(kind: .polygons)
    several.append(x: [0, 10, 10, 0], y: [0, 0, 10, 10])
    several.append(x: [11, 20, 20, 11], y: [11, 11, 20, 20])
    several.append(x: [13, 13, 17, 17], y: [13, 17, 17, 13])
    let commands: [UInt8] = [
      9, 0, 0, 26, 20, 0, 0, 20, 19, 0, 15, 9, 22, 2, 26, 18, 0, 0, 18, 17, 0, 15, 9, 4, 13, 26, 0, 8, 8, 0, 0, 7,
      15,
    ]
    #expect(bytes(of: several) == expected(kind: 3, commands: commands))
    #expect((0..<3).map { several.doubleArea(ofPart: $0) } == [200, 162, -32])
  }

  @Test("numbers, keys and values of two features, by hand: keys and values stand once")
  func attributes() {
    let point = TileGeometry(kind: .points, x: [0], y: [0], partStart: [0, 1])
    let layer = VectorLayer(
      name: "b",
      features: [
        VectorFeature(id: 300, geometry: point, attributes: [.init("k", .string("v")), .init("n", .sint(-1))]),
        VectorFeature(id: 1, geometry: point, attributes: [.init("n", .sint(-1))]),
      ])
    let first: [UInt8] = [0x08, 0xac, 0x02, 0x12, 4, 0, 0, 1, 1, 0x18, 1, 0x22, 3, 9, 0, 0]
    let second: [UInt8] = [0x08, 1, 0x12, 2, 1, 1, 0x18, 1, 0x22, 3, 9, 0, 0]
    var expected: [UInt8] = [0x0a, 1, 0x62, 0x12, UInt8(first.count)] + first
    expected += [0x12, UInt8(second.count)] + second
    expected += [0x1a, 1, 0x6b, 0x1a, 1, 0x6e, 0x22, 3, 0x0a, 1, 0x76, 0x22, 2, 0x30, 1]
    expected += [0x28, 0x80, 0x20, 0x78, 2]
    #expect(VectorTile(layers: [layer]).encoded() == [0x1a, UInt8(expected.count)] + expected)
  }

  @Test("the writer of layers gives the same bytes as the tile as values")
  func writer() {
    let columns = [
      AttributeColumn("kode", texts: ["a", "", "c"]),
      AttributeColumn("angka", minimumZoom: 5, numbers: [1.5, .nan, nil]),
      AttributeColumn("kelas", integers: [-2, nil, 7]), AttributeColumn("ya", flags: [true, false, true]),
    ]
    let table = AttributeTable(columns, rowCount: 3)
    let point = TileGeometry(kind: .points, x: [1], y: [2], partStart: [0, 1])
    for zoom in [4, 5] {
      var writer = TileLayerWriter(name: "l", table: table, zoom: zoom)
      for round in 0..<2 {
        for row in 0..<3 { writer.add(row: row, id: UInt64(row), geometry: point) }
        writer.add(row: 3, id: 9, geometry: point)
        writer.add(row: 0, id: 10, geometry: TileGeometry(kind: .points))
        var bytes: [UInt8] = []
        writer.finish(into: &bytes)
        let features = (0..<3).map { row in
          VectorFeature(
            id: UInt64(row), geometry: point,
            attributes: columns.filter { $0.minimumZoom <= zoom }.compactMap { column in
              column.values[row].map { TileAttribute(column.name, $0) }
            })
        }
        let layer = VectorLayer(name: "l", features: features + [VectorFeature(id: 9, geometry: point)])
        #expect(bytes == VectorTile(layers: [layer]).encoded(), "zoom \(zoom), tile \(round)")
      }
    }
  }

  @Test("a layer without features adds nothing, nor does a feature without geometry")
  func empty() {
    #expect(VectorTile(layers: [VectorLayer(name: "x")]).encoded().isEmpty)
    let layer = VectorLayer(name: "x", features: [VectorFeature(id: 1, geometry: TileGeometry(kind: .polygons))])
    #expect(VectorTile(layers: [layer]).encoded().isEmpty)
  }
}
