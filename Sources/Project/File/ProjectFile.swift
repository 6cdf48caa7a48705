public import Foundation
public import Stunting

/// A place: the regency that a project is about.
public struct ProjectPlace: Sendable, Equatable, Codable {
  public var name: String
  /// Kemendagri or BPS code of the regency, as written; printed as *Kode Wilayah*.
  public var regencyCode: String?
  public var institution: String?
  /// True for invented data: every map and report says so.
  public var synthetic: Bool
}

/// Which rows of a file belong to a source: the column's text must equal, start with or be one of the values.
public struct RowFilter: Sendable, Equatable, Codable {
  public enum Test: String, Sendable, Codable {
    case isOneOf = "is"
    case startsWith = "starts_with"
    case isNot = "is_not"
  }
  public var column: String
  public var test: Test
  public var values: [String]
}

/// What every source has.
public struct SourceFile: Sendable, Equatable, Codable {
  public var id: String
  /// As written in the project file, relative to its folder; of boundaries it may hold `*` and stand for several files.
  public var file: String
  /// Layer or sheet; nil for the only one.
  public var layer: String?
  /// Declared CRS, for files without one.
  public var crs: String?
  public var filters: [RowFilter]
  /// Line in the project file.
  public var line: Int
}

/// Columns that say which place a record is about.
public struct PlaceColumns: Sendable, Equatable, Codable {
  /// Columns whose texts joined make the village code.
  public var villageCode: [String]
  public var villageName: String?
  public var districtCode: String?
  public var districtName: String?
  public var codeSystem: CodeSystem
  /// Regular expression whose first group is the district code.
  public var districtCodePattern: String?
}

public struct BoundaryDeclaration: Sendable, Equatable, Codable {
  public var source: SourceFile
  public var place: PlaceColumns
  public var codeYear: Int?
}

public struct FacilityDeclaration: Sendable, Equatable, Codable {
  public var source: SourceFile
  public var kind: String
  public var place: PlaceColumns
  public var idColumn: String?
  public var nameColumn: String?
  public var longitudeColumn: String?
  public var latitudeColumn: String?
  public var attributeColumns: [String]
  /// Column of a bare count per village, instead of positions.
  public var countColumn: String?
  public var period: Period?
}

/// One indicator in the columns of a table.
public struct ValueDeclaration: Sendable, Equatable, Codable {
  public var indicator: String
  public var ageGroup: AgeGroup
  public var period: Period?
  public var periodColumn: String?
  public var kind: ValueKind
  public var numerator: [String]
  public var denominator: [String]
  public var value: String?
  /// Labels of coded answers; an answer without a label keeps its code.
  public var labels: [String: String]
  public var rung: Rung
  public var line: Int
}

public struct TableDeclaration: Sendable, Equatable, Codable {
  public var source: SourceFile
  public var place: PlaceColumns
  public var values: [ValueDeclaration]
}

/// A project file that was read and checked: every id unique, every indicator known, every file there.
public struct ProjectFile: Sendable {
  /// Folder that paths start from.
  public var folder: URL
  public var place: ProjectPlace
  public var boundaries: [BoundaryDeclaration]
  /// Boundaries of neighbouring regencies: kept in the workspace as editions, not analysed.
  public var context: [BoundaryDeclaration]
  public var facilities: [FacilityDeclaration]
  public var tables: [TableDeclaration]
  public var parameters: Parameters
  public var catalogue: IndicatorCatalogue

  public func url(_ source: SourceFile) -> URL { URL(fileURLWithPath: source.file, relativeTo: folder).absoluteURL }
}
