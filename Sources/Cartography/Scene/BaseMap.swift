public import Geometry
import Tiles
public import Topology

/// A region prepared for drawing: what all its themes, tiles, sheets and pages share. Immutable; share it between
/// tasks.
public struct BaseMap: Sendable {
  public let layer: MapLayer
  /// Zooms of tiles that can be made from it.
  public let zooms: ClosedRange<Int>
  /// Bounds of the villages in degrees.
  public let bounds: BoundingBox
  /// One generalised coverage a zoom of vector tiles, 0 to the last of `zooms`.
  public let pyramid: CoveragePyramid
  /// What was found and mended in the borders.
  public let findings: CleaningFindings
  /// Where names belong, and the names.
  public let anchors: LabelAnchors
  public let names: MapNames
  let landParts: LandParts

  public var villageCount: Int { layer.villages.planar.featureCount }

  /// Cleans the borders, generalises them for every zoom and finds where names belong.
  ///
  /// - Throws: `countMismatch`, `zoomOutOfRange`, `nothingToDraw`.
  public init(layer: MapLayer, zooms: ClosedRange<Int>, threads: Int) async throws {
    try BaseMap.check(layer, zooms)
    let clean = try await cleanCoverage(layer.villages, threads: threads)
    guard clean.coverage.arcCount > 0, let bounds = clean.coverage.boundsInDegrees else {
      throw CartographyError.nothingToDraw
    }
    let pyramid = try await CoveragePyramid(
      clean.coverage, zooms: 0...zooms.upperBound, anchors: clean.anchors, threads: threads)
    self.layer = layer
    self.zooms = zooms
    self.bounds = bounds
    self.pyramid = pyramid
    findings = clean.findings
    landParts = LandParts(pyramid.coverage(zoom: zooms.upperBound))
    anchors = try await BaseMap.anchors(layer, pyramid, zoom: min(zooms.upperBound, 10), threads: threads)
    names = try await MapNames(
      villages: layer.villageNames, districts: layer.districtNames, districtOf: layer.districtOf, threads: threads)
  }

  private static func anchors(
    _ layer: MapLayer, _ pyramid: CoveragePyramid, zoom: Int, threads: Int
  ) async throws -> LabelAnchors {
    let coverage = pyramid.coverage(zoom: zoom)
    return try await LabelAnchors(
      villages: try await pyramid.rings(zoom: zoom, threads: threads),
      districts: try await coverage.dissolved(byDistrictsOf: layer).rings(threads: threads), bits: coverage.bits,
      given: layer.labelPoints, threads: threads)
  }

  private static func check(_ layer: MapLayer, _ zooms: ClosedRange<Int>) throws(CartographyError) {
    guard 0...TileMath.maximumZoom ~= zooms.lowerBound, zooms.upperBound <= TileMath.maximumZoom else {
      throw .zoomOutOfRange(minimum: zooms.lowerBound, maximum: zooms.upperBound)
    }
    let count = layer.villages.planar.featureCount
    try checkCount("districtOf", layer.districtOf.count, count)
    try checkCount("villageNames", layer.villageNames.count, count)
    if !layer.villageCodes.isEmpty { try checkCount("villageCodes", layer.villageCodes.count, count) }
    if !layer.labelPoints.isEmpty { try checkCount("labelPoints", layer.labelPoints.count, count) }
  }
}

func checkCount(_ what: String, _ found: Int, _ expected: Int) throws(CartographyError) {
  guard found == expected else { throw .countMismatch(what: what, expected: expected, found: found) }
}

extension ArcCoverage {
  /// The villages merged into districts; a village without one is outside.
  func dissolved(byDistrictsOf layer: MapLayer) -> ArcCoverage {
    let count = layer.districtNames.count
    return dissolved(by: layer.districtOf.map { 0..<count ~= $0 ? Int32($0) : -1 }, count: count)
  }

  /// Box of all places in degrees; nil when there is none.
  var boundsInDegrees: BoundingBox? {
    guard let west = x.min(), let east = x.max(), let north = y.min(), let south = y.max() else { return nil }
    let northWest = WebMercator.lonLat(unitX: Double(west) / side, unitY: Double(north) / side)
    let southEast = WebMercator.lonLat(unitX: Double(east) / side, unitY: Double(south) / side)
    return BoundingBox(
      minX: northWest.longitude, minY: southEast.latitude, maxX: southEast.longitude, maxY: northWest.latitude)
  }
}
