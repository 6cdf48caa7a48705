public import Geometry
public import Tiles

/// Which tiles a map of some bounds consists of.
public struct TileSet: Sendable, Equatable {
  /// Bounds in degrees.
  public let bounds: BoundingBox
  /// One rectangle a zoom, lowest first.
  public let ranges: [TileRange]

  /// Most tiles of one plan.
  public static let tileLimit = 200_000

  public var zooms: ClosedRange<Int> { (ranges.first?.zoom ?? 0)...(ranges.last?.zoom ?? 0) }
  public var tiles: [TileID] { ranges.flatMap(\.tiles) }
  public var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// Tiles from the zoom at which the bounds fit a view of 768 x 768 pixels (or `minZoom`) to `maxZoom`.
  ///
  /// - Parameters:
  ///   - bounds: Degrees; west of east, south of north, finite.
  ///   - minZoom: First zoom, 0...14; nil for fit-to-view (never above `maxZoom`).
  ///   - maxZoom: Last zoom, 0...14.
  /// - Throws: `zoomOutOfRange`, `nothingToDraw` for bounds that aren't a box, `tooManyTiles`.
  public static func plan(
    bounds: BoundingBox, minZoom: Int? = nil, maxZoom: Int = 12
  ) throws(CartographyError) -> TileSet {
    let first = minZoom ?? min(maxZoom, TileMath.fitZoom(bounds, width: 768, height: 768))
    guard 0...TileMath.maximumZoom ~= maxZoom, 0...maxZoom ~= first else {
      throw .zoomOutOfRange(minimum: first, maximum: maxZoom)
    }
    let ranges = (first...maxZoom).compactMap { TileMath.range(of: bounds, zoom: $0) }
    guard ranges.count == maxZoom - first + 1 else { throw .nothingToDraw }
    let plan = TileSet(bounds: bounds, ranges: ranges)
    guard plan.count <= tileLimit else { throw .tooManyTiles(count: plan.count, limit: tileLimit) }
    return plan
  }
}
