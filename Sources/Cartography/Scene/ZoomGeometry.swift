import Geometry
import Topology

/// A coverage seen in world pixels of one scale: what labels and sheets need to know about its arcs and villages.
struct ZoomGeometry: Sendable {
  /// The zoom, or for a sheet the zoom whose line widths and letters suit it.
  let zoom: Int
  /// Pixels of the whole world at this scale: 256 x 2^zoom for tiles.
  let side: Double
  let coverage: ArcCoverage
  let rings: OwnerRings
  /// Pixels a step of the coverage's grid.
  let scale: Double
  let arcKind: [BorderKind]
  /// Boxes in world pixels; an infinite inverted box for an arc or village without places.
  let arcBox: [BoundingBox]
  let featureBox: [BoundingBox]
  /// Square pixels a village, holes taken off.
  let featureArea: [Double]

  init(zoom: Int, side: Double, coverage: ArcCoverage, rings: OwnerRings, districtOf: [Int]) {
    self.zoom = zoom
    self.side = side
    self.coverage = coverage
    self.rings = rings
    let scale = side / coverage.side
    self.scale = scale
    arcKind = borderKinds(coverage, districtOf: districtOf)
    arcBox = (0..<coverage.arcCount).map { coverage.box(ofArc: $0)?.scaled(by: scale) ?? .nothing }
    featureBox = Self.boxes(rings, scale: scale)
    featureArea = Self.areas(rings, scale: scale)
  }

  var villageCount: Int { rings.ownerCount }

  /// World pixels of a place of `rings`.
  func ringX(_ place: Int) -> Double { Double(rings.x[place]) * scale }
  func ringY(_ place: Int) -> Double { Double(rings.y[place]) * scale }
  /// World pixels of a place of `coverage`.
  func arcX(_ place: Int) -> Double { Double(coverage.x[place]) * scale }
  func arcY(_ place: Int) -> Double { Double(coverage.y[place]) * scale }

  /// Rings of a village; closed, see `OwnerRings`.
  func rings(ofFeature feature: Int) -> Range<Int> { rings.rings(ofOwner: feature) }
  func places(ofRing ring: Int) -> Range<Int> { rings.places(ofRing: ring) }
  func places(ofArc arc: Int) -> Range<Int> { coverage.places(ofArc: arc) }

  /// True when a world pixel position lies in a feature (even-odd).
  func contains(_ x: Double, _ y: Double, feature: Int) -> Bool {
    guard featureBox[feature].contains(x, y) else { return false }
    let (sx, sy) = (x / scale, y / scale)
    var inside = false
    for ring in rings(ofFeature: feature) {
      for place in places(ofRing: ring).dropFirst() {
        let (ay, by) = (Double(rings.y[place - 1]), Double(rings.y[place]))
        guard (ay > sy) != (by > sy) else { continue }
        let (ax, bx) = (Double(rings.x[place - 1]), Double(rings.x[place]))
        if sx < ax + (sy - ay) / (by - ay) * (bx - ax) { inside.toggle() }
      }
    }
    return inside
  }

  private static func boxes(_ rings: OwnerRings, scale: Double) -> [BoundingBox] {
    (0..<rings.ownerCount).map { owner in
      let of = rings.rings(ofOwner: owner)
      let places = Int(rings.ringStart[of.lowerBound])..<Int(rings.ringStart[of.upperBound])
      guard let west = rings.x[places].min(), let east = rings.x[places].max(), let north = rings.y[places].min(),
        let south = rings.y[places].max()
      else { return .nothing }
      return BoundingBox(minX: Double(west), minY: Double(north), maxX: Double(east), maxY: Double(south))
        .scaled(by: scale)
    }
  }

  private static func areas(_ rings: OwnerRings, scale: Double) -> [Double] {
    (0..<rings.ownerCount).map { owner in
      var twice: Int64 = 0
      for ring in rings.rings(ofOwner: owner) {
        for place in rings.places(ofRing: ring).dropFirst() {
          twice &+= Int64(rings.x[place - 1]) &* Int64(rings.y[place])
          twice &-= Int64(rings.x[place]) &* Int64(rings.y[place - 1])
        }
      }
      return abs(Double(twice)) / 2 * scale * scale
    }
  }
}

extension BoundingBox {
  /// Touches no other box.
  static let nothing = BoundingBox(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)

  func scaled(by factor: Double) -> BoundingBox {
    BoundingBox(minX: minX * factor, minY: minY * factor, maxX: maxX * factor, maxY: maxY * factor)
  }
}
