import GDALBridge

/// Polygons as well-known text (OGC 06-103r4, section 7), also with an `SRID=...;` in front.
struct WKTText {
  /// What the text is; `.null` for an empty geometry.
  var kind: GeometryKind
  var srid: Int?

  /// Reads a text and appends its polygons; nil, with nothing appended, when it is no well-known text.
  init?(_ text: String, to rings: inout RingBuilder) {
    let mark = rings.mark
    var body = text[...]
    if body.prefix(5).uppercased() == "SRID=" {
      guard let end = body.firstIndex(of: ";"), let number = Int(body[..<end].dropFirst(5)) else { return nil }
      srid = number
      body = body[body.index(after: end)...]
    }
    let open = body.firstIndex(of: "(") ?? body.endIndex
    let words = body[..<open].uppercased().split(whereSeparator: \.isWhitespace)
    guard let name = words.first, name.allSatisfy(\.isLetter) else { return nil }
    if words.last == "EMPTY", open == body.endIndex {
      kind = .null
      return
    }
    let type = WKTText.withoutDimensions(String(name))
    guard type == "POLYGON" || type == "MULTIPOLYGON" else {
      guard WKTText.otherTypes.contains(type) else { return nil }
      kind = .other(type)
      return
    }
    kind = .polygon
    guard WKTText.append(body[open...], isMulti: type == "MULTIPOLYGON", to: &rings) else {
      rings.goBack(to: mark)
      return nil
    }
  }

  private static let otherTypes: Set<String> = [
    "POINT", "MULTIPOINT", "LINESTRING", "MULTILINESTRING", "GEOMETRYCOLLECTION", "CURVEPOLYGON", "MULTISURFACE",
    "CIRCULARSTRING", "COMPOUNDCURVE", "MULTICURVE", "TRIANGLE", "TIN", "POLYHEDRALSURFACE",
  ]

  /// `POLYGONZM` is a polygon.
  private static func withoutDimensions(_ name: String) -> String {
    for base in ["MULTIPOLYGON", "POLYGON"] where name.hasPrefix(base) {
      if ["", "Z", "M", "ZM"].contains(name.dropFirst(base.count)) { return base }
    }
    return name
  }

  private static func append(_ text: Substring, isMulti: Bool, to rings: inout RingBuilder) -> Bool {
    // Brackets instead of parentheses, and commas between the numbers, make it a list.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count * 2)
    var isInNumbers = false
    for byte in text.utf8 {
      switch byte {
      case 0x28:
        bytes.append(0x5B)
        isInNumbers = false
      case 0x29:
        if isInNumbers { bytes.append(0x5D) }
        bytes.append(0x5D)
        isInNumbers = false
      case 0x2C:
        if isInNumbers { bytes.append(0x5D) }
        bytes.append(0x2C)
        isInNumbers = false
      case 0...32: if isInNumbers, bytes.last != 0x2C { bytes.append(0x2C) }
      default:
        if !isInNumbers { bytes.append(0x5B) }
        isInNumbers = true
        bytes.append(byte)
      }
    }
    guard bytes.prefix(while: { $0 == 0x5B }).count == (isMulti ? 4 : 3) else { return false }
    return PathText.append(String(decoding: bytes, as: UTF8.self), order: .lonLat, to: &rings)
  }
}
