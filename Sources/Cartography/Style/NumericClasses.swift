/// Classes of a theme that are made from the values of the map, such as those of the coverage of any indicator.
public struct NumericClasses: Sendable, Equatable, Codable {
  /// Text form of a classification scheme: `quantile 5`, `fisher-jenks 5`, `manual 50 75 100`.
  public var scheme: String
  /// Id of a palette of `tiles/palettes.yaml`.
  public var palette: String
  /// Takes the palette from its other end.
  public var reversed: Bool?
  /// Written after the numbers: `%`.
  public var unit: String?
  /// Names of the classes, for schemes with a fixed number of them; nil writes the bounds only.
  public var names: [LocalisedText]?

  public init(
    scheme: String, palette: String, reversed: Bool? = nil, unit: String? = nil, names: [LocalisedText]? = nil
  ) {
    self.scheme = scheme
    self.palette = palette
    self.reversed = reversed
    self.unit = unit
    self.names = names
  }
}

extension MapStyle {
  /// The style with another scheme of numeric classes. Class names belong to the scheme they were given for and go
  /// with it.
  public func with(scheme: String, unit: String? = nil) -> MapStyle {
    guard let own = numeric, own.scheme != scheme else { return self }
    var style = self
    style.numeric = NumericClasses(scheme: scheme, palette: own.palette, reversed: own.reversed, unit: unit ?? own.unit)
    return style
  }

  /// Id of the numeric class at a position, counted from 0: `kelas_1`, ...
  public static func numericClassID(_ index: Int) -> String { "kelas_\(index + 1)" }

  /// The style with a numbered class for each label, in front of its own classes (no data, suppressed), coloured from
  /// the palette. Nil when the palette has no ramp of that many colours, or for no labels.
  ///
  /// With `numeric.names` of the same count, a label becomes "name (label)".
  public func withNumericClasses(labels: [LocalisedText], palette: MapPalette) -> MapStyle? {
    guard let colours = palette.colours(labels.count, reversed: numeric?.reversed ?? false) else { return nil }
    let names = numeric?.names.flatMap { $0.count == labels.count ? $0 : nil }
    var style = self
    let made = labels.indices.map { i in
      MapClass(
        id: Self.numericClassID(i), number: i + 1, colour: colours[i],
        label: names.map { named($0[i], labels[i]) } ?? labels[i])
    }
    let fixed = classes.filter { own in !made.contains { $0.id == own.id } }
    style.classes = made + fixed
    return style
  }

  private func named(_ name: LocalisedText, _ label: LocalisedText) -> LocalisedText {
    LocalisedText(id: "\(name.id) (\(label.id))", en: "\(name.en) (\(label.en))")
  }
}
