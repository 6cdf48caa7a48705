public import DrawingBridge

/// How one map theme looks: a file of `tiles/styles/`. Keys are in snake_case there, see `CodingKeys`.
public struct MapStyle: Sendable, Equatable, Codable {
  /// Folder and file name of the theme: `prevalensi`, `klaster`, ...
  public var key: String
  /// `resmi` or `usulan`: whether cuts and names stand in a regulation. Printed under the legend.
  public var status: String
  public var title: LocalisedText
  /// Classes in legend order.
  public var classes: [MapClass]
  /// Hatch over the class colour of villages marked unstable (few cases); nil when the theme has none.
  public var unstable: UnstableMark?
  /// Line widths, by zoom ascending.
  public var borders: [BorderWidths]
  /// What is written on the map.
  public var labels: LabelRules
  /// Symbols of facility kinds, drawn in this order (the last on top); empty for no facilities.
  public var facilities: [FacilitySymbol]
  /// Lines printed under the map.
  public var sourceNotes: [LocalisedText]
  /// Counts as proportional circles over the areas; nil for themes of areas only.
  public var circles: CircleRule?
  /// Classes made from the values of the map, in front of `classes`; nil when `classes` are all.
  public var numeric: NumericClasses?
  /// Ids of palettes that numbered classes may be coloured by, the default first; nil for the colours of `classes`
  /// only.
  public var paletteChoices: [String]?
  /// Legend as a grid of two variables; nil for a list.
  public var matrix: LegendMatrix?
  /// One theme is made from the style for each item (service, indicator); nil for a theme of its own.
  public var template: StyleTemplate?

  enum CodingKeys: String, CodingKey, CaseIterable {
    case key, status, title, classes, unstable, borders, labels, facilities, circles, numeric, matrix, template
    case sourceNotes = "source_notes"
    case paletteChoices = "palette_choices"
  }

  public init(
    key: String, status: String, title: LocalisedText, classes: [MapClass], unstable: UnstableMark? = nil,
    borders: [BorderWidths] = BorderWidths.standard, labels: LabelRules = LabelRules(),
    facilities: [FacilitySymbol] = [], sourceNotes: [LocalisedText] = [], circles: CircleRule? = nil,
    numeric: NumericClasses? = nil, paletteChoices: [String]? = nil, matrix: LegendMatrix? = nil,
    template: StyleTemplate? = nil
  ) {
    self.key = key
    self.status = status
    self.title = title
    self.classes = classes
    self.unstable = unstable
    self.borders = borders
    self.labels = labels
    self.facilities = facilities
    self.sourceNotes = sourceNotes
    self.circles = circles
    self.numeric = numeric
    self.paletteChoices = paletteChoices
    self.matrix = matrix
    self.template = template
  }

  /// Index of a class by id.
  public func classIndex(_ id: String) -> Int? { classes.firstIndex { $0.id == id } }

  /// Widths at a zoom: the last entry whose `from_zoom` isn't above it.
  public func widths(atZoom zoom: Int) -> BorderWidths {
    borders.last { $0.fromZoom <= zoom } ?? borders.first ?? BorderWidths.standard[0]
  }
}

/// One class of a legend.
public struct MapClass: Sendable, Equatable, Codable {
  public var id: String
  /// Number in legend and label, for readers who can't tell the colours; nil for classes outside the scale.
  public var number: Int?
  public var colour: Colour
  public var label: LocalisedText
  /// Hatch over the colour, for "no data" and "suppressed".
  public var hatch: ClassHatch?

  public init(id: String, number: Int? = nil, colour: Colour, label: LocalisedText, hatch: ClassHatch? = nil) {
    self.id = id
    self.number = number
    self.colour = colour
    self.label = label
    self.hatch = hatch
  }
}

/// A hatch of a style file.
public struct ClassHatch: Sendable, Equatable, Codable {
  public var form: HatchForm
  public var colour: Colour

  public init(form: HatchForm, colour: Colour) {
    self.form = form
    self.colour = colour
  }

  var pattern: HatchPattern { HatchPattern(form: form, colour: colour, lineWidth: form == .dots ? 2 : 1.2) }
}

/// How villages with few cases are marked.
public struct UnstableMark: Sendable, Equatable, Codable {
  public var hatch: ClassHatch
  public var label: LocalisedText

  public init(hatch: ClassHatch, label: LocalisedText) {
    self.hatch = hatch
    self.label = label
  }

  /// The hatch as it is drawn over a class colour: in white where the class is so dark that it would drown.
  public func hatch(over colour: Colour) -> ClassHatch {
    guard contrastRatio(colour, .white) >= 5, contrastRatio(hatch.colour, .white) >= 2 else { return hatch }
    return ClassHatch(form: hatch.form, colour: Colour.white.withAlpha(hatch.colour.alpha))
  }
}
