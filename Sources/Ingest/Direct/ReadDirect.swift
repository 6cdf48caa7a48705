import GDALBridge
import Geometry
import Stunting

/// Reads a polygon file with the columns that an analysis needs.
///
/// Set aside whole, each with its reason: records that a filter leaves out; no geometry; other geometry than polygons;
/// geometry of which repair leaves nothing; with `code`, a record whose code is missing or stands on an earlier one
/// (`duplicateRow` when its polygons are the same, `duplicateCode` when they differ), or is none of the declared system;
/// lakes and forests by their code. Set aside by the cell: numbers that
/// cannot be read, negative ones, more cases than measured, cases without measured.
///
/// The result does not depend on `threads`.
///
/// - Throws: `DirectError`.
public func readDirect(_ request: DirectRequest, threads: Int = 1) async throws(DirectError) -> DirectInput {
  for rate in request.rates where rate.cases.isEmpty || rate.measured.isEmpty {
    throw .incompleteRate(file: fileName(of: request.path))
  }
  let layer = try await directLayer(request, threads: threads)
  let file = fileName(of: request.path)
  let bound = try DirectBinding(request, layer, file: file)
  var records = DirectRecords(request, bound, layer, file: file)
  try records.select(layer)
  let placed = try placedLayer(layer, features: records.kept, declared: request.crs, file: file)
  let places = records.dropRepetitions(placed.original)
  return try await records.finished(placed, places: places, threads: threads)
}
