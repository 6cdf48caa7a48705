import GDALBridge
import Geometry

/// Parses features one after the other into flat arrays.
struct FeatureParser {
  var cursor: JSONCursor
  var rings = RingBuilder()
  var columns = ColumnBuilder()
  var kinds: [GeometryKind] = []
  var pointX: [Double] = []
  var pointY: [Double] = []
  /// Name in the `crs` member (GeoJSON 2008), when there is one.
  var crsName: String?

  init(cursor: JSONCursor) { self.cursor = cursor }

  /// Geometry of the feature being read.
  private var kind = GeometryKind.null
  private var position = (x: Double.nan, y: Double.nan)

  /// Reads one member of `features`: an object with `"type": "Feature"`.
  mutating func readFeature() throws(JSONFault) {
    let start = cursor.at
    let mark = beginFeature()
    var isFeature = false
    try cursor.take(0x7B, .feature)
    cursor.skipBlanks()
    if cursor.byte == 0x7D { throw cursor.fault(.feature, at: start) }
    repeat {
      let key = try cursor.key()
      if cursor.equals(key, "type") {
        isFeature = try readType("Feature")
      } else {
        try readFeatureMember(key, mark)
      }
    } while try cursor.another(0x7D, .commaOrBrace)
    guard isFeature else { throw cursor.fault(.feature, at: start) }
    endFeature()
  }

  /// Notes where the arrays stand before a feature.
  mutating func beginFeature() -> RingBuilder.Mark {
    kind = .null
    position = (.nan, .nan)
    return rings.mark
  }

  mutating func endFeature() {
    rings.endFeature()
    kinds.append(kind)
    pointX.append(position.x)
    pointY.append(position.y)
    columns.endRow()
  }

  /// True when the string value at the cursor is `wanted`; a value that is no string counts as another one.
  mutating func readType(_ wanted: StaticString) throws(JSONFault) -> Bool {
    guard cursor.byte == 0x22 else {
      try cursor.skipValue()
      return false
    }
    return cursor.equals(try cursor.rawString(), wanted)
  }

  /// Reads the value of a member of a feature other than `type`; of members that come twice the last one counts.
  mutating func readFeatureMember(_ key: RawString, _ mark: RingBuilder.Mark) throws(JSONFault) {
    if cursor.equals(key, "geometry") {
      rings.goBack(to: mark)
      try readGeometry(mark)
    } else if cursor.equals(key, "properties") {
      try readProperties()
    } else {
      try cursor.skipValue()
    }
  }

  private mutating func readProperties() throws(JSONFault) {
    columns.restartRow()
    if cursor.byte == 0x6E { return try cursor.literal("null") }
    try cursor.take(0x7B, .object)
    cursor.skipBlanks()
    if cursor.byte == 0x7D {
      cursor.at += 1
      return
    }
    repeat {
      let key = try cursor.key()
      try columns.readMember(key, &cursor)
    } while try cursor.another(0x7D, .commaOrBrace)
  }

  // MARK: - Geometry

  private mutating func readGeometry(_ mark: RingBuilder.Mark) throws(JSONFault) {
    kind = .null
    position = (.nan, .nan)
    if cursor.byte == 0x6E { return try cursor.literal("null") }
    let start = cursor.at
    try cursor.take(0x7B, .geometry)
    cursor.skipBlanks()
    var type: GeometryType?
    var coordinates: Int?
    var readAt: Int?
    if cursor.byte != 0x7D {
      repeat {
        let key = try cursor.key()
        if cursor.equals(key, "type") {
          type = try readGeometryType()
          readAt = nil
        } else if cursor.equals(key, "coordinates") {
          coordinates = cursor.at
          readAt = nil
          if let type {
            rings.goBack(to: mark)
            try readCoordinates(type, mark)
            readAt = coordinates
          } else {
            try cursor.skipValue()
          }
        } else {
          try cursor.skipValue()
        }
      } while try cursor.another(0x7D, .commaOrBrace)
    } else {
      cursor.at += 1
    }
    guard let type else { throw cursor.fault(.geometry, at: start) }
    if readAt == nil { try readLate(type, coordinates, mark) }
  }

