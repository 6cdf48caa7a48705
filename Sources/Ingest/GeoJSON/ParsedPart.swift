import GDALBridge

/// What a parser made of its part of a text.
struct ParsedPart: Sendable {
  var rings: RingBuilder
  var columns: ColumnBuilder
  var kinds: [GeometryKind]
  var pointX: [Double]
  var pointY: [Double]
  var crsName: String?

  init(_ parser: FeatureParser) {
    rings = parser.rings
    columns = parser.columns
    kinds = parser.kinds
    pointX = parser.pointX
    pointY = parser.pointY
    crsName = parser.crsName
  }

  /// The parts one behind the other.
  init(joining parts: [ParsedPart]) {
    rings = RingBuilder()
    columns = ColumnBuilder()
    kinds = parts.flatMap(\.kinds)
    pointX = parts.flatMap(\.pointX)
    pointY = parts.flatMap(\.pointY)
    crsName = parts.lazy.compactMap(\.crsName).last
    rings.reserve(vertices: parts.reduce(0) { $0 + $1.rings.x.count })
    for part in parts {
      rings.append(contentsOf: part.rings)
      columns.append(contentsOf: part.columns)
    }
  }
}

extension FeatureParser {
  /// Room for the vertices that a text of `bytes` may hold, at some 24 bytes a vertex; a guess that only saves time.
  mutating func reserve(bytes: Int) { rings.reserve(vertices: bytes / 24) }
}
