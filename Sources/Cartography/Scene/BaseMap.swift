public import Geometry

/// A region prepared for drawing at some zooms: what all its themes share. Immutable; share it between tasks.
public struct BaseMap: Sendable {
  /// Bounds of the villages in degrees.
  public let bounds: BoundingBox
  public let zooms: ClosedRange<Int>
  public let villageCount: Int
  let layer: MapLayer
  let coverage: Coverage
  let anchors: LabelAnchors
  let geometries: [ZoomGeometry]

  /// - Throws: `countMismatch`, `zoomOutOfRange`, `nothingToDraw`.
  public init(layer: MapLayer, zooms: ClosedRange<Int>) throws(CartographyError) {
    try BaseMap.check(layer, zooms)
    let coverage = Coverage(layer.villages, districtOf: layer.districtOf)
    guard let bounds = coverage.rings.boundsInDegrees else { throw .nothingToDraw }
    let geometries = zooms.map { ZoomGeometry(zoom: $0, coverage: coverage) }
    self.bounds = bounds
    self.zooms = zooms
    self.layer = layer
    self.coverage = coverage
    self.geometries = geometries
    villageCount = coverage.rings.featureCount
    anchors = LabelAnchors(geometries[geometries.count - 1], coverage: coverage, layer: layer)
  }

  func geometry(zoom: Int) -> ZoomGeometry? { zooms.contains(zoom) ? geometries[zoom - zooms.lowerBound] : nil }

  private static func check(_ layer: MapLayer, _ zooms: ClosedRange<Int>) throws(CartographyError) {
    guard 0...TileMath.maximumZoom ~= zooms.lowerBound, zooms.upperBound <= TileMath.maximumZoom else {
      throw .zoomOutOfRange(minimum: zooms.lowerBound, maximum: zooms.upperBound)
    }
    let count = layer.villages.planar.featureCount
    try checkCount("districtOf", layer.districtOf.count, count)
    try checkCount("villageNames", layer.villageNames.count, count)
    if !layer.labelPoints.isEmpty { try checkCount("labelPoints", layer.labelPoints.count, count) }
  }
}

func checkCount(_ what: String, _ found: Int, _ expected: Int) throws(CartographyError) {
  guard found == expected else { throw .countMismatch(what: what, expected: expected, found: found) }
}

extension CoverageRings {
  /// Box of all places in degrees; nil when there is none.
  var boundsInDegrees: BoundingBox? {
    guard let west = x.min(), let east = x.max(), let north = y.min(), let south = y.max() else { return nil }
    let size = CoverageRings.gridSize
    let northWest = WebMercator.lonLat(unitX: Double(west) / size, unitY: Double(north) / size)
    let southEast = WebMercator.lonLat(unitX: Double(east) / size, unitY: Double(south) / size)
    return BoundingBox(
      minX: northWest.longitude, minY: southEast.latitude, maxX: southEast.longitude, maxY: northWest.latitude)
  }
}
