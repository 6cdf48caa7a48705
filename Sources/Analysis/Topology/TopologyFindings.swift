public import Stunting

extension TopologyReport {
  /// The report as findings of a source: of each regency and kind of fault the largest ones one by one, and how many more
  /// there are with their area in one finding more (`ImportFinding.occurrences`). Borders that were simplified one by one
  /// have thousands.
  ///
  /// Detail of a fault: its mean width and a place inside, `4.3 m @ 115.591574 -2.315535`.
  /// - Parameter edition: The edition of the report.
  public func findings(_ edition: BoundaryEdition, sourceID: String, largest limit: Int = 50) -> [ImportFinding] {
    faultFindings(edition, sourceID, limit) + islandFindings(edition, sourceID) + officialFindings(edition, sourceID)
  }

  private func faultFindings(_ edition: BoundaryEdition, _ sourceID: String, _ limit: Int) -> [ImportFinding] {
    var groups: [String: [TopologyFault]] = [:]
    for fault in faults { groups[regency(of: fault, edition) ?? "", default: []].append(fault) }
    return groups.keys.sorted().flatMap { regency in
      [FindingKind.overlap, .sliver, .gap].flatMap { kind in
        let found = (groups[regency] ?? []).filter { $0.findingKind == kind }
        let told = found.prefix(limit).map { finding($0, edition, sourceID) }
        guard found.count > limit else { return told }
        let rest = found.dropFirst(limit)
        return told + [
          ImportFinding(
            sourceID: sourceID, kind: kind, code: regency.isEmpty ? nil : regency, detail: "+\(rest.count)",
            size: rest.reduce(0) { $0 + $1.areaSquareMetres })
        ]
      }
    }
  }

  private func regency(of fault: TopologyFault, _ edition: BoundaryEdition) -> String? {
    fault.villages.first.flatMap { edition.villages[$0].codes.first?.code.parent(.regency)?.formatted }
  }

  private func finding(_ fault: TopologyFault, _ edition: BoundaryEdition, _ sourceID: String) -> ImportFinding {
    let villages = fault.villages.prefix(2).map { edition.villages[$0] }
    return ImportFinding(
      sourceID: sourceID, row: villages.first?.sourceRow, kind: fault.findingKind, code: villages.first?.printedCode,
      otherCode: villages.count > 1 ? villages[1].printedCode : nil,
      detail: "\(decimals(fault.widthMetres, 1)) m @ \(decimals(fault.longitude, 6)) \(decimals(fault.latitude, 6))",
      size: fault.areaSquareMetres)
  }

  private func islandFindings(_ edition: BoundaryEdition, _ sourceID: String) -> [ImportFinding] {
    guard villageCount > 1 else { return [] }
    return islands.map { island in
      let village = edition.villages[island.village]
      return ImportFinding(
        sourceID: sourceID, row: village.sourceRow, kind: .island, code: village.printedCode, detail: village.name,
        size: island.areaSquareMetres)
    }
  }

  private func officialFindings(_ edition: BoundaryEdition, _ sourceID: String) -> [ImportFinding] {
    (missingOfficial ?? []).map {
      ImportFinding(sourceID: sourceID, kind: .missingOfficialCode, code: $0.code.formatted, detail: $0.name)
    }
      + (notInOfficialList ?? []).map { index in
        let village = edition.villages[index]
        return ImportFinding(
          sourceID: sourceID, row: village.sourceRow, kind: .notInOfficialList, code: village.printedCode,
          detail: village.name)
      }
  }
}

extension TopologyFault {
  fileprivate var findingKind: FindingKind { isSliver ? .sliver : kind == .overlap ? .overlap : .gap }
}

/// A number with that many decimals and a decimal point.
func decimals(_ value: Double, _ places: Int) -> String {
  guard value.isFinite, value.magnitude < 1e12 else { return "\(value)" }
  let unit = (0..<places).reduce(1) { product, _ in product * 10 }
  let scaled = Int64((value.magnitude * Double(unit)).rounded())
  let (whole, rest) = scaled.quotientAndRemainder(dividingBy: Int64(unit))
  let sign = value < 0 && scaled > 0 ? "-" : ""
  guard places > 0 else { return sign + String(whole) }
  let digits = String(rest)
  return sign + "\(whole)." + String(repeating: "0", count: places - digits.count) + digits
}
