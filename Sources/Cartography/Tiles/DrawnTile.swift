public import Tiles

/// A tile of a set, and whether something shows in it and it has a file.
public struct DrawnTile: Sendable, Equatable {
  public var id: TileID
  public var hasFile: Bool

  public init(id: TileID, hasFile: Bool) {
    self.id = id
    self.hasFile = hasFile
  }
}
