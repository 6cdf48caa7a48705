import GDALBridge
import Geometry

/// A table with a geometry column as a layer: geometry only, record i of the table is feature i.
///
/// - Returns: The layer, and the records whose text is no geometry.
/// - Throws: `columnMissing`; `crsConflict` when texts state several reference systems; `fileTooLarge`.
func geometryLayer(_ table: TextTable, _ geometry: GeometryColumn) throws(IngestError) -> (VectorLayer, Set<Int>) {
  let column = try table.column(geometry.column)
  var builder = GeometryTableBuilder(table, geometry)
  for row in 0..<table.rowCount { builder.add(table.cell(row, column), row: row) }
  return (try builder.finished(), builder.unreadable)
}

private struct GeometryTableBuilder {
  private let file: String
  private let geometry: GeometryColumn
  private var rings = RingBuilder()
  private var kinds: [GeometryKind] = []
  private var systems: Set<Int> = []
  var unreadable: Set<Int> = []

  init(_ table: TextTable, _ geometry: GeometryColumn) {
    file = table.file
    self.geometry = geometry
  }

  mutating func add(_ cell: String, row: Int) {
    let text = trimmedText(cell)
    kinds.append(text.isEmpty || text.lowercased() == "null" ? .null : read(text, row))
    rings.endFeature()
  }

  private mutating func read(_ text: String, _ row: Int) -> GeometryKind {
    let before = rings.mark.vertices
    switch geometry {
    case .path(_, let order):
      if text == "[]" { return .null }
      if PathText.append(text, order: order, to: &rings) { return rings.mark.vertices > before ? .polygon : .null }
    case .wkt:
      if let read = WKTText(text, to: &rings) {
        if let srid = read.srid { systems.insert(srid) }
        return read.kind
      }
    }
    unreadable.insert(row)
    return .null
  }

  func finished() throws(IngestError) -> VectorLayer {
    var layer = VectorLayer(name: file, crs: try crs())
    guard let polygons = rings.polygonSet else { throw .fileTooLarge(file: file, limitBytes: largestFileBytes) }
    layer.polygons = polygons
    layer.geometry = kinds
    layer.featureIDs = kinds.indices.map { Int64($0) + 1 }
    return layer
  }

  /// A path is latitude and longitude by what it is; well-known text says its system or leaves it to the declaration.
  private func crs() throws(IngestError) -> LayerCRS {
    if case .path = geometry { return .impliedWGS84 }
    let known = systems.filter { $0 > 0 }.sorted()
    guard known.count <= 1 else {
      throw .crsConflict(file: file, stated: "EPSG:\(known[0])", declared: "EPSG:\(known[1])")
    }
    return known.first.map { .stated("EPSG:\($0)") } ?? .none
  }
}
