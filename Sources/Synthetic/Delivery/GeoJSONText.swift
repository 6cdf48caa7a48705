import Geometry

/// Writes feature collections, one feature a line, coordinates with six decimals.
struct GeoJSONText {
  private(set) var bytes: [UInt8]
  private var hasFeature = false

  enum Value {
    case text(String)
    case number(Int)
  }

  init(name: String) {
    bytes = Array("{\"type\":\"FeatureCollection\",\"name\":\"\(name)\",\"features\":[".utf8)
  }

  /// Takes what was written so far, for writing a large file in pieces.
  mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  mutating func end() { add("\n]}\n") }

  mutating func point(_ p: LonLat, _ properties: [(String, Value)]) {
    begin(properties, "Point")
    position(p.longitude, p.latitude)
    add("}}")
  }

  mutating func line(_ points: [LonLat], _ properties: [(String, Value)]) {
    begin(properties, "LineString")
    for (i, p) in points.enumerated() {
      add(i == 0 ? "[" : ",")
      position(p.longitude, p.latitude)
    }
    add("]}}")
  }

  /// A Polygon, or a MultiPolygon when the feature has several parts.
  mutating func polygon(_ feature: Int, of set: PolygonSet, _ properties: [(String, Value)]) {
    let parts = set.polygons(ofFeature: feature)
    begin(properties, parts.count == 1 ? "Polygon" : "MultiPolygon")
    if parts.count != 1 { add("[") }
    for (i, part) in parts.enumerated() {
      add(i == 0 ? "[" : ",[")
      for (j, ring) in set.rings(ofPolygon: part).enumerated() {
        add(j == 0 ? "[" : ",[")
        for (k, v) in set.vertices(ofRing: ring).enumerated() {
          if k > 0 { add(",") }
          position(set.x[v], set.y[v])
        }
        add("]")
      }
      add("]")
    }
    if parts.count != 1 { add("]") }
    add("}}")
  }

  private mutating func begin(_ properties: [(String, Value)], _ type: String) {
    add(hasFeature ? ",\n" : "\n")
    hasFeature = true
    add("{\"type\":\"Feature\",\"properties\":{")
    for (i, (key, value)) in properties.enumerated() {
      if i > 0 { add(",") }
      switch value {
      case .text(let text): add("\"\(key)\":\"\(text)\"")
      case .number(let number): add("\"\(key)\":\(number)")
      }
    }
    add("},\"geometry\":{\"type\":\"\(type)\",\"coordinates\":")
  }

  private mutating func position(_ longitude: Double, _ latitude: Double) {
    bytes.append(91)
    DegreeText.append(longitude, to: &bytes)
    bytes.append(44)
    DegreeText.append(latitude, to: &bytes)
    bytes.append(93)
  }

  private mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
