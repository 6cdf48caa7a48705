import CPROJ
public import Geometry

/// Takes coordinates from one reference system to another, x (easting, longitude) first on both sides whatever the axis
/// order of the definition. One for each task: not Sendable.
public final class Projection {
  private let object: PROJObject

  /// - Throws: `noTransformation` when PROJ knows no way.
  public init(from source: CoordinateReference, to target: CoordinateReference = .wgs84) throws(PROJError) {
    object = try Projection.transformation(from: source.definition, to: target.definition)
  }

  /// From WGS 84 degrees to the metres of a local frame.
  public init(to frame: LocalFrame) throws(PROJError) {
    object = try Projection.transformation(
      from: CoordinateReference.wgs84.definition, to: frame.projString + " +type=crs")
  }

  private static func transformation(from source: String, to target: String) throws(PROJError) -> PROJObject {
    let context = try PROJContext()
    guard
      let made = PROJObject(proj_create_crs_to_crs(context.raw, source, target, nil), context),
      let normalised = withExtendedLifetime(
        made, { PROJObject(proj_normalize_for_visualization(context.raw, made.raw), context) })
    else { throw .noTransformation(from: source, to: target, reason: context.lastReason) }
    return normalised
  }

  /// Transforms pairs in place.
  /// - Returns: The indices, ascending, that could not be transformed (also those that were not finite before); their
  ///   coordinates are NaN afterwards. Entries beyond the shorter array are left alone.
  public func forward(x: inout [Double], y: inout [Double]) -> [Int] { transform(&x, &y, PJ_FWD) }

  /// The way back (see `forward`).
  public func inverse(x: inout [Double], y: inout [Double]) -> [Int] { transform(&x, &y, PJ_INV) }

  private func transform(_ x: inout [Double], _ y: inout [Double], _ direction: PJ_DIRECTION) -> [Int] {
    let count = min(x.count, y.count)
    let stride = MemoryLayout<Double>.stride
    withExtendedLifetime(object) {
      _ = proj_trans_generic(
        object.raw, direction, &x, stride, count, &y, stride, count, nil, 0, 0, nil, 0, 0)
    }
    var failed: [Int] = []
    for i in 0..<count where !x[i].isFinite || !y[i].isFinite {
      x[i] = .nan
      y[i] = .nan
      failed.append(i)
    }
    return failed
  }
}
