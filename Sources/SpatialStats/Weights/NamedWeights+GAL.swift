extension NamedWeights {
  /// Reads a GAL text. Weights are binary.
  ///
  /// - Parameter identifiers: The units in the order that is wanted; all of them must be in the text. Nil takes them as
  ///   the text has them.
  /// - Throws: `weightsFile` with the line, or `badIdentifier` for identifiers that repeat.
  public init(gal bytes: [UInt8], identifiers: [String]? = nil) throws(StatisticsError) {
    var lines = WeightsLines(bytes)
    let header = try WeightsHeader(&lines)
    let records = try GALRecord.all(&lines, count: header.count)
    let names = try Self.names(of: records, wanted: identifiers, count: header.count)
    var rows = [[Int32]](repeating: [], count: records.count)
    for record in records {
      guard let unit = names[record.name] else {
        throw .weightsFile(line: record.line, fault: .unknownIdentifier(shortened(record.name)))
      }
      rows[Int(unit)] = try record.row(names)
    }
    var start: [Int32] = [0]
    for (unit, row) in rows.enumerated() {
      guard let end = Int32(exactly: Int(start[unit]) + row.count) else { throw .badOffsets(unit: unit) }
      start.append(end)
    }
    self.init(unchecked: try Weights(start: start, neighbours: rows.flatMap { $0 }), names.names, header)
  }

  private static func names(of records: [GALRecord], wanted: [String]?, count: Int) throws(StatisticsError)
    -> UnitNames
  {
    var own = UnitNames()
    for record in records where !own.add(record.name) {
      throw .weightsFile(line: record.line, fault: .repeatedIdentifier(shortened(record.name)))
    }
    guard let wanted else { return own }
    guard wanted.count == count else {
      throw .weightsFile(line: 1, fault: .identifierCountDiffers(announced: count, passed: wanted.count))
    }
    return try UnitNames(wanted)
  }

  /// The weights as GAL text: links with a weight above 0, their values left out. With the names of layer and column in
  /// the first line when there are any.
  /// - Throws: `badIdentifier` for an identifier that holds a line break or stands twice.
  public func gal() throws(StatisticsError) -> String {
    let names = try writtenIdentifiers()
    let hasNames = !layer.isEmpty || !column.isEmpty
    var text = hasNames ? headerLine() : "\(weights.count)\n"
    for unit in 0..<weights.count {
      let links = weights.links(of: unit).filter { weights.values[$0] > 0 }
      text += "\(names[unit]) \(links.count)\n"
      text += links.map { names[Int(weights.neighbours[$0])] }.joined(separator: " ") + "\n"
    }
    return text
  }
}

/// The two lines of a unit.
private struct GALRecord {
  let line: Int
  let name: String
  let neighbourLine: Int
  let neighbours: [String]

  static func all(_ lines: inout WeightsLines, count: Int) throws(StatisticsError) -> [GALRecord] {
    var records: [GALRecord] = []
    while records.count < count {
      guard let head = try lines.next() else { throw endsEarly(lines, count, records.count) }
      guard head.fields.count == 2 else {
        throw .weightsFile(line: head.number, fault: .badLine(fields: head.fields.count))
      }
      guard let degree = wholeNumber(head.fields[1]), degree <= count else {
        throw .weightsFile(line: head.number, fault: .badNeighbourCount(shortened(head.fields[1])))
      }
      var neighbours = WeightsLine(number: head.number, fields: [])
      if degree > 0 {
        guard let next = try lines.next() else { throw endsEarly(lines, count, records.count) }
        neighbours = next
      }
      guard neighbours.fields.count == degree else {
        throw .weightsFile(
          line: neighbours.number,
          fault: .neighbourCountDiffers(announced: degree, found: neighbours.fields.count))
      }
      records.append(
        GALRecord(
          line: head.number, name: head.fields[0], neighbourLine: neighbours.number, neighbours: neighbours.fields))
    }
    if let rest = try lines.next() { throw .weightsFile(line: rest.number, fault: .textAfterLastUnit) }
    return records
  }

  private static func endsEarly(_ lines: WeightsLines, _ announced: Int, _ found: Int) -> StatisticsError {
    .weightsFile(line: lines.number, fault: .endsEarly(announced: announced, found: found))
  }

  /// The neighbours by number, ascending.
  func row(_ names: UnitNames) throws(StatisticsError) -> [Int32] {
    var row: [Int32] = []
    for neighbour in neighbours {
      guard let number = names[neighbour] else {
        throw .weightsFile(line: neighbourLine, fault: .unknownIdentifier(shortened(neighbour)))
      }
      row.append(number)
    }
    row.sort()
    for (number, next) in zip(row, row.dropFirst()) where number == next {
      throw .weightsFile(
        line: neighbourLine,
        fault: .repeatedLink(from: shortened(name), to: shortened(names.names[Int(number)])))
    }
    return row
  }
}
