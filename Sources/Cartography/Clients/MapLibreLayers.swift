import DrawingBridge

/// The layers of a MapLibre style, bottom first.
struct MapLibreLayers {
  let style: MapStyle
  let links: MapLibreLinks
  let names: VectorNames
  let language: MapLanguage
  let largestAmount: Double?

  var all: [ClientJSON] {
    [[areas], hatches, unstable, borders, circles, symbols, labels].flatMap { $0 }
  }

  // MARK: - Areas

  private var areas: ClientJSON {
    layer("areas", "fill", names.villages, paint: ["fill-color": match { mapLibreColour($0.colour) }])
  }

  /// Hatches of classes; plain in the mix of both colours when there are no sprites.
  private var hatches: [ClientJSON] {
    style.classes.compactMap { item in
      guard let hatch = item.hatch else { return nil }
      let paint: ClientJSON =
        links.sprite == nil
        ? ["fill-color": mapLibreColour(mixed(hatch.colour, item.colour))]
        : ["fill-pattern": .string(hatch.spriteName)]
      return layer(
        "hatch-\(item.id)", "fill", names.villages, filter: .equals(names.classID, .string(item.id)), paint: paint)
    }
  }

  private var unstable: [ClientJSON] {
    guard let mark = style.unstable else { return [] }
    let paint: ClientJSON =
      links.sprite == nil
      ? ["fill-color": mapLibreColour(mark.hatch.colour), "fill-opacity": 0.25]
      : ["fill-pattern": match(other: mark.hatch.spriteName) { .string(mark.hatch(over: $0.colour).spriteName) }]
    return [
      layer("unstable", "fill", names.villages, filter: .equals(names.unstable, true), paint: paint)
    ]
  }

  // MARK: - Lines

  private var borders: [ClientJSON] {
    [
      line("village-borders", names.villages, "rgba(72,72,72,0.78)", \.village),
      line("district-borders", names.districts, "rgba(51,51,51,0.94)", \.district),
    ]
  }

  private func line(
    _ id: String, _ source: String, _ colour: String, _ width: KeyPath<BorderWidths, Double>
  ) -> ClientJSON {
    layer(
      id, "line", source, layout: ["line-join": "round"],
      paint: ["line-color": .string(colour), "line-width": byZoom { style.widths(atZoom: $0)[keyPath: width] }])
  }

  /// A step at each zoom where the widths change.
  private func byZoom(_ value: (Int) -> Double) -> ClientJSON {
    let zooms = style.borders.map(\.fromZoom).filter { $0 > 0 }.sorted()
    var steps: [ClientJSON] = ["step", ["zoom"], .number(value(0))]
    for (place, zoom) in zooms.enumerated() where place == 0 || zoom > zooms[place - 1] {
      steps += [.number(Double(zoom) - 1), .number(value(zoom))]
    }
    return steps.count > 3 ? .array(steps) : .number(value(0))
  }

  // MARK: - Points

  private var circles: [ClientJSON] {
    guard let rule = style.circles, let largest = largestAmount, largest.isFinite, largest > 0 else { return [] }
    let amount = ClientJSON.get(names.amount)
    let isVillage: ClientJSON = .equals(names.kind, .string(names.villageKind))
    let scale = rule.largestRadiusPixels / largest.squareRoot()
    let shown = layer(
      "circles", "circle", names.labels,
      filter: ["all", isVillage, ["has", .string(names.amount)], [">", amount, 0]],
      layout: ["circle-sort-key": ["-", amount]],
      paint: [
        "circle-radius": ["max", .number(rule.smallestRadiusPixels), ["*", .number(scale), ["sqrt", amount]]],
        "circle-color": mapLibreColour(rule.colour), "circle-stroke-color": mapLibreColour(rule.outline),
        "circle-stroke-width": .number(rule.outlinePixels),
      ])
    guard let zero = rule.zero else { return [shown] }
    let none = layer(
      "circles-zero", "circle", names.labels,
      filter: ["all", isVillage, ["has", .string(names.amount)], ["==", amount, 0]],
      paint: [
        "circle-radius": .number(zero.radiusPixels), "circle-color": "rgba(255,255,255,0)",
        "circle-stroke-color": mapLibreColour(zero.outline), "circle-stroke-width": 1,
      ])
    return [none, shown]
  }

