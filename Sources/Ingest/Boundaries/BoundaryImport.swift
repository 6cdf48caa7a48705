import GDALBridge
import Geometry
public import Stunting

/// Village boundaries read from a file, and what became of every record: `recordsRead` = villages + set aside.
public struct BoundaryImport: Sendable, Equatable {
  public var edition: BoundaryEdition
  public var setAside: [SetAside]
  public var findings: [ImportFinding]
  public var recordsRead: Int

  /// The same with the name of its file in every record set aside and finding, for sources of several files.
  public func inFile(_ name: String) -> BoundaryImport {
    var result = self
    for index in result.setAside.indices { result.setAside[index].file = name }
    for index in result.findings.indices { result.findings[index].file = name }
    return result
  }
}

/// Reads village boundaries as an edition: villages sorted by code, polygons in WGS 84 degrees, valid, shells
/// counter-clockwise.
///
/// Polygons come from a vector layer or, with `geometryColumn`, from a column of any table.
///
/// Set aside, each with its reason: records that a filter leaves out; lakes and forests (`isNoVillage`); a code that is
/// missing or no village code of the system; a geometry column that can't be read; a second record of a code (`duplicateRow` when its polygons are the same, `duplicateCode` when they differ);
/// no geometry; other geometry than polygons; geometry of which repair leaves nothing.
///
/// - Throws: `IngestError`; `.nothingSelected` when the filters leave nothing, `.noneUsable` when no village is left.
public func importBoundaries(_ source: BoundarySource, threads: Int = 1) async throws(IngestError) -> BoundaryImport {
  guard let system = source.place.codeSystem, !source.place.villageCode.isEmpty else {
    throw .badRequest(source: source.location.id, detail: "code_system, code")
  }
  let (layer, table, unreadable) = try await boundaryLayer(source, threads: threads)
  var reader = try BoundaryRecords(source, system, table)
  reader.read(layer, unreadable: unreadable)
  let degreeLayer = try degrees(layer, declared: source.location.crs, file: table.file)
  reader.dropRepetitions(degreeLayer.polygons)
  return try await reader.finished(degreeLayer.polygons, threads: threads)
}

/// Geometry and attributes of a source, and the records whose geometry was given as a text that is none.
private func boundaryLayer(
  _ source: BoundarySource, threads: Int
) async throws(IngestError) -> (VectorLayer, TextTable, Set<Int>) {
  let location = source.location
  if let geometry = source.geometryColumn {
    let expected = source.place.columnNames + [geometry.column] + location.filters.map(\.column)
    let table = try await TableReader.read(location.tableFile, expecting: expected)
    let (layer, unreadable) = try geometryLayer(table, geometry)
    return (layer, table, unreadable)
  }
  let layer = try await VectorReader.read(
    path: location.path, layer: location.layer, encoding: location.encoding, threads: threads)
  return (layer, TextTable(layer: layer, file: fileName(of: location.path)), [])
}
