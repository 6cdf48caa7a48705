/// A tile of the Web Mercator grid in the XYZ scheme: x from west to east, y from north to south, both from 0.
public struct TileID: Sendable, Hashable, Codable {
  public var z: Int
  public var x: Int
  public var y: Int

  public init(z: Int, x: Int, y: Int) {
    self.z = z
    self.x = x
    self.y = y
  }

  /// True when the zoom is 0...22 and x and y are on its grid.
  public var isOnGrid: Bool { 0...22 ~= z && 0..<(1 << z) ~= x && 0..<(1 << z) ~= y }

  /// `z/x/y`, as in the path of a tile.
  public var path: String { "\(z)/\(x)/\(y)" }
}

extension TileID: Comparable {
  /// By zoom, then column, then row: the order of the folders.
  public static func < (a: TileID, b: TileID) -> Bool { (a.z, a.x, a.y) < (b.z, b.x, b.y) }
}
