public import DrawingBridge

/// A named palette of `tiles/palettes.yaml`: ramps of colours, one for each number of classes.
public struct MapPalette: Sendable, Equatable, Codable {
  /// What its order means.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// From little to much.
    case sequential
    /// From below to above a middle.
    case diverging
    /// An order that readers know by agreement, as a traffic light or the colours of SSGI maps.
    case conventional
  }

  public var id: String
  public var name: String
  public var kind: Kind
  /// Who designed the colours, and what was changed.
  public var source: String
  /// True when neighbouring colours of every ramp differ by 10 (CIEDE2000) for the three colour vision deficiencies as
  /// well.
  public var colourBlindSafe: Bool
  /// True when two colours that are no neighbours may look alike to some eyes: legend and labels must print class
  /// numbers.
  public var needsNumbers: Bool
  /// Each with another number of colours, ascending.
  public var ramps: [[Colour]]

  enum CodingKeys: String, CodingKey, CaseIterable {
    case id, name, kind, source, ramps
    case colourBlindSafe = "colour_blind_safe"
    case needsNumbers = "needs_numbers"
  }

  public init(
    id: String, name: String, kind: Kind, source: String, colourBlindSafe: Bool, needsNumbers: Bool, ramps: [[Colour]]
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.source = source
    self.colourBlindSafe = colourBlindSafe
    self.needsNumbers = needsNumbers
    self.ramps = ramps
  }

  /// The ramp of `count` colours; nil when there is none.
  public func colours(_ count: Int, reversed: Bool = false) -> [Colour]? {
    guard let ramp = ramps.first(where: { $0.count == count }) else { return nil }
    return reversed ? ramp.reversed() : ramp
  }

  /// Numbers of classes there is a ramp for.
  public var counts: [Int] { ramps.map(\.count) }
}

/// The file `tiles/palettes.yaml`.
public struct PaletteLibrary: Sendable, Equatable, Codable {
  public var palettes: [MapPalette]

  public init(palettes: [MapPalette]) { self.palettes = palettes }

  public subscript(id: String) -> MapPalette? { palettes.first { $0.id == id } }
}

extension MapStyle {
  /// The style with its numbered classes coloured from a palette, in the order of their numbers. Nil when the palette
  /// has no ramp of that many colours. A palette that needs numbers turns the class numbers on the map on.
  public func coloured(by palette: MapPalette) -> MapStyle? {
    let numbered = classes.indices.filter { classes[$0].number != nil }
      .sorted { (classes[$0].number ?? 0, $0) < (classes[$1].number ?? 0, $1) }
    guard let colours = palette.colours(numbered.count) else { return nil }
    var style = self
    for (place, colour) in zip(numbered, colours) { style.classes[place].colour = colour }
    if palette.needsNumbers { style.labels.classNumbers = true }
    return style
  }
}
