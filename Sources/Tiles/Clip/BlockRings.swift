/// A square of tiles of one zoom that are cut together.
public struct TileBlock: Sendable, Hashable {
  /// Tiles a side of a block: 8, or fewer at the first zooms.
  public static let tilesASide = 8
  public let zoom: Int
  /// Column and row of the block among the blocks of its zoom.
  public let column: Int
  public let row: Int

  public init(zoom: Int, column: Int, row: Int) {
    self.zoom = zoom
    self.column = column
    self.row = row
  }

  /// The zoom at which the block is one tile.
  public static func blockZoom(_ zoom: Int) -> Int { max(0, zoom - 3) }
  /// The block as a tile of that zoom; blocks in its order give their tiles in order.
  public var asTile: TileID { TileID(z: TileBlock.blockZoom(zoom), x: column, y: row) }

  /// Tiles of the block along the Hilbert curve.
  public var tiles: [TileID] {
    let side = min(TileBlock.tilesASide, 1 << zoom)
    let tiles = (0..<side * side).map {
      TileID(z: zoom, x: column * side + $0 % side, y: row * side + $0 / side)
    }
    return tiles.map { ($0.hilbertPosition, $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// The block with its tiles' buffers.
  var box: GridBox {
    let side = min(TileBlock.tilesASide, 1 << zoom) * TileGrid.extent
    let buffer = TileGrid.buffer
    return GridBox(
      minX: Int32(clamping: column * side - buffer), minY: Int32(clamping: row * side - buffer),
      maxX: Int32(clamping: (column + 1) * side + buffer), maxY: Int32(clamping: (row + 1) * side + buffer))
  }
}

extension GridPolygons {
  /// Blocks that polygons may reach, each with those polygons, in Hilbert order.
  public func blocks() -> [TileBlock: [Int32]] {
    let side = min(TileBlock.tilesASide, 1 << zoom) * TileGrid.extent
    let last = (TileGrid.extent << zoom) / side - 1
    func span(_ low: Int32, _ high: Int32) -> ClosedRange<Int> {
      let first = min(max((Int(low) - TileGrid.buffer) / side, 0), last)
      return first...max(first, min((Int(high) + TileGrid.buffer) / side, last))
    }
    var blocks: [TileBlock: [Int32]] = [:]
    for (polygon, box) in rings.polygonBox.enumerated() {
      for column in span(box.minX, box.maxX) {
        for row in span(box.minY, box.maxY) {
          blocks[TileBlock(zoom: zoom, column: column, row: row), default: []].append(Int32(polygon))
        }
      }
    }
    return blocks
  }

  /// The given polygons, without what doesn't matter in a box: of stretches of places that all lie beyond one side, only
  /// the first and the last place stay. Edges that meet the box stay as they are.
  func reduced(_ polygons: [Int32], to box: GridBox) -> RingBuffer {
    var result = RingBuffer()
    for polygon in polygons.lazy.map(Int.init) where rings.polygonBox[polygon].overlaps(box) {
      for ring in rings.rings(polygon) where rings.ringBox[ring].overlaps(box) {
        let places = rings.places(ring)
        if rings.ringBox[ring].isInside(box) {
          result.append(x: rings.x[places], y: rings.y[places])
        } else {
          reduce(places, to: box, &result)
        }
        result.endRing()
      }
      result.endPolygon(feature: rings.feature[polygon], touches: rings.touches[polygon])
    }
    return result
  }

  private func reduce(_ places: Range<Int>, to box: GridBox, _ result: inout RingBuffer) {
    var pending = places.lowerBound
    var mask = box.code(rings.x[pending], rings.y[pending])
    result.append(rings.x[pending], rings.y[pending])
    var place = pending + 1
    while place < places.upperBound {
      let block = place >> GridPolygons.blockShift
      let blockEnd = (block + 1) << GridPolygons.blockShift
      if mask != 0, place & 31 == 0, blockEnd <= places.upperBound {
        let common = mask & blockBox[block].commonCode(box)
        if common != 0 {
          (mask, pending, place) = (common, blockEnd - 1, blockEnd)
          continue
        }
      }
      let code = box.code(rings.x[place], rings.y[place])
      if mask & code != 0 {
        mask &= code
      } else {
        if pending > places.lowerBound { result.append(rings.x[pending], rings.y[pending]) }
        mask = code & box.code(rings.x[pending], rings.y[pending])
      }
      pending = place
      place += 1
    }
    result.append(rings.x[pending], rings.y[pending])
  }
}
