import Geometry
import Glibc

/// Where names belong, for all zooms, in unit coordinates of `WebMercator`.
struct LabelAnchors: Sendable {
  /// Middle of the widest part of each village; nil for an empty one.
  private(set) var villages: [Pole?] = []
  private(set) var districts: [Pole?] = []
  /// Box of each district, unit coordinates.
  private(set) var districtBoxes: [BoundingBox] = []

  /// Taken from one zoom's geometry, the most detailed one.
  init(_ geometry: ZoomGeometry, coverage: Coverage, layer: MapLayer) {
    let scale = 1 / geometry.side
    for village in 0..<coverage.rings.featureCount {
      let given = layer.labelPoints.indices.contains(village) ? layer.labelPoints[village] : nil
      villages.append(given.flatMap(pole(at:)) ?? villagePole(village, geometry).map { $0.scaled(by: scale) })
    }
    for district in layer.districtNames.indices {
      let members = layer.districtOf.indices.filter { layer.districtOf[$0] == district }
      let box = members.reduce(BoundingBox.nothing) { $0.union(geometry.featureBox[$1]) }
      districtBoxes.append(
        BoundingBox(minX: box.minX * scale, minY: box.minY * scale, maxX: box.maxX * scale, maxY: box.maxY * scale))
      districts.append(districtPole(members, box, geometry, coverage.arcs)?.scaled(by: scale))
    }
  }
}

extension Pole {
  func scaled(by factor: Double) -> Pole { Pole(x: x * factor, y: y * factor, clearance: clearance * factor) }
}

private func pole(at position: LonLat) -> Pole? {
  guard position.longitude.isFinite, position.latitude.isFinite else { return nil }
  let unit = WebMercator.unit(position)
  return Pole(x: unit.x, y: unit.y, clearance: 0)
}

private func villagePole(_ village: Int, _ geometry: ZoomGeometry) -> Pole? {
  findPole(in: geometry.featureBox[village]) { x, y in
    var square = Double.infinity
    for ring in geometry.rings(ofFeature: village) {
      let points = geometry.points(ofRing: ring)
      square = min(square, squaredDistance(x, y, geometry.ringX, geometry.ringY, points, closed: true))
    }
    return geometry.contains(x, y, feature: village) ? square.squareRoot() : -square.squareRoot()
  }
}

/// The pole of a set of villages: borders among them don't count.
private func districtPole(_ members: [Int], _ box: BoundingBox, _ geometry: ZoomGeometry, _ arcs: ArcTable) -> Pole? {
  var isMember = [Bool](repeating: false, count: geometry.featureBox.count)
  for member in members { isMember[member] = true }
  let border = (0..<arcs.count).filter { arc in
    let counts = arcs.kind[arc] == .district || arcs.kind[arc] == .outer
    return counts && (isMember[Int(arcs.ownerA[arc])] || arcs.ownerB[arc] >= 0 && isMember[Int(arcs.ownerB[arc])])
  }
  return findPole(in: box) { x, y in
    guard members.contains(where: { geometry.contains(x, y, feature: $0) }) else { return -1 }
    var square = Double.infinity
    for arc in border {
      let points = geometry.points(ofArc: arc)
      square = min(square, squaredDistance(x, y, geometry.arcX, geometry.arcY, points, closed: false))
    }
    return square.squareRoot()
  }
}

private func squaredDistance(
  _ x: Double, _ y: Double, _ xs: [Double], _ ys: [Double], _ points: Range<Int>, closed: Bool
) -> Double {
  guard var previous = closed ? points.last : points.first else { return .infinity }
  var best = Double.infinity
  for point in points {
    best = min(best, squaredSegmentDistance(x, y, xs[previous], ys[previous], xs[point], ys[point]))
    previous = point
  }
  return best
}
