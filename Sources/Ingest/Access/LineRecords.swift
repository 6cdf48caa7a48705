import GDALBridge
import Geometry
import Stunting

/// Turns the features of a line layer into travel lines.
struct LineRecords {
  private let source: TravelLineSource
  private let layer: LineLayer
  private let table: TextTable
  private let region: BoundingBox?
  private let filters: BoundFilters
  private let classColumn: Int?
  private let oneWayColumn: Int?
  private let speedColumn: Int?
  private let oneWay: OneWayText
  private let speeds: NumberReader
  private var classes: [String: Int32] = [:]
  private var aside: AccessAside
  private var accepted = 0
  private var lines: TravelLines

  init(
    _ source: TravelLineSource, _ layer: LineLayer, _ table: TextTable, region: BoundingBox?
  ) throws(IngestError) {
    self.source = source
    self.layer = layer
    self.table = table
    self.region = region
    filters = try BoundFilters(source.location.filters, in: table)
    classColumn = try LineRecords.column(source.classColumn, table)
    oneWayColumn = try LineRecords.column(source.oneWayColumn, table)
    speedColumn = try LineRecords.column(source.speedColumn, table)
    oneWay = OneWayText(oneWayColumn.map { column in (0..<table.rowCount).map { table.cell($0, column) } } ?? [])
    speeds = speedColumn.map { table.numberColumns([$0])[0].reader } ?? NumberReader(decimal: .point)
    aside = AccessAside(sourceID: source.location.id)
    lines = TravelLines(sourceID: source.location.id, role: source.role)
  }

  private static func column(_ name: String?, _ table: TextTable) throws(IngestError) -> Int? {
    guard let name else { return nil }
    return try table.column(name)
  }

  /// - Parameters: Vertices of the layer in degrees; NaN where they could not be brought there.
  mutating func take(x: [Double], y: [Double]) {
    for feature in layer.kinds.indices {
      if let reason = takeFeature(feature, x, y) { aside.drop(feature + 1, reason) } else { accepted += 1 }
    }
  }

  /// Why the whole feature is not used; nil when it is.
  private mutating func takeFeature(_ feature: Int, _ x: [Double], _ y: [Double]) -> SetAsideReason? {
    switch layer.kinds[feature] {
    case .null: return .noGeometry
    case .other: return .wrongGeometryType
    case .lines: break
    }
    guard filters.accept(table, row: feature) else { return .filteredOut }
    let sound = layer.parts(ofFeature: feature).filter { isSound(layer.vertices(ofPart: $0), x, y) }
    guard !sound.isEmpty else { return .unreadableGeometry }
    let near = sound.filter { isNear(layer.vertices(ofPart: $0), x, y) }
    guard !near.isEmpty else { return .outsideRegion }
    if sound.count < layer.parts(ofFeature: feature).count {
      aside.dropCell(feature + 1, column: nil, .unreadableGeometry)
    }
    let road = attributes(feature)
    for part in near { append(layer.vertices(ofPart: part), x, y, road) }
    return nil
  }

  /// Every vertex is a place and not all are the same one.
  private func isSound(_ vertices: Range<Int>, _ x: [Double], _ y: [Double]) -> Bool {
    guard let first = vertices.first else { return false }
    var moves = false
    for v in vertices {
      guard x[v].magnitude <= 180, y[v].magnitude <= 90 else { return false }
      if x[v] != x[first] || y[v] != y[first] { moves = true }
    }
    return moves
  }

  private func isNear(_ vertices: Range<Int>, _ x: [Double], _ y: [Double]) -> Bool {
    guard let region else { return true }
    return BoundingBox(x: x, y: y, range: vertices).map(region.intersects) ?? false
  }

  // MARK: - Attributes

  private struct Road {
    var classIndex: Int32
    var oneWay: Int8
    var speed: Float
  }

  private mutating func attributes(_ feature: Int) -> Road {
    Road(classIndex: classIndex(feature), oneWay: direction(feature), speed: speed(feature))
  }

  private mutating func classIndex(_ feature: Int) -> Int32 {
    let name = classColumn.map { table.trimmed(feature, $0) } ?? ""
    if let known = classes[name] { return known }
    let index = Int32(clamping: lines.classNames.count)
    classes[name] = index
    lines.classNames.append(name)
    return index
  }

  private mutating func direction(_ feature: Int) -> Int8 {
    guard let column = oneWayColumn else { return 0 }
    if let known = oneWay.direction(table.cell(feature, column)) { return known }
    aside.dropCell(feature + 1, column: table.columnNames[column], .unusableValue)
    return 0
  }

  /// `40`, `40 km/h`, `25 mph`; 0 is what programs write for nothing.
  private mutating func speed(_ feature: Int) -> Float {
    guard let column = speedColumn else { return .nan }
    let text = table.trimmed(feature, column).lowercased()
    var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let isMiles = words.last == "mph"
    if words.count > 1, ["km/h", "km/jam", "kmh", "kph", "mph"].contains(words.last ?? "") { words.removeLast() }
    switch speeds.read(words.joined(separator: " ")) {
    case .blank, .number(0, _): return .nan
    case .number(let value, _) where value > 0 && value <= 500: return Float(isMiles ? value * 1.609344 : value)
    case .number, .notANumber:
      aside.dropCell(feature + 1, column: table.columnNames[column], .notANumber)
      return .nan
    }
  }

  private mutating func append(_ vertices: Range<Int>, _ x: [Double], _ y: [Double], _ road: Road) {
    lines.longitudes.append(contentsOf: x[vertices])
    lines.latitudes.append(contentsOf: y[vertices])
    lines.lineStart.append(Int32(clamping: lines.longitudes.count))
    lines.classOf.append(road.classIndex)
    lines.oneWay.append(road.oneWay)
    lines.speedKilometresPerHour.append(road.speed)
  }

  func finished() -> TravelLineImport {
    var result = lines
    result.classSpeeds = ClassSpeeds(source.speeds).table(lines.classNames)
    return TravelLineImport(
      lines: result, featuresAccepted: accepted, setAside: aside.sorted, findings: [],
      recordsRead: layer.featureCount, recordsSetAside: aside.count)
  }
}
