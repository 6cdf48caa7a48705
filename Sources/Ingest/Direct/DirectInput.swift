public import Geometry
public import Stunting

/// Cases and measured of every unit, in the order of the edition.
///
/// Blank is nil, never 0. Both numbers are there, or the measured are 0 (no rate), or both are nil: no data, or numbers
/// that were set aside.
public struct DirectRate: Sendable, Equatable {
  public var columns: DirectRateColumns
  public var cases: [Double?]
  public var measured: [Double?]
  /// False when a number is no whole one: tests that count children do not hold then.
  public var isWhole: Bool
}

/// A further column of every unit, in the order of the edition; nil is no data.
public struct DirectNumbers: Sendable, Equatable {
  public var column: DirectNumberColumn
  public var values: [Double?]
}

/// How the place of the coordinates on earth is known.
public enum DirectReference: Sendable, Equatable {
  /// The file states this system.
  case stated(String)
  /// The request declares this system.
  case declared(String)
  /// GeoJSON without a statement is WGS 84 longitude and latitude (RFC 7946 section 4).
  case implied
  /// The file states nothing; every coordinate can be a longitude and latitude, so they were taken as WGS 84.
  case assumedDegrees
  /// Plain coordinates: declared so, stated as such by the file, or outside longitude and latitude without a statement.
  case planar(PlanarBasis)

  public var isPlanar: Bool { if case .planar = self { true } else { false } }
}

/// Why coordinates are plain.
public enum PlanarBasis: String, Sendable, Codable, CaseIterable {
  case declared, stated
  case outsideDegrees = "outside_degrees"
}

/// Plain coordinates and where the edition puts them.
///
/// Analyses measure in the metres of a frame centred on the data. So that they can, the edition of a planar layer has
/// its centre at longitude and latitude 0 and `metresPerUnit` metres a unit: distances in a frame are distances in the
/// layer. It is no place on earth: show and write `polygons`, not the edition.
public struct PlanarLayer: Sendable, Equatable {
  /// The units' polygons in the units of the file, valid, shells counter-clockwise.
  public var polygons: PolygonSet
  /// Metres of the edition for one unit of the file: 1 where that makes the layer 1 to 500 km wide, else the power of ten
  /// that makes it 50 to 500 km wide. A distance in units is the one in metres divided by it.
  public var metresPerUnit: Double
}

/// Columns that stand for what was asked or, where nothing was asked, what was recognised.
public struct DirectColumns: Sendable, Equatable {
  public var code: String?
  public var codeSystem: CodeSystem?
  public var name: String?
  public var district: String?
  public var group: String?
}

/// A polygon file ready for analysis, and what became of every record: `recordsRead` = units + whole records set aside.
public struct DirectInput: Sendable, Equatable {
  /// File name without its folder, and the layer as the file calls it.
  public var file: String
  public var layer: String
  /// Units sorted by code where they have official ones, else in the order of the file. A unit without an official code
  /// has a `unitID`: its identifier, or its row number.
  public var edition: BoundaryEdition
  public var reference: DirectReference
  /// Nil unless `reference` is planar.
  public var planar: PlanarLayer?
  public var columns: DirectColumns
  public var rates: [DirectRate]
  public var numbers: [DirectNumbers]
  /// Group of every unit; empty without a group column, nil for a blank cell.
  public var groups: [String?]
  /// Records, and cells of kept records, that were not used. Rows count from 1 in the order of the file.
  public var setAside: [SetAside]
  public var findings: [ImportFinding]
  public var recordsRead: Int

  /// Records of which a reason took the whole.
  public var recordsSetAside: Int { setAside.count { $0.wholeRecord } }
}
