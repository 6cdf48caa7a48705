/// Expressions in the language of QGIS.
enum QGISExpression {
  /// A field or attribute.
  static func field(_ name: String) -> String { "\"" + doubled("\"", in: name) + "\"" }

  static func text(_ value: String) -> String {
    "'" + doubled("'", in: doubled("\\", in: value)) + "'"
  }

  static func equals(_ name: String, _ value: String) -> String { "\(field(name)) = \(text(value))" }

  /// Diameter in millimetres of the circle of a value, its area proportional to it.
  static func diameter(_ rule: CircleRule, amount: String, largest: Double) -> String {
    let scale = 2 * QGISSymbol.millimetresPerPixel
    let full = decimal(rule.largestRadiusPixels * scale)
    let least = decimal(rule.smallestRadiusPixels * scale)
    return "max(\(least), \(full) * sqrt(\(field(amount)) / \(decimal(largest))))"
  }

  /// The name, and below it the class number where there is one.
  static func label(_ style: MapStyle, name: String, classID: String) -> String {
    let numbered = style.classes.filter { $0.number != nil }
    guard style.labels.classNumbers, !numbered.isEmpty else { return field(name) }
    let cases = numbered.map { "WHEN \(equals(classID, $0.id)) THEN '\\n\($0.number ?? 0)'" }
    return "\(field(name)) || CASE " + cases.joined(separator: " ") + " ELSE '' END"
  }

  private static func doubled(_ mark: Character, in text: String) -> String {
    String(text.flatMap { $0 == mark ? [mark, mark] : [$0] })
  }
}
