public import Stunting

/// What stops the direct reading of a polygon file. `file` is a name without its folder; rows count from 1 in the order
/// of the file. Bad records are no errors: they come back as `SetAside` with a reason.
public enum DirectError: Error, Sendable, Equatable {
  /// The file cannot be read, has no such layer, or its coordinates cannot be used.
  case file(IngestError)
  /// No column of this name; `nearest` is the most similar one, when one is.
  case columnMissing(file: String, layer: String, column: String, available: [String], nearest: String?)
  /// The names are the same but for case and blanks, so the column asked for is not told.
  case columnAmbiguous(file: String, layer: String, column: String, candidates: [String])
  /// No feature is a polygon.
  case noPolygons(file: String, layer: String, points: Int, others: Int, withoutGeometry: Int)
  /// A column asked for numbers holds none; `row` and `text` are its first cell that is filled, nil when all are blank.
  case noNumbers(file: String, layer: String, column: String, row: Int?, text: String?)
  /// Not one unit has a rate that can be used; `reason` is the most frequent one, nil when the cells are blank or 0.
  case noRates(file: String, layer: String, cases: [String], measured: [String], reason: SetAsideReason?)
  /// Filters leave nothing of the `read` records.
  case nothingSelected(file: String, layer: String, read: Int)
  /// None of the `read` records can be used; `reason` is the most frequent one.
  case noneUsable(file: String, layer: String, read: Int, reason: SetAsideReason)
  /// A part of the coordinates cannot be longitude and latitude: neither degrees nor plain units for certain.
  case mixedCoordinates(file: String, row: Int, x: Double, y: Double, outside: Int, vertices: Int)
  /// An archive without any polygon file, or a file of it that is missing; `entries` are the names in it.
  case archiveWithoutLayer(file: String, entries: [String])
  /// A request that names no column for one side of a rate.
  case incompleteRate(file: String)
}
