internal import Tiles

/// The area of a polygon feature in each quarter of its tile, in square steps: north-west, north-east, south-west,
/// south-east. Holes count negative, as their rings run the other way.
func quadrantAreas(_ geometry: TileGeometry, extent: Int) -> [Double] {
  guard geometry.kind == .polygons else { return [0, 0, 0, 0] }
  let half = Double(extent) / 2
  return (0..<4).map { quadrant in
    let x = Double(quadrant % 2) * half
    let y = Double(quadrant / 2) * half
    return (0..<geometry.partCount).reduce(0) { $0 + clippedArea(geometry, $1, x...x + half, y...y + half) }
  }
}

/// The signed area of the part of a ring within a box.
private func clippedArea(
  _ geometry: TileGeometry, _ part: Int, _ columns: ClosedRange<Double>, _ rows: ClosedRange<Double>
) -> Double {
  let places = geometry.places(ofPart: part)
  var ring = places.map { (x: Double(geometry.x[$0]), y: Double(geometry.y[$0])) }
  ring = cut(ring) { $0.x - columns.lowerBound }
  ring = cut(ring) { columns.upperBound - $0.x }
  ring = cut(ring) { $0.y - rows.lowerBound }
  ring = cut(ring) { rows.upperBound - $0.y }
  guard var before = ring.last else { return 0 }
  var sum = 0.0
  for place in ring {
    sum += before.x * place.y - place.x * before.y
    before = place
  }
  return sum / 2
}

/// The part of a ring where `inside` is not negative (Sutherland and Hodgman 1974).
private func cut(
  _ ring: [(x: Double, y: Double)], _ inside: ((x: Double, y: Double)) -> Double
) -> [(x: Double, y: Double)] {
  guard var before = ring.last else { return [] }
  var kept: [(x: Double, y: Double)] = []
  for place in ring {
    let (a, b) = (inside(before), inside(place))
    if (a < 0) != (b < 0) {
      let share = a / (a - b)
      kept.append((before.x + (place.x - before.x) * share, before.y + (place.y - before.y) * share))
    }
    if b >= 0 { kept.append(place) }
    before = place
  }
  return kept
}
