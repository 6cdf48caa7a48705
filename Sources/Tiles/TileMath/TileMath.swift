public import Geometry

/// Tiles and degrees.
public enum TileMath {
  /// Highest zoom that raster tiles are made for (cairo's coordinates end at 8 million pixels).
  public static let maximumZoom = 14

  /// The tile that holds a position at a zoom 0...22; nil for another zoom or a position that isn't finite. A tile owns
  /// its north and west borders; the far borders of the world belong to the last tiles.
  public static func tile(at position: LonLat, zoom: Int) -> TileID? {
    guard 0...22 ~= zoom, position.longitude.isFinite, position.latitude.isFinite else { return nil }
    let unit = WebMercator.unit(position)
    return TileID(z: zoom, x: gridIndex(unit.x, zoom: zoom), y: gridIndex(unit.y, zoom: zoom))
  }

  /// Box of a tile in degrees.
  public static func bounds(of tile: TileID) -> BoundingBox {
    let side = Double(sign: .plus, exponent: tile.z, significand: 1)
    let northWest = WebMercator.lonLat(unitX: Double(tile.x) / side, unitY: Double(tile.y) / side)
    let southEast = WebMercator.lonLat(unitX: Double(tile.x + 1) / side, unitY: Double(tile.y + 1) / side)
    return BoundingBox(
      minX: northWest.longitude, minY: southEast.latitude, maxX: southEast.longitude, maxY: northWest.latitude)
  }

  /// Columns and rows of the tiles that a box in degrees touches; nil when the box isn't finite or upside down.
  public static func range(of box: BoundingBox, zoom: Int) -> TileRange? {
    guard box.minX <= box.maxX, box.minY <= box.maxY,
      let first = tile(at: LonLat(longitude: box.minX, latitude: box.maxY), zoom: zoom),
      let last = tile(at: LonLat(longitude: box.maxX, latitude: box.minY), zoom: zoom)
    else { return nil }
    return TileRange(zoom: zoom, columns: first.x...last.x, rows: first.y...last.y)
  }

  /// The highest zoom 0...`maximumZoom` at which a box in degrees is at most `width` x `height` pixels; 0 when none is.
  public static func fitZoom(_ box: BoundingBox, width: Int, height: Int) -> Int {
    let unit = WebMercator.unitBox(box)
    guard unit.width.isFinite, unit.height.isFinite else { return 0 }
    for zoom in stride(from: maximumZoom, through: 1, by: -1) {
      let side = WebMercator.worldPixels(zoom: zoom)
      if unit.width * side <= Double(width), unit.height * side <= Double(height) { return zoom }
    }
    return 0
  }

  private static func gridIndex(_ unit: Double, zoom: Int) -> Int {
    let side = 1 << zoom
    return Int(min(max((unit * Double(side)).rounded(.down), 0), Double(side - 1)))
  }
}

/// A rectangle of tiles of one zoom.
public struct TileRange: Sendable, Equatable {
  public let zoom: Int
  public let columns: ClosedRange<Int>
  public let rows: ClosedRange<Int>

  public init(zoom: Int, columns: ClosedRange<Int>, rows: ClosedRange<Int>) {
    self.zoom = zoom
    self.columns = columns
    self.rows = rows
  }

  public var count: Int { columns.count * rows.count }

  /// Column by column, each from north to south.
  public var tiles: [TileID] { columns.flatMap { x in rows.map { y in TileID(z: zoom, x: x, y: y) } } }
}
