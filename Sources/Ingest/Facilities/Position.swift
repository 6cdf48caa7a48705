import Geometry

/// A position as read from its cells.
enum PositionText: Equatable {
  case none
  /// Two coordinates. `text` is what stood there, for a person to compare.
  case pair(CoordinatePair, text: String)
  /// Anything else; it is not kept, for it may be any text.
  case unreadable
}

/// Reads a pair of coordinates from two columns.
func readPosition(x: String, y: String) -> PositionText {
  if NumberBody(x).isBlank && NumberBody(y).isBlank { return .none }
  guard let longitude = CoordinateText(x), let latitude = CoordinateText(y),
    let pair = CoordinatePair(longitude: longitude, latitude: latitude)
  else { return .unreadable }
  return .pair(pair, text: trimmedText(y) + " | " + trimmedText(x))
}

/// Reads both coordinates from one column.
func readPosition(both text: String) -> PositionText {
  if NumberBody(text).isBlank { return .none }
  guard let pair = CoordinatePair(text: text) else { return .unreadable }
  return .pair(pair, text: trimmedText(text))
}

/// Where a position of this region may be expected: its box, with room for points at sea and next door.
struct RegionBox {
  private let box: BoundingBox?

  init(_ bounds: BoundingBox?) { box = bounds?.expanded(by: 0.5) }

  func contains(_ at: LonLat) -> Bool { box?.contains(at.longitude, at.latitude) ?? false }

  /// True when (x, y) is not in the region and (y, x) is.
  func looksSwapped(_ x: Double, _ y: Double) -> Bool {
    guard let box else { return y.magnitude > 90 && y.magnitude <= 180 && x.magnitude <= 90 }
    return !box.contains(x, y) && box.contains(y, x)
  }

  /// UTM zones, 46 to 54, that the box lies in or near.
  var utmZones: [Int] {
    guard let box, box.minX.isFinite, box.maxX.isFinite, box.minX > -1000, box.maxX < 1000 else { return [] }
    return (46...54).filter { zone in
      let centre = Double(6 * zone - 183)
      return centre > box.minX - 4 && centre < box.maxX + 4
    }
  }
}

/// Degrees that can be a place; (0, 0) is what programs write for nothing.
func legalPosition(_ x: Double, _ y: Double) -> LonLat? {
  guard x.magnitude <= 180, y.magnitude <= 90, x != 0 || y != 0 else { return nil }
  return LonLat(longitude: x, latitude: y)
}
