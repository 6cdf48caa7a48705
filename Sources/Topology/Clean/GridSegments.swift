import Geometry
import Glibc
import Parallel

/// The rings of a layer as segments on the grid, in chunks of rings. Places that are not finite are passed over, places
/// beyond the square are pulled to its border, open rings are closed, segments without length are left out.
func gridSegments(of set: PolygonSet, bits: Int, threads: Int) async throws -> [[GridSegment]] {
  let projection = GridProjection(bits: bits)
  return try await mapChunks(count: set.ringCount, chunkSize: 512, threads: threads) { rings in
    var segments: [GridSegment] = []
    segments.reserveCapacity(Int(set.ringStart[rings.upperBound] - set.ringStart[rings.lowerBound]))
    for ring in rings {
      appendSegments(of: set, ring: ring, projection, to: &segments)
    }
    return segments
  }
}

private func appendSegments(
  of set: PolygonSet, ring: Int, _ projection: GridProjection, to segments: inout [GridSegment]
) {
  var first: PlaceKey?
  var last: PlaceKey?
  for v in set.vertices(ofRing: ring) {
    guard let place = projection.place(longitude: set.x[v], latitude: set.y[v]) else { continue }
    if let last, last != place { segments.append(GridSegment(last, place, source: Int32(ring))) }
    first = first ?? place
    last = place
  }
  if let first, let last, first != last { segments.append(GridSegment(last, first, source: Int32(ring))) }
}

/// From degrees to places of the grid.
struct GridProjection: Sendable {
  let side: Double

  init(bits: Int) { side = Double(sign: .plus, exponent: bits, significand: 1) }

  /// The nearest place, or nil when a coordinate is not finite.
  func place(longitude: Double, latitude: Double) -> PlaceKey? {
    guard longitude.isFinite, latitude.isFinite else { return nil }
    let unit = WebMercator.unit(LonLat(longitude: longitude, latitude: latitude))
    return PlaceKey(x: step(unit.x), y: step(unit.y))
  }

  private func step(_ unit: Double) -> Int { Int(min(max((unit * side).rounded(), 0), side - 1)) }

  /// Metres on the ground of one step at a row: the sphere of Web Mercator, where cos(latitude) = 1 / cosh(y).
  func metresPerStep(row: Double) -> Double {
    WebMercator.equatorMetres / side / cosh(.pi * (1 - 2 * row / side))
  }
}
