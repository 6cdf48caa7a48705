public import DrawingBridge
public import Tiles

/// Why a map can't be made.
public enum CartographyError: Error, Sendable, Equatable {
  /// `what` (`districtOf`, `villageNames`, `classOf`, ...) has another number of entries than there are villages.
  case countMismatch(what: String, expected: Int, found: Int)
  /// No village has a usable vertex.
  case nothingToDraw
  /// A style without classes can't colour anything.
  case styleWithoutClasses(key: String)
  /// Two classes of a style have the same id.
  case duplicateClass(key: String, id: String)
  /// Zooms must be 0...14, and the first not above the last.
  case zoomOutOfRange(minimum: Int, maximum: Int)
  /// The tile isn't on the grid of its zoom, or the zoom isn't among those prepared.
  case tileOutOfRange(TileID)
  /// The plan would have more tiles than allowed.
  case tooManyTiles(count: Int, limit: Int)
  case drawing(DrawingError)
}
