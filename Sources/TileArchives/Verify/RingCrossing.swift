internal import Tiles

/// True when two sides of a ring cross within the tile: a proper crossing, not a touch. In the buffer, where borders are
/// cut on whole steps, needles may cross by a step, which nobody sees. Sides are taken by their west ends, each compared
/// only with those that reach as far east as it begins.
func ringCrosses(_ geometry: TileGeometry, part: Int, extent: Int) -> Bool {
  let sides = RingSides(geometry, part: part)
  var active: [Int] = []
  for side in sides.byWest {
    active.removeAll { sides.east[$0] < sides.west[side] }
    if active.contains(where: { sides.cross($0, side) && sides.touch($0, side, extent: Int64(extent)) }) { return true }
    active.append(side)
  }
  return false
}

private struct RingSides {
  private let x: [Int64]
  private let y: [Int64]
  let west: [Int64]
  let east: [Int64]
  private let north: [Int64]
  private let south: [Int64]

  init(_ geometry: TileGeometry, part: Int) {
    let places = geometry.places(ofPart: part)
    x = places.map { Int64(geometry.x[$0]) }
    y = places.map { Int64(geometry.y[$0]) }
    let (x, y, count) = (x, y, places.count)
    west = x.indices.map { min(x[$0], x[($0 + 1) % count]) }
    east = x.indices.map { max(x[$0], x[($0 + 1) % count]) }
    north = y.indices.map { min(y[$0], y[($0 + 1) % count]) }
    south = y.indices.map { max(y[$0], y[($0 + 1) % count]) }
  }

  var byWest: [Int] { west.indices.sorted { (west[$0], $0) < (west[$1], $1) } }

  func cross(_ a: Int, _ b: Int) -> Bool {
    guard north[a] <= south[b], north[b] <= south[a] else { return false }
    return turn(a, b) * turn(a, next(b)) < 0 && turn(b, a) * turn(b, next(a)) < 0
  }

  /// True when the common box of two sides reaches into the tile.
  func touch(_ a: Int, _ b: Int, extent: Int64) -> Bool {
    max(west[a], west[b]) <= extent && min(east[a], east[b]) >= 0 && max(north[a], north[b]) <= extent
      && min(south[a], south[b]) >= 0
  }

  private func next(_ side: Int) -> Int { side + 1 == x.count ? 0 : side + 1 }

  /// On which side of side `a` the first end of `b` lies: -1, 0, 1.
  private func turn(_ a: Int, _ b: Int) -> Int {
    let end = next(a)
    let sum = (x[end] &- x[a]) &* (y[b] &- y[a]) &- (y[end] &- y[a]) &* (x[b] &- x[a])
    return Int(sum.signum())
  }
}
