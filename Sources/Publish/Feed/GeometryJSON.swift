public import Geometry

/// A feature's geometry after RFC 7946: shells counter-clockwise, holes clockwise, at most seven decimals (1 cm), null
/// when it has none. Vertices that fall together by rounding are written once; a ring that collapses is left out.
public func geometryJSON(_ feature: Int, of set: PolygonSet) -> String {
  let polygons = set.polygons(ofFeature: feature).compactMap { polygonJSON($0, of: set) }
  switch polygons.count {
  case 0: return "null"
  case 1: return "{\"type\":\"Polygon\",\"coordinates\":" + polygons[0] + "}"
  default: return "{\"type\":\"MultiPolygon\",\"coordinates\":[" + polygons.joined(separator: ",") + "]}"
  }
}

private func polygonJSON(_ polygon: Int, of set: PolygonSet) -> String? {
  var rings: [String] = []
  for (place, ring) in set.rings(ofPolygon: polygon).enumerated() {
    let text = ringJSON(set.vertices(ofRing: ring), of: set, counterClockwise: place == 0)
    if let text { rings.append(text) } else if place == 0 { return nil }
  }
  return "[" + rings.joined(separator: ",") + "]"
}

private func ringJSON(_ range: Range<Int>, of set: PolygonSet, counterClockwise: Bool) -> String? {
  var area = 0.0
  for v in range.dropLast() { area += set.x[v] * set.y[v + 1] - set.x[v + 1] * set.y[v] }
  let forwards = (area > 0) == counterClockwise
  var texts: [String] = []
  texts.reserveCapacity(range.count)
  for step in 0..<range.count {
    let v = forwards ? range.lowerBound + step : range.upperBound - 1 - step
    let text = "[" + JSONText.decimal(set.x[v], 7) + "," + JSONText.decimal(set.y[v], 7) + "]"
    if texts.last != text { texts.append(text) }
  }
  return texts.count >= 4 ? "[" + texts.joined(separator: ",") + "]" : nil
}
