public import Stunting

/// What is known beforehand of a table's columns; helps to tell data from totals and headings. All of it may be empty.
public struct TableLayout: Sendable, Equatable {
  /// Whose values a row holds.
  public var level: UnitLevel?
  /// Columns with the codes and the names of those units.
  public var codeColumns: [String]
  public var nameColumns: [String]
  /// Columns with the codes or names of areas above them; blank cells are filled from above where they form groups.
  public var groupColumns: [String]
  /// Columns that only data has filled, such as coordinates: a row with all of them is data whatever else it says.
  public var contentColumns: [String]

  public init(
    level: UnitLevel? = nil, codeColumns: [String] = [], nameColumns: [String] = [], groupColumns: [String] = [],
    contentColumns: [String] = []
  ) {
    self.level = level
    self.codeColumns = codeColumns
    self.nameColumns = nameColumns
    self.groupColumns = groupColumns
    self.contentColumns = contentColumns
  }
}

/// Order of the areas that a table may name, largest first.
enum PlaceRank: Int, Comparable, CaseIterable {
  case province, regency, district, puskesmas, village, posyandu

  init(_ level: UnitLevel) {
    switch level {
    case .regency: self = .regency
    case .district: self = .district
    case .puskesmas: self = .puskesmas
    case .village: self = .village
    }
  }

  var level: UnitLevel? {
    switch self {
    case .regency: .regency
    case .district: .district
    case .puskesmas: .puskesmas
    case .village: .village
    case .province, .posyandu: nil
    }
  }

  /// Words for such an area, lower case, without punctuation.
  var words: Set<String> {
    switch self {
    case .province: ["provinsi", "propinsi", "prov", "prop"]
    case .regency: ["kabupaten", "kab", "kota", "kabkota", "kotamadya"]
    case .district: ["kecamatan", "kec", "distrik"]
    case .puskesmas: ["puskesmas", "pkm", "pusk"]
    case .village: ["desa", "kelurahan", "kel", "gampong", "nagari", "kampung", "pekon", "deskel"]
    case .posyandu: ["posyandu"]
    }
  }

  static func < (a: PlaceRank, b: PlaceRank) -> Bool { a.rawValue < b.rawValue }
}
