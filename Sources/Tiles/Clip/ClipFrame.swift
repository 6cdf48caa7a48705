/// A place in a tile.
struct ClipPlace: Hashable {
  var x: Int32
  var y: Int32

  /// Places in one order: by column, then row.
  @inline(__always)
  var key: Int64 { Int64(x) << 32 | (Int64(y) + 0x8000_0000) }
}

/// Twice the signed area of the triangle o, a, b; positive when it runs clockwise on the screen.
@inline(__always)
func clipCross(_ o: ClipPlace, _ a: ClipPlace, _ b: ClipPlace) -> Int64 {
  (Int64(a.x) - Int64(o.x)) &* (Int64(b.y) - Int64(o.y)) &- (Int64(a.y) - Int64(o.y)) &* (Int64(b.x) - Int64(o.x))
}

/// The square that a tile's polygons are cut to, and the way around its border: from the north-west corner clockwise on
/// the screen, so that the square is to the right.
enum ClipFrame {
  static let low = Int32(-TileGrid.buffer)
  static let high = Int32(TileGrid.extent + TileGrid.buffer)
  static let side = high - low
  static let box = GridBox(minX: low, minY: low, maxX: high, maxY: high)

  @inline(__always)
  static func isOnBorder(_ place: ClipPlace) -> Bool {
    place.x == low || place.x == high || place.y == low || place.y == high
  }

  /// A side that both places of the frame are on: 0 north, 1 east, 2 south, 3 west; nil for none.
  @inline(__always)
  static func commonSide(_ a: ClipPlace, _ b: ClipPlace) -> Int32? {
    if a.y == low, b.y == low { return 0 }
    if a.x == high, b.x == high { return 1 }
    if a.y == high, b.y == high { return 2 }
    if a.x == low, b.x == low { return 3 }
    return nil
  }

  /// Steps along the border to a place on a side.
  @inline(__always)
  static func distance(_ place: ClipPlace, side number: Int32) -> Int32 {
    switch number {
    case 0: place.x - low
    case 1: side + place.y - low
    case 2: 2 * side + high - place.x
    default: 3 * side + high - place.y
    }
  }

  /// Steps along the border to a place on it.
  static func distance(_ place: ClipPlace) -> Int32 {
    distance(place, side: commonSide(place, place) ?? 0)
  }

  static func place(at distance: Int32) -> ClipPlace {
    let rest = distance % side
    switch distance / side {
    case 0: return ClipPlace(x: low + rest, y: low)
    case 1: return ClipPlace(x: high, y: low + rest)
    case 2: return ClipPlace(x: high - rest, y: high)
    case 3: return ClipPlace(x: low, y: high - rest)
    default: return ClipPlace(x: low, y: low)
    }
  }

  @inline(__always)
  static func clamped(_ place: ClipPlace) -> ClipPlace {
    ClipPlace(x: min(max(place.x, low), high), y: min(max(place.y, low), high))
  }

  /// Where an edge that starts outside of the frame enters it, rounded to the grid, halves upwards, so that both
  /// directions of an edge and both of its owners give the same place. Nil when it misses the frame.
  static func entry(_ a: ClipPlace, _ b: ClipPlace) -> (place: ClipPlace, isExact: Bool)? {
    if a.x < low || a.x > high {
      let line = a.x < low ? low : high
      if let cut = crossing(along: Int64(line), Int64(a.x), Int64(b.x), Int64(a.y), Int64(b.y)) {
        return (ClipPlace(x: line, y: cut.value), cut.isExact)
      }
    }
    if a.y < low || a.y > high {
      let line = a.y < low ? low : high
      if let cut = crossing(along: Int64(line), Int64(a.y), Int64(b.y), Int64(a.x), Int64(b.x)) {
        return (ClipPlace(x: cut.value, y: line), cut.isExact)
      }
    }
    return nil
  }

  /// The second coordinate at which the edge (a, c) to (b, d) crosses the line where the first one is `line`, if that is
  /// within the frame.
  private static func crossing(
    along line: Int64, _ a: Int64, _ b: Int64, _ c: Int64, _ d: Int64
  ) -> (value: Int32, isExact: Bool)? {
    guard (a < line) != (b < line) || a == line || b == line, a != b else { return nil }
    let sign: Int64 = b > a ? 1 : -1
    let length = (b - a) * sign
    let rise = (line - a) * sign * (d - c)
    guard rise >= (Int64(low) - c) * length, rise <= (Int64(high) - c) * length else { return nil }
    let (quotient, rest) = rise.quotientAndRemainder(dividingBy: length)
    let floor = rest < 0 ? quotient - 1 : quotient
    let part = rest < 0 ? rest + length : rest
    return (Int32(truncatingIfNeeded: c + floor + (2 * part >= length ? 1 : 0)), part == 0)
  }
}