  /// The coordinates came before the type that says how to read them: goes back to them.
  private mutating func readLate(
    _ type: GeometryType, _ coordinates: Int?, _ mark: RingBuilder.Mark
  ) throws(JSONFault) {
    rings.goBack(to: mark)
    kind = .null
    position = (.nan, .nan)
    if case .other(let name) = type {
      kind = .other(name)
      return
    }
    guard let coordinates else { throw cursor.fault(.geometry) }
    let end = cursor.at
    cursor.at = coordinates
    try readCoordinates(type, mark)
    cursor.at = end
  }

  private enum GeometryType {
    case polygon, multiPolygon, point, multiPoint
    case other(String)
  }

  private mutating func readGeometryType() throws(JSONFault) -> GeometryType {
    let raw = try cursor.rawString(.geometry)
    if cursor.equals(raw, "MultiPolygon") { return .multiPolygon }
    if cursor.equals(raw, "Polygon") { return .polygon }
    if cursor.equals(raw, "Point") { return .point }
    if cursor.equals(raw, "MultiPoint") { return .multiPoint }
    return .other(try cursor.decoded(raw))
  }

  private mutating func readCoordinates(_ type: GeometryType, _ mark: RingBuilder.Mark) throws(JSONFault) {
    if cursor.byte == 0x6E { return try cursor.literal("null") }
    switch type {
    case .polygon: try readPolygon()
    case .multiPolygon: try readList { parser throws(JSONFault) in try parser.readPolygon() }
    case .point: try readPoint()
    case .multiPoint: try readMultiPoint()
    case .other(let name):
      try cursor.skipValue()
      kind = .other(name)
      return
    }
    if rings.mark.vertices > mark.vertices { kind = .polygon }
  }

  private mutating func readList(
    _ item: (inout FeatureParser) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    try cursor.take(0x5B, .array)
    cursor.skipBlanks()
    if cursor.byte == 0x5D {
      cursor.at += 1
      return
    }
    repeat { try item(&self) } while try cursor.another(0x5D, .commaOrBracket)
  }

  private mutating func readPolygon() throws(JSONFault) {
    try readList { parser throws(JSONFault) in try parser.readRing() }
    rings.endPolygon()
  }

  private mutating func readRing() throws(JSONFault) {
    try cursor.take(0x5B, .array)
    cursor.skipBlanks()
    if cursor.byte == 0x5D {
      cursor.at += 1
      return
    }
    repeat {
      let (x, y) = try readPosition()
      rings.append(x, y)
    } while try cursor.another(0x5D, .commaOrBracket)
    guard !rings.isFull else { throw cursor.fault(.fewerVertices) }
    rings.endRing()
  }

  /// A position; numbers after the second one (height, measure) are read and dropped.
  @inline(__always) private mutating func readPosition() throws(JSONFault) -> (Double, Double) {
    try cursor.take(0x5B, .position)
    cursor.skipBlanks()
    let x = try cursor.number()
    cursor.skipBlanks()
    try cursor.take(0x2C, .position)
    cursor.skipBlanks()
    let y = try cursor.number()
    while try cursor.another(0x5D, .commaOrBracket) { _ = try cursor.number() }
    return (x, y)
  }

  private mutating func readPoint() throws(JSONFault) {
    let start = cursor.at
    try cursor.take(0x5B, .position)
    cursor.skipBlanks()
    if cursor.byte == 0x5D {
      cursor.at += 1
      return
    }
    cursor.at = start
    position = try readPosition()
    kind = .point
  }

  /// A multipoint of one point is a point; of more, it is not one position.
  private mutating func readMultiPoint() throws(JSONFault) {
    var count = 0
    try readList { parser throws(JSONFault) in
      parser.position = try parser.readPosition()
      count += 1
    }
    if count == 1 { kind = .point }
    if count > 1 {
      position = (.nan, .nan)
      kind = .other("MultiPoint")
    }
  }
}
