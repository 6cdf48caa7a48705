import Geometry

/// The rings of a coverage on an integer grid of 2^30 steps a side of the world (3.7 cm at the equator), with one id
/// for each place: vertices that are equal on the grid are the same vertex.
///
/// Left out: vertices that aren't finite, a vertex equal to the one before it, rings with fewer than three places.
struct CoverageRings: Sendable {
  static let gridSize = 1_073_741_824.0

  /// Grid coordinates of the places.
  private(set) var x: [Int32] = []
  private(set) var y: [Int32] = []
  /// Places of each ring, the first not repeated; ring r is `ringPlaces[ringStart[r]..<ringStart[r + 1]]`.
  private(set) var ringPlaces: [Int32] = []
  private(set) var ringStart: [Int32] = [0]
  /// Feature of each ring, ascending.
  private(set) var ringFeature: [Int32] = []
  let featureCount: Int
  /// A place in each feature, for those too small to draw; nil for a feature without any finite vertex.
  private(set) var anchors: [Int32?] = []

  private var placeOf: [UInt64: Int32] = [:]

  init(_ polygons: LonLatPolygons) {
    let planar = polygons.planar
    featureCount = planar.featureCount
    placeOf.reserveCapacity(planar.vertexCount)
    for feature in 0..<planar.featureCount {
      let firstRing = ringFeature.count
      var anchor: Int32?
      for ring in planar.rings(ofFeature: feature) {
        let first = append(planar.vertices(ofRing: ring), of: planar, feature: feature)
        anchor = anchor ?? first
      }
      anchors.append(firstRing < ringFeature.count ? ringPlaces[Int(ringStart[firstRing])] : anchor)
    }
    placeOf = [:]
  }

  var ringCount: Int { ringFeature.count }
  func places(ofRing ring: Int) -> ArraySlice<Int32> { ringPlaces[Int(ringStart[ring])..<Int(ringStart[ring + 1])] }

  /// Adds a ring if it is one; gives its first place, if any.
  private mutating func append(_ vertices: Range<Int>, of planar: PolygonSet, feature: Int) -> Int32? {
    let start = ringPlaces.count
    for v in vertices {
      guard let place = place(longitude: planar.x[v], latitude: planar.y[v]) else { continue }
      if ringPlaces.count == start || ringPlaces[ringPlaces.count - 1] != place { ringPlaces.append(place) }
    }
    let first = ringPlaces.count > start ? ringPlaces[start] : nil
    while ringPlaces.count > start + 1, ringPlaces[ringPlaces.count - 1] == first { ringPlaces.removeLast() }
    if ringPlaces.count - start < 3 {
      ringPlaces.removeLast(ringPlaces.count - start)
    } else {
      ringStart.append(Int32(ringPlaces.count))
      ringFeature.append(Int32(feature))
    }
    return first
  }

  private mutating func place(longitude: Double, latitude: Double) -> Int32? {
    guard let point = GridPoint(LonLat(longitude: longitude, latitude: latitude)) else { return nil }
    let key = UInt64(UInt32(bitPattern: point.x)) << 32 | UInt64(UInt32(bitPattern: point.y))
    if let known = placeOf[key] { return known }
    let place = Int32(x.count)
    placeOf[key] = place
    x.append(point.x)
    y.append(point.y)
    return place
  }
}

/// A position on the grid of `CoverageRings`; nil when it isn't finite.
struct GridPoint: Sendable, Equatable {
  var x: Int32
  var y: Int32

  init?(_ position: LonLat) {
    guard position.longitude.isFinite, position.latitude.isFinite else { return nil }
    let unit = WebMercator.unit(position)
    x = GridPoint.step(unit.x)
    y = GridPoint.step(unit.y)
  }

  private static func step(_ unit: Double) -> Int32 {
    Int32((min(max(unit, 0), 1) * CoverageRings.gridSize).rounded())
  }
}
