internal import Tiles

/// Tiles above and below: where areas fill a clear part of a tile, there must be tiles for it at the next zooms. What is
/// small may come and go with the zoom, as islands do.
struct FamilyCheck {
  /// Share of a quarter, and of a tile, that can't vanish by generalising.
  private static let clearShare = 1.0 / 16

  private let zooms: ClosedRange<Int>
  private var needed: [(tile: TileID, reason: MissingReason)] = []

  init(zooms: ClosedRange<Int>) { self.zooms = zooms }

  mutating func add(_ shares: [Double], at tile: TileID) {
    if tile.z > zooms.lowerBound, shares.reduce(0, +) / 4 > FamilyCheck.clearShare {
      needed.append((TileID(z: tile.z - 1, x: tile.x / 2, y: tile.y / 2), .child(tile)))
    }
    guard tile.z < zooms.upperBound else { return }
    for quarter in 0..<4 where shares[quarter] > FamilyCheck.clearShare {
      let child = TileID(z: tile.z + 1, x: 2 * tile.x + quarter % 2, y: 2 * tile.y + quarter / 2)
      needed.append((child, .parent(tile)))
    }
  }

  func finish(_ tiles: Set<TileID>, _ log: inout ProblemLog) {
    for need in needed where !tiles.contains(need.tile) { log.add(.missingTile(need.reason), tile: need.tile) }
  }
}
