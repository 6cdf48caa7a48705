import Geometry

/// The coverage at one scale, in world pixels rounded to 1/256 (cairo's own step), simplified by half a pixel.
struct ZoomGeometry: Sendable {
  /// The zoom, or for a sheet the zoom whose line widths and letters suit it.
  let zoom: Int
  /// Pixels of the whole world at this scale: 256 x 2^zoom for tiles.
  let side: Double
  /// Borders: points of arc a are `arcStart[a]..<arcStart[a + 1]`.
  private(set) var arcX: [Double] = []
  private(set) var arcY: [Double] = []
  private(set) var arcStart: [Int32] = [0]
  private(set) var arcBox: [BoundingBox] = []
  /// Rings put together from the same arcs, not closed; rings of feature f are `featureStart[f]..<featureStart[f + 1]`.
  private(set) var ringX: [Double] = []
  private(set) var ringY: [Double] = []
  private(set) var ringStart: [Int32] = [0]
  private(set) var featureStart: [Int32] = [0]
  /// Box and area (square pixels) a feature; an infinite inverted box for one without rings.
  private(set) var featureBox: [BoundingBox] = []
  private(set) var featureArea: [Double] = []

  init(zoom: Int, coverage: Coverage, side: Double? = nil, tolerancePixels: Double = 0.5) {
    self.zoom = zoom
    self.side = side ?? WebMercator.worldPixels(zoom: zoom)
    let scale = self.side / CoverageRings.gridSize
    simplifyArcs(coverage, scale: scale, tolerance: tolerancePixels / scale)
    assembleRings(coverage)
  }

  private mutating func simplifyArcs(_ coverage: Coverage, scale: Double, tolerance: Double) {
    let arcs = coverage.arcs
    for arc in 0..<arcs.count {
      let first = arcX.count
      for index in arcs.range(ofArc: arc) where coverage.significance[index] > tolerance {
        let place = Int(arcs.places[index])
        appendArcPoint(Double(coverage.rings.x[place]) * scale, Double(coverage.rings.y[place]) * scale, from: first)
      }
      arcStart.append(Int32(arcX.count))
      arcBox.append(BoundingBox(x: arcX, y: arcY, range: first..<arcX.count) ?? .nothing)
    }
  }

  private mutating func appendArcPoint(_ x: Double, _ y: Double, from first: Int) {
    let px = (x * 256).rounded() / 256
    let py = (y * 256).rounded() / 256
    if arcX.count > first, arcX[arcX.count - 1] == px, arcY[arcY.count - 1] == py { return }
    arcX.append(px)
    arcY.append(py)
  }

  private mutating func assembleRings(_ coverage: Coverage) {
    var ring = 0
    for feature in 0..<coverage.rings.featureCount {
      let first = ringX.count
      var area = 0.0
      while ring < coverage.rings.ringCount, coverage.rings.ringFeature[ring] == Int32(feature) {
        area += appendRing(ring, coverage.arcs)
        ring += 1
      }
      featureStart.append(Int32(ringStart.count - 1))
      featureBox.append(BoundingBox(x: ringX, y: ringY, range: first..<ringX.count) ?? .nothing)
      featureArea.append(abs(area))
    }
  }

  /// Appends a ring; gives its signed area. One that has become a line is left out (its borders are still drawn).
  private mutating func appendRing(_ ring: Int, _ arcs: ArcTable) -> Double {
    let first = ringX.count
    for item in arcs.ringArcs[Int(arcs.ringArcStart[ring])..<Int(arcs.ringArcStart[ring + 1])] {
      let arc = Int(item < 0 ? ~item : item)
      let points = Int(arcStart[arc])..<Int(arcStart[arc + 1])
      for point in item < 0 ? Array(points.reversed()) : Array(points) { appendRingPoint(point, from: first) }
    }
    let area = signedArea(x: ringX, y: ringY, range: first..<ringX.count)
    if ringX.count - first < 3 || area == 0 {
      ringX.removeLast(ringX.count - first)
      ringY.removeLast(ringY.count - first)
      return 0
    }
    ringStart.append(Int32(ringX.count))
    return area
  }

  private mutating func appendRingPoint(_ index: Int, from first: Int) {
    if ringX.count > first, ringX[ringX.count - 1] == arcX[index], ringY[ringY.count - 1] == arcY[index] { return }
    ringX.append(arcX[index])
    ringY.append(arcY[index])
  }

  func rings(ofFeature feature: Int) -> Range<Int> { Int(featureStart[feature])..<Int(featureStart[feature + 1]) }
  func points(ofRing ring: Int) -> Range<Int> { Int(ringStart[ring])..<Int(ringStart[ring + 1]) }
  func points(ofArc arc: Int) -> Range<Int> { Int(arcStart[arc])..<Int(arcStart[arc + 1]) }

  /// True when a world pixel position lies in a feature (even-odd).
  func contains(_ x: Double, _ y: Double, feature: Int) -> Bool {
    guard featureBox[feature].contains(x, y) else { return false }
    var inside = false
    for ring in rings(ofFeature: feature) {
      let points = points(ofRing: ring)
      var previous = points.upperBound - 1
      for point in points {
        let (ay, by) = (ringY[previous], ringY[point])
        if (ay > y) != (by > y), x < ringX[previous] + (y - ay) / (by - ay) * (ringX[point] - ringX[previous]) {
          inside.toggle()
        }
        previous = point
      }
    }
    return inside
  }
}

extension BoundingBox {
  /// Touches no other box.
  static let nothing = BoundingBox(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
}

/// Shoelace formula about the first point, for an open or closed ring.
func signedArea(x: [Double], y: [Double], range: Range<Int>) -> Double {
  guard range.count > 2 else { return 0 }
  var sum = 0.0
  var previous = range.upperBound - 1
  let (ox, oy) = (x[range.lowerBound], y[range.lowerBound])
  for v in range {
    sum += (x[previous] - ox) * (y[v] - oy) - (x[v] - ox) * (y[previous] - oy)
    previous = v
  }
  return sum / 2
}
