/// The order of tiles in a PMTiles archive: zoom by zoom, within a zoom along the Hilbert curve.
/// Source: PMTiles specification version 3, section 4.1 (tile IDs).
extension TileID {
  /// Number of the tile in that order: 0 for 0/0/0, 1 for 1/0/0. For tiles on the grid only.
  public var hilbertID: UInt64 { TileID.firstHilbertID(zoom: z) + hilbertPosition }

  /// Position along the curve of the tile's own zoom, from 0.
  public var hilbertPosition: UInt64 {
    var position: UInt64 = 0
    var (column, row) = (UInt64(truncatingIfNeeded: x), UInt64(truncatingIfNeeded: y))
    var half: UInt64 = z > 0 ? 1 << UInt64(min(z, 31) - 1) : 0
    while half > 0 {
      let east: UInt64 = column & half > 0 ? 1 : 0
      let south: UInt64 = row & half > 0 ? 1 : 0
      position &+= half &* half &* ((3 &* east) ^ south)
      if south == 0 {
        if east == 1 { (column, row) = (half &- 1 &- (column & (half &- 1)), half &- 1 &- (row & (half &- 1))) }
        swap(&column, &row)
      }
      half >>= 1
    }
    return position
  }

  /// The tile with a number; nil beyond zoom 31.
  public init?(hilbertID: UInt64) {
    var zoom = 0
    while zoom < 31, hilbertID >= TileID.firstHilbertID(zoom: zoom + 1) { zoom += 1 }
    let first = TileID.firstHilbertID(zoom: zoom)
    guard hilbertID &- first < 1 << UInt64(2 * zoom) else { return nil }
    self.init(zoom: zoom, position: hilbertID &- first)
  }

  /// Number of the first tile of a zoom 0...31: the tiles of all zooms above it.
  public static func firstHilbertID(zoom: Int) -> UInt64 { ((1 << UInt64(2 * min(max(zoom, 0), 31))) - 1) / 3 }

  private init(zoom: Int, position: UInt64) {
    var rest = position
    var (column, row): (UInt64, UInt64) = (0, 0)
    for level in 0..<UInt64(zoom) {
      let side: UInt64 = 1 << level
      let east = 1 & (rest / 2)
      let south = 1 & (rest ^ east)
      if south == 0 {
        if east == 1 { (column, row) = (side &- 1 &- column, side &- 1 &- row) }
        swap(&column, &row)
      }
      column &+= side &* east
      row &+= side &* south
      rest /= 4
    }
    self.init(z: zoom, x: Int(truncatingIfNeeded: column), y: Int(truncatingIfNeeded: row))
  }
}
