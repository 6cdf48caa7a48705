import DrawingBridge

/// Fields of a table of villages that a QGIS style reads.
public struct QGISFields: Sendable, Equatable {
  /// Class id of the theme.
  public var classID: String
  public var name: String
  /// True where the value is unstable; nil when the table doesn't say.
  public var unstable: String?
  /// Number that circles show; nil when the table has none.
  public var amount: String?

  public init(classID: String, name: String = "name", unstable: String? = nil, amount: String? = nil) {
    self.classID = classID
    self.name = name
    self.unstable = unstable
    self.amount = amount
  }
}

/// A layer style of QGIS (QML, written for 3.22) for a layer of villages such as a GeoPackage or GeoJSON: categories
/// with our colours, hatches, circles and names.
///
/// - Parameter largestAmount: The value that the largest circle shows; needed for circles.
public func qgisStyle(
  _ style: MapStyle, fields: QGISFields, language: MapLanguage = .indonesian, largestAmount: Double? = nil
) -> [UInt8] {
  let circles = areaCircles(style, fields, largestAmount)
  var symbols: [ClientXML] = []
  var categories: [ClientXML] = []
  for item in style.classes {
    let number = item.number.map { "\($0)  " } ?? ""
    categories.append(category(item.id, number + item.label.text(language), symbols.count))
    symbols.append(areaSymbol(item, style, fields, name: "\(symbols.count)", circles))
  }
  categories.append(category("", language == .indonesian ? "Kelas lain" : "Another class", symbols.count))
  let other = MapClass(
    id: "", colour: Colour(red: 0xee, green: 0xee, blue: 0xee), label: LocalisedText(id: "", en: ""),
    hatch: ClassHatch(form: .rising, colour: Colour(red: 0x99, green: 0x99, blue: 0x99)))
  symbols.append(areaSymbol(other, style, fields, name: "\(symbols.count)", []))
  let renderer = ClientXML(
    "renderer-v2",
    [
      ("type", "categorizedSymbol"), ("attr", fields.classID), ("symbollevels", "0"), ("forceraster", "0"),
      ("enableorderby", "0"),
    ], [ClientXML("categories", [], categories), ClientXML("symbols", [], symbols)])
  let expression = QGISExpression.label(style, name: fields.name, classID: fields.classID)
  let labeling = ClientXML("labeling", [("type", "simple")], [qgisLabelSettings(expression)])
  let root = ClientXML(
    "qgis",
    [
      ("version", "3.22.0"), ("styleCategories", "Symbology|Labeling"),
      ("labelsEnabled", style.labels.villages ? "1" : "0"),
    ], [renderer, labeling])
  return root.document
}

private func category(_ value: String, _ label: String, _ symbol: Int) -> ClientXML {
  ClientXML(
    "category",
    [("value", value), ("symbol", "\(symbol)"), ("label", label), ("render", "true"), ("type", "string")])
}

private func areaSymbol(
  _ item: MapClass, _ style: MapStyle, _ fields: QGISFields, name: String, _ circles: [ClientXML]
) -> ClientXML {
  var layers = [QGISSymbol.fill(item.colour)]
  if let hatch = item.hatch { layers += QGISSymbol.hatch(hatch) }
  if let mark = style.unstable, let unstable = fields.unstable {
    layers += QGISSymbol.hatch(
      mark.hatch(over: item.colour), onlyIf: "coalesce(\(QGISExpression.field(unstable)), false)")
  }
  layers.append(
    QGISSymbol.outline(
      Colour(red: 0x48, green: 0x48, blue: 0x48, alpha: 0xc8), pixels: style.widths(atZoom: 12).village))
  return QGISSymbol.symbol("fill", name: name, layers + (item.hatch == nil ? circles : []))
}

/// A circle for values above zero, and the ring of zero.
private func areaCircles(_ style: MapStyle, _ fields: QGISFields, _ largest: Double?) -> [ClientXML] {
  guard let rule = style.circles, let amount = fields.amount, let largest, largest.isFinite, largest > 0 else {
    return []
  }
  let value = QGISExpression.field(amount)
  let size = QGISExpression.diameter(rule, amount: amount, largest: largest)
  let ring = rule.zero.map { decimal(2 * $0.radiusPixels * QGISSymbol.millimetresPerPixel) } ?? "0"
  // One marker each: the size 0 hides the one that does not fit.
  let circle = QGISSymbol.marker(
    .circle, rule.colour, pixels: 2 * rule.largestRadiusPixels, edge: (rule.outline, rule.outlinePixels),
    sizeExpression: "if(\(value) > 0, \(size), 0)")
  guard let zero = rule.zero else { return [QGISSymbol.centroid(circle)] }
  let none = QGISSymbol.marker(
    .circle, .transparent, pixels: 2 * zero.radiusPixels, edge: (zero.outline, 1),
    sizeExpression: "if(\(value) = 0, \(ring), 0)")
  return [QGISSymbol.centroid(none), QGISSymbol.centroid(circle)]
}

/// Names in dark grey with a white halo, in the middle of their area.
func qgisLabelSettings(_ expression: String, points: Int = 7, isBold: Bool = false) -> ClientXML {
  let halo = ClientXML(
    "text-buffer",
    [
      ("bufferDraw", "1"), ("bufferSize", "0.6"), ("bufferSizeUnits", "MM"), ("bufferColor", "255,255,255,255"),
      ("bufferOpacity", "1"), ("bufferNoFill", "1"), ("bufferJoinStyle", "128"),
    ])
  let text = ClientXML(
    "text-style",
    [
      ("fieldName", expression), ("isExpression", "1"), ("fontFamily", "Noto Sans"), ("fontSize", "\(points)"),
      ("fontSizeUnit", "Point"), ("fontWeight", isBold ? "75" : "50"), ("namedStyle", isBold ? "Bold" : "Regular"),
      ("textColor", "34,34,34,255"), ("textOpacity", "1"), ("multilineHeight", "0.9"),
    ], [halo])
  return ClientXML(
    "settings", [("calloutType", "simple")],
    [
      text, ClientXML("text-format", [("wrapChar", ""), ("multilineAlign", "1"), ("autoWrapLength", "16")]),
      ClientXML("placement", [("placement", "1"), ("quadOffset", "4"), ("centroidInside", "1"), ("dist", "0")]),
      ClientXML("rendering", [("drawLabels", "1"), ("obstacle", "0"), ("fontMinPixelSize", "3"), ("displayAll", "0")]),
    ])
}
