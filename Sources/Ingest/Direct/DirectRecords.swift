import GDALBridge
import Geometry
import PROJBridge
import Stunting

/// Sorts the records of a polygon file into units and records set aside.
struct DirectRecords {
  private let request: DirectRequest
  private let bound: DirectBinding
  private let file: String
  private let layer: String
  /// System of the codes; nil where units go by an identifier or row number.
  private let system: CodeSystem?
  /// Features that may become units, ascending.
  private(set) var kept: [Int] = []
  private(set) var setAside: [SetAside] = []
  private(set) var findings: [ImportFinding] = []

  init(_ request: DirectRequest, _ bound: DirectBinding, _ layer: VectorLayer, file: String) {
    self.request = request
    self.bound = bound
    self.file = file
    self.layer = layer.name
    var texts: [String] = []
    if let code = bound.code {
      texts = (0..<bound.table.rowCount).map { bound.table.trimmed($0, code) }.filter { !$0.isEmpty }
      // A recognised column may hold a few texts that are no codes.
      if request.code == nil { texts = texts.filter { isVillageCode($0) } }
    }
    system = bound.code == nil ? nil : codeSystem(of: texts, declared: request.codeSystem)
  }

  /// Takes every feature that the filters leave, that is a polygon and, where a code was asked for, has one.
  mutating func select(_ layer: VectorLayer) throws(DirectError) {
    let bound = bound
    let filters = try ingest { [request] () throws(IngestError) in try BoundFilters(request.filters, in: bound.table) }
    for feature in 0..<layer.featureCount {
      guard filters.accept(bound.table, row: feature) else {
        drop(feature, .filteredOut)
        continue
      }
      switch layer.geometry[feature] {
      case .null: drop(feature, .noGeometry)
      case .point, .other: drop(feature, .wrongGeometryType)
      case .polygon: take(feature)
      }
    }
    guard !kept.isEmpty else { throw nothingLeft() }
  }

  private mutating func take(_ feature: Int) {
    if request.code != nil, codeText(feature).isEmpty {
      drop(feature, .missingCode)
    } else if request.code != nil, request.codeSystem != nil, code(feature) == nil {
      drop(feature, .unreadableCode)
    } else if let code = code(feature), isNoVillage(code, codeText: code.digits, name: "") {
      drop(feature, .notAVillage)
    } else {
      kept.append(feature)
    }
  }

  private func codeText(_ feature: Int) -> String { bound.code.map { bound.table.trimmed(feature, $0) } ?? "" }

  private func code(_ feature: Int) -> RegionCode? {
    guard let system, let code = RegionCode(codeText(feature), system: system), code.level == .village else {
      return nil
    }
    return code
  }

  /// What a record goes by: its official code, its identifier, or its row number; nothing for a text that is no code in a
  /// recognised column.
  private func identifier(_ feature: Int) -> String {
    if let code = code(feature) { return code.formatted }
    let text = codeText(feature)
    return request.code != nil && !text.isEmpty ? text : String(feature + 1)
  }

  private func name(_ feature: Int) -> String { bound.name.map { bound.table.trimmed(feature, $0) } ?? "" }

  private mutating func drop(_ feature: Int, _ reason: SetAsideReason, column: String? = nil) {
    let name = name(feature)
    let code = bound.code == nil ? "" : codeText(feature)
    setAside.append(
      SetAside(
        sourceID: file, row: feature + 1, column: column, code: code.isEmpty ? nil : code,
        placeName: name.isEmpty ? nil : name, reason: reason, wholeRecord: column == nil))
  }

  /// Of several records of a code the first one stays.
  /// - Parameter polygons: Polygons of `kept`, in their order.
  mutating func dropRepetitions(_ polygons: PolygonSet) -> [Int] {
    var first: [String: Int] = [:]
    var places: [Int] = []
    for (place, feature) in kept.enumerated() {
      guard let earlier = first.updateValue(place, forKey: identifier(feature)) else {
        places.append(place)
        continue
      }
      first[identifier(feature)] = earlier
      let same = polygons.selecting([earlier]) == polygons.selecting([place])
      drop(feature, same ? .duplicateRow : .duplicateCode)
    }
    return places
  }

