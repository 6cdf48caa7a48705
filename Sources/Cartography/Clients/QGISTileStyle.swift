import DrawingBridge

/// A layer style of QGIS (QML, written for 3.22) for our vector tiles: areas by class, hatches, borders, circles,
/// facilities and names.
///
/// - Parameter largestAmount: The value that the largest circle shows; needed for circles.
public func qgisTileStyle(
  _ style: MapStyle, names: VectorNames, language: MapLanguage = .indonesian, largestAmount: Double? = nil
) -> [UInt8] {
  let tiles = QGISTileStyle(style: style, names: names, language: language, largestAmount: largestAmount)
  let renderer = ClientXML("renderer", [("type", "basic")], [ClientXML("styles", [], tiles.drawn)])
  let labeling = ClientXML("labeling", [("type", "basic")], [ClientXML("styles", [], tiles.labels)])
  return ClientXML(
    "qgis", [("version", "3.22.0"), ("styleCategories", "AllStyleCategories")],
    [renderer, labeling]
  ).document
}

private struct QGISTileStyle {
  let style: MapStyle
  let names: VectorNames
  let language: MapLanguage
  let largestAmount: Double?

  var drawn: [ClientXML] { areas + unstable + borders + circles + symbols }

  private var areas: [ClientXML] {
    style.classes.map { item in
      let layers = [QGISSymbol.fill(item.colour)] + (item.hatch.map { QGISSymbol.hatch($0) } ?? [])
      let label = (item.number.map { "\($0)  " } ?? "") + item.label.text(language)
      return entry(label, names.villages, .area, QGISExpression.equals(names.classID, item.id), layers)
    }
  }

  /// Once for each colour that the hatch takes over the classes.
  private var unstable: [ClientXML] {
    guard let mark = style.unstable else { return [] }
    let flag = "coalesce(\(QGISExpression.field(names.unstable)), false)"
    var hatches: [ClassHatch] = []
    for item in style.classes where !hatches.contains(mark.hatch(over: item.colour)) {
      hatches.append(mark.hatch(over: item.colour))
    }
    return hatches.map { hatch in
      let ids = style.classes.filter { mark.hatch(over: $0.colour) == hatch }.map { QGISExpression.text($0.id) }
      let among = "\(QGISExpression.field(names.classID)) in (\(ids.joined(separator: ", ")))"
      let label = mark.label.text(language)
      return entry(label, names.villages, .area, "\(flag) and \(among)", QGISSymbol.hatch(hatch))
    }
  }

  private var borders: [ClientXML] {
    let widths = style.widths(atZoom: 12)
    let village = QGISSymbol.outline(Colour(red: 0x48, green: 0x48, blue: 0x48, alpha: 0xc8), pixels: widths.village)
    let district = QGISSymbol.outline(Colour(red: 0x33, green: 0x33, blue: 0x33, alpha: 0xf0), pixels: widths.district)
    let texts =
      language == .indonesian
      ? ["Batas desa/kelurahan", "Batas kecamatan"] : ["Village borders", "District borders"]
    return [
      entry(texts[0], names.villages, .area, "", [village]), entry(texts[1], names.districts, .area, "", [district]),
    ]
  }

  private var circles: [ClientXML] {
    guard let rule = style.circles, let largest = largestAmount, largest.isFinite, largest > 0 else { return [] }
    let isVillage = QGISExpression.equals(names.kind, names.villageKind)
    let amount = QGISExpression.field(names.amount)
    let circle = QGISSymbol.marker(
      .circle, rule.colour, pixels: 2 * rule.largestRadiusPixels, edge: (rule.outline, rule.outlinePixels),
      sizeExpression: QGISExpression.diameter(rule, amount: names.amount, largest: largest))
    let shown = entry(
      rule.unit.text(language), names.labels, .point, "\(isVillage) and \(amount) > 0", [circle])
    guard let zero = rule.zero else { return [shown] }
    let ring = QGISSymbol.marker(.circle, .transparent, pixels: 2 * zero.radiusPixels, edge: (zero.outline, 1))
    return [
      entry(zero.label.text(language), names.labels, .point, "\(isVillage) and \(amount) = 0", [ring]), shown,
    ]
  }

  private var symbols: [ClientXML] {
    style.facilities.map { kind in
      let marker = QGISSymbol.marker(
        kind.shape, kind.colour, pixels: kind.size(atZoom: 12) + 2, edge: (.white, 1))
      return entry(
        kind.label.text(language), names.facilities, .point, QGISExpression.equals(names.kind, kind.kind), [marker],
        fromZoom: kind.fromZoom)
    }
  }

  var labels: [ClientXML] {
    var result: [ClientXML] = []
    if style.labels.villages {
      let text = QGISExpression.label(style, name: names.name, classID: names.classID)
      result.append(labelEntry(names.villageKind, qgisLabelSettings(text), fromZoom: 10))
    }
    if style.labels.districts {
      let text = "upper(\(QGISExpression.field(names.name)))"
      result.append(labelEntry(names.districtKind, qgisLabelSettings(text, points: 9, isBold: true), fromZoom: 7))
    }
    return result
  }

  // MARK: - Parts

  private enum Shape: String {
    case point = "0"
    case area = "2"
  }

  private func entry(
    _ label: String, _ layer: String, _ shape: Shape, _ expression: String, _ layers: [ClientXML], fromZoom: Int = -1
  ) -> ClientXML {
    let kind = shape == .area ? "fill" : "marker"
    return tileStyle(
      label, layer, shape, expression, fromZoom,
      ClientXML("symbols", [], [QGISSymbol.symbol(kind, name: "0", layers)]))
  }

  private func labelEntry(_ kind: String, _ settings: ClientXML, fromZoom: Int) -> ClientXML {
    tileStyle(kind, names.labels, .point, QGISExpression.equals(names.kind, kind), fromZoom, settings)
  }

  private func tileStyle(
    _ label: String, _ layer: String, _ shape: Shape, _ expression: String, _ fromZoom: Int, _ child: ClientXML
  ) -> ClientXML {
    ClientXML(
      "style",
      [
        ("name", label), ("layer", layer), ("geometry", shape.rawValue), ("expression", expression),
        ("min-zoom", "\(fromZoom)"), ("max-zoom", "-1"), ("enabled", "1"),
      ], [child])
  }
}
