import Geometry
import Glibc
import Topology

/// A region projected to one UTM zone, in centimetres east and south of a corner: what all sheets of one level of detail
/// share.
struct PaperMap: Sendable {
  let frame: GroundFrame
  let zoom: Int
  let rings: OwnerRings
  let districtRings: OwnerRings
  /// Centimetres of the places of `coverage`.
  let arcX: [Int32]
  let arcY: [Int32]
  let coverage: ArcCoverage
  let kinds: [BorderKind]
  /// Centimetres; an infinite inverted box for an arc or area without places.
  let arcBoxes: [BoundingBox]
  let villageBoxes: [BoundingBox]
  /// In the world of 2^30 centimetres.
  let anchors: LabelAnchors

  init(_ base: BaseMap, frame: GroundFrame, zoom: Int) {
    let coverage = base.pyramid.coverage(zoom: zoom)
    let side = coverage.side
    func ground(_ x: Int32, _ y: Int32) -> (x: Int32, y: Int32) {
      frame.ground(unitX: Double(x) / side, unitY: Double(y) / side)
    }
    self.frame = frame
    self.zoom = zoom
    self.coverage = coverage
    rings = base.pyramid.rings(zoom: zoom).moved(ground)
    districtRings = coverage.dissolved(byDistrictsOf: base.layer).rings().moved(ground)
    let places = zip(coverage.x, coverage.y).map(ground)
    arcX = places.map(\.x)
    arcY = places.map(\.y)
    kinds = borderKinds(coverage, districtOf: base.layer.districtOf)
    arcBoxes = (0..<coverage.arcCount).map { PaperMap.box(arcXs: places[coverage.places(ofArc: $0)]) }
    villageBoxes = PaperMap.boxes(rings)
    func moved(_ anchor: LabelAnchor?) -> LabelAnchor? {
      guard let anchor else { return nil }
      let place = frame.ground(unitX: anchor.unitX, unitY: anchor.unitY)
      return LabelAnchor(
        unitX: Double(place.x) / PaperMap.world, unitY: Double(place.y) / PaperMap.world,
        clearanceUnits: anchor.clearanceUnits)
    }
    anchors = LabelAnchors(
      villages: base.anchors.villages.map(moved), districts: base.anchors.districts.map(moved))
  }

  /// Centimetres of the square world of labels: 2^30.
  static let world = 1_073_741_824.0
  static let worldBits = 30

  /// Box of some villages; nil when none has an area.
  func box(of villages: [Int]) -> BoundingBox? {
    let box = villages.reduce(BoundingBox.nothing) { $0.union(villageBoxes[$1]) }
    return box.minX <= box.maxX ? box : nil
  }

  private static func box(arcXs places: ArraySlice<(x: Int32, y: Int32)>) -> BoundingBox {
    places.reduce(.nothing) { box, place in
      BoundingBox(
        minX: min(box.minX, Double(place.x)), minY: min(box.minY, Double(place.y)),
        maxX: max(box.maxX, Double(place.x)), maxY: max(box.maxY, Double(place.y)))
    }
  }

  private static func boxes(_ rings: OwnerRings) -> [BoundingBox] {
    (0..<rings.ownerCount).map { owner in
      rings.rings(ofOwner: owner).reduce(.nothing) { box, ring in
        let places = rings.places(ofRing: ring)
        guard let west = rings.x[places].min(), let east = rings.x[places].max(), let north = rings.y[places].min(),
          let south = rings.y[places].max()
        else { return box }
        return box.union(
          BoundingBox(minX: Double(west), minY: Double(north), maxX: Double(east), maxY: Double(south)))
      }
    }
  }
}

/// Centimetres on the ground, from a corner near the region; y runs south, as on paper.
struct GroundFrame: Sendable, Equatable {
  let zone: UTMZone
  /// UTM metres of (0, 0), whole kilometres.
  let eastMetres: Double
  let northMetres: Double

  init(_ bounds: BoundingBox) {
    let middle = LonLat(longitude: bounds.midX, latitude: bounds.midY)
    zone = UTMZone(at: middle)
    let corner = zone.project(middle)
    eastMetres = (corner.eastMetres / 1000).rounded() * 1000
    northMetres = (corner.northMetres / 1000).rounded() * 1000
  }

  func ground(unitX: Double, unitY: Double) -> (x: Int32, y: Int32) {
    ground(WebMercator.lonLat(unitX: unitX, unitY: unitY))
  }

  func ground(_ place: LonLat) -> (x: Int32, y: Int32) {
    let metres = zone.project(place)
    func centimetres(_ value: Double) -> Int32 {
      value.isFinite ? Int32(min(max((value * 100).rounded(), -2e9), 2e9)) : 0
    }
    return (centimetres(metres.eastMetres - eastMetres), centimetres(northMetres - metres.northMetres))
  }
}

/// The projected region at the levels of detail that were asked for, made once each.
struct PaperMaps: Sendable {
  let base: BaseMap
  let frame: GroundFrame
  private var maps: [Int: PaperMap] = [:]

  init(_ base: BaseMap) {
    self.base = base
    frame = GroundFrame(base.bounds)
  }

  /// The level whose grid step is at most 0.1 mm on paper, or the finest there is.
  func zoom(forScale denominator: Double) -> Int {
    let latitude = base.bounds.midY
    let equatorStep = WebMercator.equatorMetres / 4096 * max(0.05, cos(latitude * .pi / 180))
    let wanted = log2(equatorStep / max(denominator * 0.0001, 1e-3)).rounded(.up)
    let (low, high) = (base.pyramid.zooms.lowerBound, base.pyramid.zooms.upperBound)
    return min(max(wanted.isFinite ? Int(min(max(wanted, 0), 30)) : high, low), high)
  }

  mutating func prepare(zoom: Int) {
    if maps[zoom] == nil { maps[zoom] = PaperMap(base, frame: frame, zoom: zoom) }
  }

  /// A level that wasn't prepared is made for the caller.
  func map(zoom: Int) -> PaperMap { maps[zoom] ?? PaperMap(base, frame: frame, zoom: zoom) }

  /// The level that boxes are taken from: always the same, so that what was prepared changes nothing.
  var coarse: PaperMap { map(zoom: zoom(forScale: 1_000_000)) }
}
