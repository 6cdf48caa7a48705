/// A column of the table beside a map.
public struct AtlasColumn: Sendable, Equatable {
  public var title: String
  /// As they are to be read; too few count as empty.
  public var values: [String]
  /// Set at the right.
  public var isNumber: Bool

  public init(title: String, values: [String], isNumber: Bool = true) {
    self.title = title
    self.values = values
    self.isNumber = isNumber
  }

  func value(_ index: Int) -> String { values.indices.contains(index) ? values[index] : "" }
}

/// What has a page of its own.
public enum AtlasUnit: String, Sendable, Codable, CaseIterable { case district, village }

/// What an atlas is made of.
public struct AtlasInput: Sendable {
  public var scene: MapScene
  /// Of all pages; title, place and code of a page follow from its unit.
  public var text: SheetText
  public var page: SheetPage
  public var unit: AtlasUnit
  /// Of the table beside each map; a value a village.
  public var columns: [AtlasColumn]
  /// Of the index; a value a unit, in the order of the districts or villages of the layer.
  public var figures: [AtlasColumn]

  public init(
    scene: MapScene, text: SheetText, page: SheetPage = SheetPage(), unit: AtlasUnit = .district,
    columns: [AtlasColumn] = [], figures: [AtlasColumn] = []
  ) {
    self.scene = scene
    self.text = text
    self.page = page
    self.unit = unit
    self.columns = columns
    self.figures = figures
  }
}

/// A page of an atlas.
public struct AtlasPage: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// The whole region, its districts numbered.
    case overview
    /// Rows of the list of units.
    case index(rows: Range<Int>)
    /// The map of a unit: its place in the list, and the rows of its table beside the map.
    case unit(Int, rows: Range<Int>)
    /// Rows of a unit's table that had no room beside its map.
    case table(Int, rows: Range<Int>)
  }

  /// From 1.
  public let number: Int
  public let kind: Kind
  public let title: String
  /// Stands for everything that the page shows: a stored page of the same digest need not be drawn again.
  public let digest: TileDigest

  /// `halaman-001.pdf`.
  public var fileName: String {
    let digits = String(number)
    return "halaman-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits + ".pdf"
  }
}
