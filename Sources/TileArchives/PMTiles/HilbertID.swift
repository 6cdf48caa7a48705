public import Tiles

/// The tile number of PMTiles 3: tiles of all lower zooms, then the position on the Hilbert curve of the zoom, which
/// starts at the north-west tile.
public enum HilbertID {
  /// Highest zoom whose numbers fit 64 bits.
  public static let maximumZoom = 31

  /// The first number of a zoom: (4^z - 1) / 3; nil beyond zoom 0...32.
  public static func first(ofZoom zoom: Int) -> UInt64? {
    guard 0...32 ~= zoom else { return nil }
    return zoom == 32 ? 0x5555_5555_5555_5555 : ((1 << UInt64(2 * zoom)) - 1) / 3
  }

  /// The number of a tile, or nil for a tile off the grid of its zoom or beyond `maximumZoom`.
  public static func id(of tile: TileID) -> UInt64? {
    guard 0...maximumZoom ~= tile.z, 0..<(1 << tile.z) ~= tile.x, 0..<(1 << tile.z) ~= tile.y,
      let base = first(ofZoom: tile.z)
    else { return nil }
    return base + position(x: UInt64(tile.x), y: UInt64(tile.y), zoom: tile.z)
  }

  /// The zoom of a number; nil beyond `maximumZoom`.
  public static func zoom(of id: UInt64) -> Int? {
    guard id < 0x5555_5555_5555_5555 else { return nil }
    // 3 id + 1 lies in 4^z ..< 4^(z + 1).
    return (63 - (3 * id + 1).leadingZeroBitCount) / 2
  }

  /// The tile of a number; nil beyond `maximumZoom`.
  public static func tile(_ id: UInt64) -> TileID? {
    guard let zoom = zoom(of: id), let base = first(ofZoom: zoom) else { return nil }
    var rest = id - base
    var x: UInt64 = 0
    var y: UInt64 = 0
    for bit in 0..<UInt64(zoom) {
      let side: UInt64 = 1 << bit
      let right = 1 & (rest >> 1)
      let down = 1 & (rest ^ right)
      turn(&x, &y, side: side, right: right, down: down)
      x += side * right
      y += side * down
      rest >>= 2
    }
    return TileID(z: zoom, x: Int(x), y: Int(y))
  }

  private static func position(x: UInt64, y: UInt64, zoom: Int) -> UInt64 {
    var x = x
    var y = y
    var position: UInt64 = 0
    for bit in stride(from: zoom - 1, through: 0, by: -1) {
      let side: UInt64 = 1 << UInt64(bit)
      let right = (x >> UInt64(bit)) & 1
      let down = (y >> UInt64(bit)) & 1
      position += side * side * ((3 * right) ^ down)
      x &= side - 1
      y &= side - 1
      turn(&x, &y, side: side, right: right, down: down)
    }
    return position
  }

  /// Turns a quadrant so that the curve goes on where the one before ends.
  private static func turn(_ x: inout UInt64, _ y: inout UInt64, side: UInt64, right: UInt64, down: UInt64) {
    guard down == 0 else { return }
    if right == 1 {
      x = side - 1 - x
      y = side - 1 - y
    }
    swap(&x, &y)
  }
}
