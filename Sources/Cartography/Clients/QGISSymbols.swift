import DrawingBridge

/// Symbols of QGIS made from ours. Pixels are of 96 to the inch, QGIS gets millimetres.
enum QGISSymbol {
  static let millimetresPerPixel = 25.4 / 96

  static func millimetres(_ pixels: Double) -> String { decimal(pixels * millimetresPerPixel) }

  /// A symbol of a kind (`fill`, `line`, `marker`) with its layers, bottom first.
  static func symbol(_ kind: String, name: String, _ layers: [ClientXML]) -> ClientXML {
    ClientXML(
      "symbol", [("type", kind), ("name", name), ("alpha", "1"), ("clip_to_extent", "1"), ("force_rhr", "0")], layers)
  }

  static func fill(_ colour: Colour) -> ClientXML {
    layer("SimpleFill", [("color", text(colour)), ("style", "solid"), ("outline_style", "no")])
  }

  /// The outline of an area, without a fill.
  static func outline(_ colour: Colour, pixels: Double) -> ClientXML {
    layer(
      "SimpleFill",
      [
        ("style", "no"), ("outline_style", "solid"), ("outline_color", text(colour)), ("joinstyle", "round"),
        ("outline_width", millimetres(pixels)), ("outline_width_unit", "MM"),
      ])
  }

  /// The layers that draw a hatch.
  ///
  /// - Parameter onlyIf: An expression of QGIS that says for which features; nil for all.
  static func hatch(_ hatch: ClassHatch, onlyIf: String? = nil) -> [ClientXML] {
    let pattern = hatch.pattern
    switch pattern.form {
    case .rising: return [lines(pattern, angle: 45, onlyIf)]
    case .falling: return [lines(pattern, angle: 135, onlyIf)]
    case .crossed: return [lines(pattern, angle: 45, onlyIf), lines(pattern, angle: 135, onlyIf)]
    case .dots: return [dots(pattern, onlyIf)]
    }
  }

  /// Lines that repeat every period along x are closer across: by the square root of 2.
  private static func lines(_ pattern: HatchPattern, angle: Int, _ onlyIf: String?) -> ClientXML {
    let line = layer(
      "SimpleLine",
      [
        ("line_color", text(pattern.colour)), ("line_style", "solid"), ("line_width", millimetres(pattern.lineWidth)),
        ("line_width_unit", "MM"), ("capstyle", "square"),
      ])
    return layer(
      "LinePatternFill",
      [
        ("angle", "\(angle)"), ("distance", millimetres(Double(pattern.period) / 2.0.squareRoot())),
        ("distance_unit", "MM"),
      ], enabledIf: onlyIf, [symbol("line", name: "@hatch", [line])])
  }

  private static func dots(_ pattern: HatchPattern, _ onlyIf: String?) -> ClientXML {
    let half = millimetres(Double(pattern.period) / 2)
    let dot = marker(.circle, pattern.colour, pixels: pattern.lineWidth, edge: nil)
    return layer(
      "PointPatternFill",
      [
        ("distance_x", millimetres(Double(pattern.period))), ("distance_x_unit", "MM"), ("distance_y", half),
        ("distance_y_unit", "MM"), ("displacement_x", half), ("displacement_x_unit", "MM"),
      ], enabledIf: onlyIf, [symbol("marker", name: "@dots", [dot])])
  }

  /// A marker, `pixels` high.
  ///
  /// - Parameter sizeExpression: An expression of QGIS for the size in millimetres; nil for the fixed size.
  static func marker(
    _ shape: SymbolShape, _ colour: Colour, pixels: Double, edge: (colour: Colour, pixels: Double)?,
    sizeExpression: String? = nil
  ) -> ClientXML {
    var options = [
      ("name", markerName(shape)), ("color", text(colour)), ("size", millimetres(pixels)), ("size_unit", "MM"),
      ("scale_method", "diameter"), ("outline_style", edge == nil ? "no" : "solid"),
    ]
    if let edge {
      options += [("outline_color", text(edge.colour)), ("outline_width", millimetres(edge.pixels))]
      options.append(("outline_width_unit", "MM"))
    }
    return layer("SimpleMarker", options, property: sizeExpression.map { ("size", $0) })
  }

  /// A marker on a point inside of each area.
  static func centroid(_ marker: ClientXML) -> ClientXML {
    layer(
      "CentroidFill", [("point_on_surface", "1"), ("point_on_all_parts", "0")],
      [symbol("marker", name: "@point", [marker])]
    )
  }

  private static func markerName(_ shape: SymbolShape) -> String {
    switch shape {
    case .circle: "circle"
    case .square: "square"
    case .triangle: "triangle"
    case .diamond: "diamond"
    case .cross: "cross_fill"
    case .drop: "pentagon"
    }
  }

  // MARK: - Parts

  private static func layer(
    _ kind: String, _ options: [(String, String)], enabledIf: String? = nil, _ children: [ClientXML] = []
  ) -> ClientXML {
    layer(kind, options, property: enabledIf.map { ("enabled", $0) }, children)
  }

  private static func layer(
    _ kind: String, _ options: [(String, String)], property: (String, String)?, _ children: [ClientXML] = []
  ) -> ClientXML {
    let values = options.map { option($0.0, $0.1) }
    var parts = [ClientXML("Option", [("type", "Map")], values)]
    if let property { parts.append(dataDefined(property.0, property.1)) }
    return ClientXML(
      "layer", [("class", kind), ("enabled", "1"), ("locked", "0"), ("pass", "0")], parts + children)
  }

  private static func dataDefined(_ name: String, _ expression: String) -> ClientXML {
    let property = ClientXML(
      "Option", [("type", "Map"), ("name", name)],
      [
        ClientXML("Option", [("type", "bool"), ("value", "true"), ("name", "active")]),
        option("expression", expression),
        ClientXML("Option", [("type", "int"), ("value", "3"), ("name", "type")]),
      ])
    return ClientXML(
      "data_defined_properties", [],
      [
        ClientXML(
          "Option", [("type", "Map")],
          [
            option("name", ""), ClientXML("Option", [("type", "Map"), ("name", "properties")], [property]),
            option("type", "collection"),
          ])
      ])
  }

  private static func option(_ name: String, _ value: String) -> ClientXML {
    ClientXML("Option", [("type", "QString"), ("value", value), ("name", name)])
  }

  static func text(_ colour: Colour) -> String { "\(colour.red),\(colour.green),\(colour.blue),\(colour.alpha)" }
}

/// At most three decimals, with a point.
func decimal(_ value: Double) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "0" }
  let thousandths = Int64((value * 1000).rounded())
  let (whole, rest) = (abs(thousandths) / 1000, abs(thousandths) % 1000)
  var digits = String(String(rest + 1000).dropFirst())
  while digits.hasSuffix("0") { digits.removeLast() }
  return (thousandths < 0 ? "-" : "") + String(whole) + (digits.isEmpty ? "" : "." + digits)
}
