import DrawingBridge

/// Where a MapLibre style finds what it does not hold itself.
public struct MapLibreLinks: Sendable, Equatable {
  /// URL of the TileJSON, or `pmtiles://` and the URL of an archive.
  public var tiles: String
  /// URL of the sprites without ending, absolute. Nil: plain colours in place of hatches, circles in place of symbols.
  public var sprite: String?
  /// URL of glyphs with `{fontstack}` and `{range}`. Nil: no names on the map.
  public var glyphs: String?
  /// Fonts that the glyphs have, the first choice first.
  public var fonts: [String]

  public init(tiles: String, sprite: String? = nil, glyphs: String? = nil, fonts: [String] = ["Noto Sans Regular"]) {
    self.tiles = tiles
    self.sprite = sprite
    self.glyphs = glyphs
    self.fonts = fonts
  }
}

/// A MapLibre style (style specification, version 8) of one theme over our vector tiles, as JSON.
///
/// Areas by class, hatches as patterns of the sprites, borders, circles, symbols, names; the legend stands under
/// `metadata` as `lokus:legend`. Zooms of the style file count tiles of 256 pixels; MapLibre's are one lower.
///
/// - Parameter largestAmount: The value that the largest circle shows; needed for circles.
public func mapLibreStyle(
  _ style: MapStyle, links: MapLibreLinks, names: VectorNames, language: MapLanguage = .indonesian,
  largestAmount: Double? = nil
) -> [UInt8] {
  let layers = MapLibreLayers(
    style: style, links: links, names: names, language: language, largestAmount: largestAmount)
  var root: [(String, ClientJSON)] = [
    ("version", 8), ("name", .string(style.title.text(language))), ("metadata", metadata(style, language)),
    ("sources", ["lokus": ["type": "vector", "url": .string(links.tiles)]]),
  ]
  if let sprite = links.sprite { root.append(("sprite", .string(sprite))) }
  if let glyphs = links.glyphs { root.append(("glyphs", .string(glyphs))) }
  root.append(("layers", .array(layers.all)))
  return ClientJSON.object(root).bytes
}

private func metadata(_ style: MapStyle, _ language: MapLanguage) -> ClientJSON {
  let legend = style.classes.map { item -> ClientJSON in
    var entry: [(String, ClientJSON)] = [("id", .string(item.id))]
    if let number = item.number { entry.append(("number", .number(Double(number)))) }
    entry += [("label", .string(item.label.text(language))), ("colour", .string(item.colour.hex))]
    if let hatch = item.hatch { entry.append(("hatch", .string(hatch.form.rawValue))) }
    return .object(entry)
  }
  return [
    "lokus:theme": .string(style.key), "lokus:status": .string(style.status), "lokus:legend": .array(legend),
    "lokus:notes": .strings(style.sourceNotes.map { $0.text(language) }),
  ]
}