  /// Repairs, sorts, reads the numbers and builds the result.
  mutating func finished(_ placed: PlacedLayer, places: [Int], threads: Int) async throws(DirectError) -> DirectInput {
    let source = placed.degrees ?? placed.original
    let parts: [RepairedPart]
    do {
      parts = try await repaired(source, features: places, threads: threads)
    } catch {
      throw .file(.badRequest(source: file, detail: "GEOS"))
    }
    var units: [(feature: Int, part: Int)] = []
    for (index, place) in places.enumerated() {
      let isPlain = placed.degrees == nil
      let before = isPlain ? source.area(ofFeature: place) : 0
      if keep(kept[place], parts[index], planarBefore: isPlain ? before : nil) { units.append((kept[place], index)) }
    }
    guard !units.isEmpty else { throw nothingLeft() }
    units.sort { isBefore($0.feature, $1.feature) }
    var polygons = PolygonSet()
    for unit in units { polygons.append(feature: 0, of: parts[unit.part].polygons) }
    return try assembled(units.map(\.feature), polygons, placed.reference)
  }

  /// Official codes first, in their order, then rows.
  private func isBefore(_ a: Int, _ b: Int) -> Bool {
    switch (code(a), code(b)) {
    case (let first?, let second?): first < second
    case (_?, nil): true
    case (nil, _?): false
    case (nil, nil): a < b
    }
  }

  /// Notes a repair; false when nothing is left of the feature.
  private mutating func keep(_ feature: Int, _ part: RepairedPart, planarBefore: Double?) -> Bool {
    guard let reason = part.reason else { return true }
    guard part.polygons.vertexCount > 0 else {
      drop(feature, .unrepairableGeometry)
      return false
    }
    let change = planarBefore.map { part.polygons.area(ofFeature: 0) - $0 } ?? part.areaChangeSquareMetres
    findings.append(
      ImportFinding(
        sourceID: file, row: feature + 1, kind: .geometryRepaired, code: identifier(feature), detail: reason,
        size: change.isFinite ? change : nil))
    return true
  }

  private mutating func assembled(
    _ features: [Int], _ polygons: PolygonSet, _ reference: DirectReference
  ) throws(DirectError) -> DirectInput {
    let placing =
      reference.isPlanar
      ? try ingest { [file] () throws(IngestError) in try PlanarLayer.placing(polygons, file: file) } : nil
    var values = DirectValues(request, bound, features: features, file: file, layer: layer)
    try values.read()
    let cells = values.setAside.map { aside in labelled(aside) }
    return DirectInput(
      file: file, layer: layer,
      edition: BoundaryEdition(
        id: file, villages: features.map(village), polygons: LonLatPolygons(placing?.degrees ?? polygons)),
      reference: reference, planar: placing?.layer,
      columns: DirectColumns(
        code: bound.columnName(bound.code), codeSystem: system, name: bound.columnName(bound.name),
        district: bound.columnName(bound.district), group: bound.columnName(bound.group)),
      rates: values.rates, numbers: values.numbers, groups: groups(features),
      setAside: (setAside + cells).sorted { ($0.row, $0.column ?? "") < ($1.row, $1.column ?? "") },
      findings: (findings + values.findings).sorted { ($0.row ?? 0) < ($1.row ?? 0) },
      recordsRead: bound.table.rowCount)
  }

  private func labelled(_ aside: SetAside) -> SetAside {
    var aside = aside
    let name = name(aside.row - 1)
    aside.code = identifier(aside.row - 1)
    aside.placeName = name.isEmpty ? nil : name
    return aside
  }

  private func village(_ feature: Int) -> Village {
    let district = bound.district.map { bound.table.trimmed(feature, $0) } ?? ""
    let code = code(feature)
    return Village(
      name: name(feature), districtName: district, districtCode: code?.parent(.district),
      codes: code.map { [VillageCode(code: $0, year: nil)] } ?? [], sourceRow: feature + 1,
      unitID: code == nil ? identifier(feature) : nil)
  }

  private func groups(_ features: [Int]) -> [String?] {
    guard let group = bound.group else { return [] }
    return features.map { feature in
      let text = bound.table.trimmed(feature, group)
      return text.isEmpty ? nil : text
    }
  }

  /// Why no unit is left: the filters took all, or most records have this fault.
  private func nothingLeft() -> DirectError {
    var counts: [SetAsideReason: Int] = [:]
    for record in setAside where record.reason != .filteredOut { counts[record.reason, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    guard let reason = SetAsideReason.allCases.first(where: { counts[$0] == most && most > 0 }) else {
      return .nothingSelected(file: file, layer: layer, read: bound.table.rowCount)
    }
    return .noneUsable(file: file, layer: layer, read: bound.table.rowCount, reason: reason)
  }
}
