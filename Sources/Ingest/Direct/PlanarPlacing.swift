import Geometry
import Glibc
import PROJBridge

extension PlanarLayer {
  /// The layer and its stand-in in degrees around longitude and latitude 0.
  ///
  /// - Throws: `coordinatesOutOfRange` for coordinates whose extent is no number.
  static func placing(
    _ polygons: PolygonSet, file: String
  ) throws(IngestError) -> (layer: PlanarLayer, degrees: PolygonSet) {
    guard let box = polygons.bounds else { return (PlanarLayer(polygons: polygons, metresPerUnit: 1), polygons) }
    guard box.width.isFinite, box.height.isFinite, max(box.width, box.height) < 1e200 else {
      throw .coordinatesOutOfRange(file: file, row: 1, x: box.maxX, y: box.maxY)
    }
    let scale = metresPerUnit(extent: max(box.width, box.height))
    var x = polygons.x.map { ($0 - box.midX) * scale }
    var y = polygons.y.map { ($0 - box.midY) * scale }
    do {
      let frame = LocalFrame(centralLongitude: 0, originLatitude: 0)
      guard try Projection(to: frame).inverse(x: &x, y: &y).isEmpty else {
        throw IngestError.notProjectable(file: file, row: 1)
      }
    } catch {
      throw .notProjectable(file: file, row: 1)
    }
    let degrees = polygons.replacingCoordinates(x: x, y: y) ?? polygons
    return (PlanarLayer(polygons: polygons, metresPerUnit: scale), degrees)
  }

  /// 1 for layers 1 to 500 km wide when a unit is a metre, else the power of ten that makes them 50 to 500 km wide: there
  /// the frame of the data is the one of the placing, and tolerances of metres are small against the units.
  private static func metresPerUnit(extent: Double) -> Double {
    guard extent > 0, extent < 1e3 || extent > 5e5 else { return 1 }
    return pow(10, floor(log10(5e5 / extent)))
  }
}
