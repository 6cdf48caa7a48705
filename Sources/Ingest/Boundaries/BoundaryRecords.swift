import GDALBridge
import Geometry
import Matching
import Stunting

/// Sorts the records of a boundary layer into villages and records set aside.
struct BoundaryRecords {
  /// A record on its way to become a village.
  private struct Candidate {
    var feature: Int
    var code: RegionCode
    var village: Village
  }

  private let source: BoundarySource
  private let system: CodeSystem
  private let table: TextTable
  private let places: PlaceReader
  private let filters: BoundFilters
  private let otherCode: Int?
  private var candidates: [Candidate] = []
  private var setAside: [SetAside] = []
  private var findings: [ImportFinding] = []

  init(_ source: BoundarySource, _ system: CodeSystem, _ table: TextTable) throws(IngestError) {
    self.source = source
    self.system = system
    self.table = table
    places = try PlaceReader(source.place, in: table)
    filters = try BoundFilters(source.location.filters, in: table)
    if let name = source.otherCode { otherCode = try table.column(name) } else { otherCode = nil }
  }

  /// Takes every feature whose code and geometry can be used.
  /// - Parameter unreadable: Features whose geometry was given as a text that is none.
  mutating func read(_ layer: VectorLayer, unreadable: Set<Int> = []) {
    for feature in 0..<layer.featureCount {
      let place = places.read(table, row: feature)
      guard filters.accept(table, row: feature) else {
        drop(feature, .filteredOut, place)
        continue
      }
      guard !isNoVillage(place.villageCodes.first, codeText: place.villageCode, name: place.villageName) else {
        drop(feature, .notAVillage, place)
        continue
      }
      guard let code = place.villageCodes.first else {
        drop(feature, place.villageCode.isEmpty ? .missingCode : .unreadableCode, place)
        continue
      }
      guard !unreadable.contains(feature) else {
        drop(feature, .unreadableGeometry, place)
        continue
      }
      switch layer.geometry[feature] {
      case .polygon: candidates.append(candidate(feature, code, place))
      case .null: drop(feature, .noGeometry, place)
      case .point, .other: drop(feature, .wrongGeometryType, place)
      }
    }
  }

  private func candidate(_ feature: Int, _ code: RegionCode, _ place: PlaceText) -> Candidate {
    var codes = [VillageCode(code: code, year: source.codeYear)]
    if let otherCode, let other = source.otherCodeSystem,
      let second = RegionCode(table.trimmed(feature, otherCode), system: other), second.level == .village
    {
      codes.append(VillageCode(code: second, year: source.codeYear))
    }
    let village = Village(
      name: place.villageName, districtName: place.districtName,
      districtCode: place.districtCode ?? code.parent(.district), codes: codes, sourceRow: row(feature))
    return Candidate(feature: feature, code: code, village: village)
  }

  /// Row of the source that a feature stands in.
  private func row(_ feature: Int) -> Int { table.rowNumbers[feature] }

  private mutating func drop(_ feature: Int, _ reason: SetAsideReason, _ place: PlaceText) {
    setAside.append(
      SetAside(
        sourceID: source.location.id, row: row(feature),
        code: place.villageCode.isEmpty ? nil : place.villageCodes.first?.formatted ?? place.villageCode,
        placeName: place.villageName.isEmpty ? nil : place.villageName, reason: reason))
  }

  /// Of several records of a code the first one stays.
  mutating func dropRepetitions(_ polygons: PolygonSet) {
    var first: [RegionCode: Int] = [:]
    var kept: [Candidate] = []
    for candidate in candidates {
      guard let earlier = first[candidate.code] else {
        first[candidate.code] = candidate.feature
        kept.append(candidate)
        continue
      }
      let same = polygons.selecting([earlier]) == polygons.selecting([candidate.feature])
      setAside.append(
        SetAside(
          sourceID: source.location.id, row: row(candidate.feature), code: candidate.code.formatted,
          placeName: candidate.village.name, reason: same ? .duplicateRow : .duplicateCode))
    }
    candidates = kept
  }

  /// Repairs, sorts by code and builds the edition.
  mutating func finished(_ polygons: PolygonSet, threads: Int) async throws(IngestError) -> BoundaryImport {
    let parts: [RepairedPart]
    do {
      parts = try await repaired(polygons, features: candidates.map(\.feature), threads: threads)
    } catch {
      throw .badRequest(source: source.location.id, detail: "GEOS")
    }
    var villages: [Village] = []
    var edition = PolygonSet()
    for index in candidates.indices.sorted(by: { candidates[$0].code < candidates[$1].code }) {
      guard keep(candidates[index], parts[index]) else { continue }
      villages.append(candidates[index].village)
      edition.append(feature: 0, of: parts[index].polygons)
    }
    guard !villages.isEmpty else { throw nothingLeft() }
    noteNamesakes(villages)
    return BoundaryImport(
      edition: BoundaryEdition(id: source.editionID, villages: villages, polygons: LonLatPolygons(edition)),
      setAside: (setAside + table.setAside(sourceID: source.location.id)).sorted { $0.row < $1.row },
      findings: (findings + table.findings(sourceID: source.location.id)).sorted { ($0.row ?? 0) < ($1.row ?? 0) },
      recordsRead: table.recordsRead)
  }

  /// Why no village is left: the filters took all, or most records have this fault.
  private func nothingLeft() -> IngestError {
    var counts: [SetAsideReason: Int] = [:]
    for record in setAside where record.reason != .filteredOut { counts[record.reason, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    guard let reason = SetAsideReason.allCases.first(where: { counts[$0] == most && most > 0 }) else {
      return .nothingSelected(file: table.file, read: table.rowCount)
    }
    return .noneUsable(file: table.file, read: table.rowCount, reason: reason)
  }

  /// Notes a repair; false when nothing is left of the feature.
  private mutating func keep(_ candidate: Candidate, _ part: RepairedPart) -> Bool {
    guard let reason = part.reason else { return true }
    let row = row(candidate.feature)
    guard part.polygons.vertexCount > 0 else {
      setAside.append(
        SetAside(
          sourceID: source.location.id, row: row, code: candidate.code.formatted, placeName: candidate.village.name,
          reason: .unrepairableGeometry))
      return false
    }
    findings.append(
      ImportFinding(
        sourceID: source.location.id, row: row, kind: .geometryRepaired, code: candidate.code.formatted,
        detail: reason, size: part.areaChangeSquareMetres))
    return true
  }

  /// Villages of one name in one district: tables cannot tell them apart by name.
  private mutating func noteNamesakes(_ villages: [Village]) {
    var first: [String: Int] = [:]
    for (index, village) in villages.enumerated() where !villageNameKey(village.name).isEmpty {
      let district = village.districtCode?.digits ?? districtNameKey(village.districtName)
      let key = district + "/" + villageNameKey(village.name)
      guard let earlier = first[key] else {
        first[key] = index
        continue
      }
      findings.append(
        ImportFinding(
          sourceID: source.location.id, row: village.sourceRow, kind: .duplicateVillageName, code: village.printedCode,
          otherCode: villages[earlier].printedCode, detail: village.name))
    }
  }
}
