import GDALBridge
import Geometry
public import Stunting

/// Village boundaries read from a file, and what became of every record: `recordsRead` = villages + set aside.
public struct BoundaryImport: Sendable, Equatable {
  public var edition: BoundaryEdition
  public var setAside: [SetAside]
  public var findings: [ImportFinding]
  public var recordsRead: Int
}

/// Reads village boundaries as an edition: villages sorted by code, polygons in WGS 84 degrees, valid, shells
/// counter-clockwise.
///
/// Set aside, each with its reason: records that a filter leaves out; a code that is missing or no village code of the
/// system; a second record of a code (`duplicateRow` when its polygons are the same, `duplicateCode` when they differ);
/// no geometry; other geometry than polygons; geometry of which repair leaves nothing.
///
/// - Throws: `IngestError`; `.nothingSelected` when no village is left.
public func importBoundaries(_ source: BoundarySource, threads: Int = 1) async throws(IngestError) -> BoundaryImport {
  guard let system = source.place.codeSystem, !source.place.villageCode.isEmpty else {
    throw .badRequest(source: source.location.id, detail: "code_system, code")
  }
  let location = source.location
  let layer = try await VectorReader.read(
    path: location.path, layer: location.layer, encoding: location.encoding, threads: threads)
  let table = TextTable(layer: layer, file: fileName(of: location.path))
  var reader = try BoundaryRecords(source, system, table)
  reader.read(layer)
  let degreeLayer = try degrees(layer, declared: location.crs, file: table.file)
  reader.dropRepetitions(degreeLayer.polygons)
  return try await reader.finished(degreeLayer.polygons, threads: threads)
}