  private var symbols: [ClientJSON] {
    style.facilities.map { kind in
      let filter = ClientJSON.equals(names.kind, .string(kind.kind))
      let from = max(0, kind.fromZoom - 1)
      guard links.sprite != nil else {
        return layer(
          "facility-\(kind.kind)", "circle", names.facilities, filter: filter, fromZoom: from,
          paint: [
            "circle-radius": .number(kind.size(atZoom: 12) / 2), "circle-color": mapLibreColour(kind.colour),
            "circle-stroke-color": "#ffffff", "circle-stroke-width": 1.2,
          ])
      }
      return layer(
        "facility-\(kind.kind)", "symbol", names.facilities, filter: filter, fromZoom: from,
        layout: [
          "icon-image": .string(kind.spriteName), "icon-allow-overlap": true,
          "icon-size": ["step", ["zoom"], .number(kind.size(atZoom: 0) / kind.size(atZoom: 12)), 10, 1],
        ])
    }
  }

  private var labels: [ClientJSON] {
    guard links.glyphs != nil else { return [] }
    let name = ClientJSON.get(names.name)
    var result: [ClientJSON] = []
    if style.labels.villages {
      let numbers = match(other: "") { item in .string(item.number.map { "\n\($0)" } ?? "") }
      let text: ClientJSON = style.labels.classNumbers ? ["concat", name, numbers] : name
      result.append(label("village-names", names.villageKind, text, fromZoom: 9, size: 11, colour: "#222222"))
    }
    if style.labels.districts {
      result.append(label("district-names", names.districtKind, name, fromZoom: 6, size: 14, colour: "#1c2430"))
    }
    return result
  }

  private func label(
    _ id: String, _ kind: String, _ text: ClientJSON, fromZoom: Int, size: Double, colour: String
  ) -> ClientJSON {
    layer(
      id, "symbol", names.labels, filter: .equals(names.kind, .string(kind)), fromZoom: fromZoom,
      layout: [
        "text-field": text, "text-font": .strings(links.fonts), "text-size": .number(size), "text-max-width": 8,
        "text-padding": 2, "symbol-sort-key": ["coalesce", .get(names.rank), 0],
      ],
      paint: ["text-color": .string(colour), "text-halo-color": "#ffffff", "text-halo-width": 1.6])
  }

  // MARK: - Parts

  private func layer(
    _ id: String, _ type: String, _ source: String, filter: ClientJSON? = nil, fromZoom: Int = 0,
    layout: ClientJSON? = nil, paint: ClientJSON? = nil
  ) -> ClientJSON {
    var parts: [(String, ClientJSON)] = [
      ("id", .string(id)), ("type", .string(type)), ("source", "lokus"), ("source-layer", .string(source)),
    ]
    if fromZoom > 0 { parts.append(("minzoom", .number(Double(fromZoom)))) }
    if let filter { parts.append(("filter", filter)) }
    if let layout { parts.append(("layout", layout)) }
    if let paint { parts.append(("paint", paint)) }
    return .object(parts)
  }

  /// A value by class; classes the style doesn't know are light grey.
  private func match(other: ClientJSON = "#eeeeee", _ value: (MapClass) -> ClientJSON) -> ClientJSON {
    guard !style.classes.isEmpty else { return other }
    let known: [ClientJSON] = style.classes.flatMap { [.string($0.id), value($0)] }
    return .array(["match", ["to-string", .get(names.classID)]] + known + [other])
  }

  private func match(other: String, _ value: (MapClass) -> ClientJSON) -> ClientJSON {
    match(other: .string(other), value)
  }
}

/// `#rrggbb`, or `rgba(...)` for translucent colours.
func mapLibreColour(_ colour: Colour) -> ClientJSON {
  guard colour.alpha < 255 else { return .string(colour.hex) }
  let thousandths = (Int(colour.alpha) * 1000 + 127) / 255
  let decimals = String(thousandths + 1000).dropFirst()
  return .string("rgba(\(colour.red),\(colour.green),\(colour.blue),0.\(decimals))")
}

/// A third of one colour in another: what a hatch looks like from afar.
private func mixed(_ hatch: Colour, _ ground: Colour) -> Colour {
  func part(_ a: UInt8, _ b: UInt8) -> UInt8 { UInt8((Int(a) + 2 * Int(b)) / 3) }
  return Colour(
    red: part(hatch.red, ground.red), green: part(hatch.green, ground.green), blue: part(hatch.blue, ground.blue))
}
