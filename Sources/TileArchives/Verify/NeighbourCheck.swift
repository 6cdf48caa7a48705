internal import Tiles

/// Compares each tile with those to its west and north: what goes on beyond an edge must be there, on the same places.
/// Only one column back is kept.
struct NeighbourCheck {
  private struct Seen {
    var layers: [String]
    var sides: [SideCrossings]
    var extent: Double
  }

  private let tiles: Set<TileID>
  private var zoom = -1
  private var column = -1
  private var current: [Int: Seen] = [:]
  private var before: [Int: Seen] = [:]

  init(_ entries: [TileEntry]) { tiles = Set(entries.map(\.tile)) }

  mutating func add(_ facts: TileFacts, at tile: TileID, _ log: inout ProblemLog) {
    guard !facts.sides.isEmpty else { return }
    moveOn(to: tile)
    let seen = Seen(layers: facts.layers, sides: facts.sides, extent: facts.extent)
    for side in TileSide.allCases where facts.sides[side.rawValue].goesOn(extent: facts.extent) {
      guard let neighbour = NeighbourCheck.neighbour(tile, side), !tiles.contains(neighbour) else { continue }
      log.add(.missingTile(.neighbour(tile)), tile: neighbour)
    }
    if let west = before[tile.y] { compare(tile, seen, .west, west, &log) }
    if let north = current[tile.y - 1] { compare(tile, seen, .north, north, &log) }
    current[tile.y] = seen
  }

  private mutating func moveOn(to tile: TileID) {
    guard tile.z != zoom || tile.x != column else { return }
    before = tile.z == zoom && tile.x == column + 1 ? current : [:]
    current = [:]
    (zoom, column) = (tile.z, tile.x)
  }

  private func compare(_ tile: TileID, _ here: Seen, _ side: TileSide, _ there: Seen, _ log: inout ProblemLog) {
    guard here.extent == there.extent, let neighbour = NeighbourCheck.neighbour(tile, side) else { return }
    let mine = here.sides[side.rawValue]
    let theirs = there.sides[side.opposite.rawValue]
    let numbers = there.layers.map { here.layers.firstIndex(of: $0) ?? -1 }
    func ours(_ crossings: [SideCrossings.Crossing]) -> [SideCrossings.Crossing] {
      crossings.map { SideCrossings.Crossing(layer: numbers[$0.layer], id: $0.id, at: $0.at, slack: $0.slack) }
    }
    let lost = SideCrossings.unmatched(buffer: mine.outside, body: ours(theirs.inside), extent: here.extent)
    for crossing in lost {
      log.add(.borderMismatch(neighbour), tile: tile, layer: here.layers[crossing.layer], feature: crossing.id)
    }
    let missed = SideCrossings.unmatched(buffer: ours(theirs.outside), body: mine.inside, extent: here.extent)
    for crossing in missed {
      let layer = crossing.layer >= 0 ? here.layers[crossing.layer] : nil
      log.add(.borderMismatch(tile), tile: neighbour, layer: layer, feature: crossing.id)
    }
  }

  /// The tile beyond a side; none beyond the edges of the world.
  private static func neighbour(_ tile: TileID, _ side: TileSide) -> TileID? {
    let steps = [(0, -1), (1, 0), (0, 1), (-1, 0)]
    let (x, y) = steps[side.rawValue]
    let neighbour = TileID(z: tile.z, x: tile.x + x, y: tile.y + y)
    return neighbour.isOnGrid ? neighbour : nil
  }
}
