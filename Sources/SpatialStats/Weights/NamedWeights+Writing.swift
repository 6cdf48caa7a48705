extension NamedWeights {
  /// The identifiers as they stand in a text.
  func writtenIdentifiers() throws(StatisticsError) -> [String] {
    guard identifiers.count == weights.count else {
      throw .lengthMismatch(expected: weights.count, found: identifiers.count)
    }
    _ = try UnitNames(identifiers)
    var written: [String] = []
    for (unit, identifier) in identifiers.enumerated() {
      guard let field = Self.field(identifier) else { throw .badIdentifier(unit: unit) }
      written.append(field)
    }
    return written
  }

  /// `0 n layer column`. Names that hold a line break are written without it.
  func headerLine() -> String {
    let names = [layer, column].map { name in
      let oneLine = String(name.unicodeScalars.map { isBreak($0) ? " " : Character($0) })
      return oneLine.isEmpty ? WeightsHeader.unknown : Self.field(oneLine) ?? WeightsHeader.unknown
    }
    return "0 \(weights.count) \(names[0]) \(names[1])\n"
  }

  /// An identifier in quotes where it has blanks or starts with a quote, or is empty; nil with a line break.
  private static func field(_ identifier: String) -> String? {
    if identifier.unicodeScalars.contains(where: isBreak) { return nil }
    let needsQuotes =
      identifier.isEmpty || identifier.unicodeScalars.first == "\""
      || identifier.unicodeScalars.contains { $0.properties.isWhitespace }
    guard needsQuotes else { return identifier }
    var quoted = "\""
    for scalar in identifier.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    quoted.unicodeScalars.append("\"")
    return quoted
  }
}

private func isBreak(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }
