extension NamedWeights {
  /// Reads a GWT or KWT text. Weights are binary when all values are 1, else of any values.
  ///
  /// - Parameter identifiers: The units in the order that is wanted. The text names units by their links only: without
  ///   identifiers the order is that of the first link from a unit, then to one, and a unit without links is an error.
  /// - Throws: `weightsFile` with the line, or `badIdentifier` for identifiers that repeat.
  public init(gwt bytes: [UInt8], identifiers: [String]? = nil) throws(StatisticsError) {
    var lines = WeightsLines(bytes)
    let header = try WeightsHeader(&lines)
    var links: [GWTLink] = []
    while let line = try lines.next() { links.append(try GWTLink(line)) }
    let names = try Self.names(of: links, wanted: identifiers, count: header.count)
    self.init(unchecked: try Self.weights(of: links, names), names.names, header)
  }

  private static func names(of links: [GWTLink], wanted: [String]?, count: Int) throws(StatisticsError)
    -> UnitNames
  {
    if let wanted {
      guard wanted.count == count else {
        throw .weightsFile(line: 1, fault: .identifierCountDiffers(announced: count, passed: wanted.count))
      }
      return try UnitNames(wanted)
    }
    var names = UnitNames()
    for (name, line) in links.map({ ($0.from, $0.line) }) + links.map({ ($0.to, $0.line) })
    where names.add(name) && names.names.count > count {
      throw .weightsFile(line: line, fault: .unknownIdentifier(shortened(name)))
    }
    guard names.names.count == count else {
      throw .weightsFile(line: 1, fault: .unnamedUnits(announced: count, named: names.names.count))
    }
    return names
  }

  private static func weights(of links: [GWTLink], _ names: UnitNames) throws(StatisticsError) -> Weights {
    var rows = [[(to: Int32, value: Double, line: Int)]](repeating: [], count: names.names.count)
    for link in links {
      let from = try link.number(of: link.from, names)
      rows[Int(from)].append((try link.number(of: link.to, names), link.value, link.line))
    }
    var start: [Int32] = [0]
    var items: [Int32] = []
    var values: [Double] = []
    for (unit, row) in rows.enumerated() {
      for entry in row.sorted(by: { ($0.to, $0.line) < ($1.to, $1.line) }) {
        if items.count > Int(start[unit]), items[items.count - 1] == entry.to {
          let (from, to) = (shortened(names.names[unit]), shortened(names.names[Int(entry.to)]))
          throw .weightsFile(line: entry.line, fault: .repeatedLink(from: from, to: to))
        }
        items.append(entry.to)
        values.append(entry.value)
      }
      guard let end = Int32(exactly: items.count) else { throw .badOffsets(unit: unit) }
      start.append(end)
    }
    if values.allSatisfy({ $0 == 1 }) { return try Weights(start: start, neighbours: items) }
    return try Weights(start: start, neighbours: items, values: values)
  }

  /// The weights as GWT text, every value in the digits that read back as the same number. Units without links are in
  /// the count only: reading them back needs the identifiers.
  /// - Throws: `badIdentifier` for an identifier that holds a line break or stands twice.
  public func gwt() throws(StatisticsError) -> String {
    let names = try writtenIdentifiers()
    var text = headerLine()
    for unit in 0..<weights.count {
      for position in weights.links(of: unit) {
        text += "\(names[unit]) \(names[Int(weights.neighbours[position])]) \(weights.values[position])\n"
      }
    }
    return text
  }
}

/// A line of a GWT.
private struct GWTLink {
  let line: Int
  let from: String
  let to: String
  let value: Double

  init(_ line: WeightsLine) throws(StatisticsError) {
    guard line.fields.count == 3 else {
      throw .weightsFile(line: line.number, fault: .badLine(fields: line.fields.count))
    }
    guard let value = Double(line.fields[2]), value.isFinite, value >= 0 else {
      throw .weightsFile(line: line.number, fault: .badWeight(shortened(line.fields[2])))
    }
    self.line = line.number
    from = line.fields[0]
    to = line.fields[1]
    self.value = value
  }

  func number(of name: String, _ names: UnitNames) throws(StatisticsError) -> Int32 {
    guard let number = names[name] else {
      throw .weightsFile(line: line, fault: .unknownIdentifier(shortened(name)))
    }
    return number
  }
}
