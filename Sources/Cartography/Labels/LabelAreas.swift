public import Geometry
public import Topology

/// Areas at one scale, as labels see them: the rings of a coverage in pixels of a world that is `side` pixels wide.
public struct LabelAreas: Sendable {
  public let rings: OwnerRings
  /// Pixels of the whole world.
  public let side: Double
  /// Pixels a grid step.
  public let scale: Double
  /// Box of each area in pixels; nil for one without rings.
  public let boxes: [BoundingBox?]
  /// Square pixels of each area.
  public let areas: [Double]

  /// - Parameters:
  ///   - bits: Grid of `rings`.
  ///   - side: Pixels of the whole world: `WebMercator.worldPixels(zoom:)` for tiles, any other for a sheet.
  public init(_ rings: OwnerRings, bits: Int, side: Double) {
    let steps = Double(sign: .plus, exponent: min(max(bits, 0), 30), significand: 1)
    let scale = side.isFinite && side > 0 ? side / steps : 1 / steps
    self.rings = rings
    self.side = scale * steps
    self.scale = scale
    var boxes: [BoundingBox?] = []
    var areas: [Double] = []
    for owner in 0..<rings.ownerCount {
      let (box, area) = measure(rings, owner: owner, scale: scale)
      boxes.append(box)
      areas.append(area)
    }
    self.boxes = boxes
    self.areas = areas
  }

  public var count: Int { areas.count }
}

/// Box and area in pixels.
private func measure(_ rings: OwnerRings, owner: Int, scale: Double) -> (BoundingBox?, Double) {
  var (minX, minY, maxX, maxY) = (Int32.max, Int32.max, Int32.min, Int32.min)
  var doubleArea = 0.0
  for ring in rings.rings(ofOwner: owner) {
    let places = rings.places(ofRing: ring)
    guard let first = places.first else { continue }
    let (ox, oy) = (Double(rings.x[first]), Double(rings.y[first]))
    var (ax, ay) = (0.0, 0.0)
    for place in places {
      let (x, y) = (rings.x[place], rings.y[place])
      (minX, minY, maxX, maxY) = (min(minX, x), min(minY, y), max(maxX, x), max(maxY, y))
      let (bx, by) = (Double(x) - ox, Double(y) - oy)
      doubleArea += ax * by - bx * ay
      (ax, ay) = (bx, by)
    }
  }
  guard minX <= maxX else { return (nil, 0) }
  let box = BoundingBox(
    minX: Double(minX) * scale, minY: Double(minY) * scale, maxX: Double(maxX) * scale, maxY: Double(maxY) * scale)
  return (box, abs(doubleArea) / 2 * scale * scale)
}
