internal import Analysis
internal import Foundation
internal import Ingest
internal import Matching
internal import Project
internal import Stunting

/// File in which names that fit no place for certain are asked and answered, beside the project file.
let answerFileName = "padanan_nama.csv"

/// What records are matched by besides the villages of the edition: answers and code lists.
struct MatchContext {
  var lines: [AnswerLine]
  var codeLists: CodeLists
  var crosswalk: CodeCrosswalk
  var official: [OfficialCode]
  /// Imports of the code lists, by source.
  var lists: [CodeListImport]
  /// Changes when any of it does.
  var fingerprint: String

  var answers: [PlaceAnswer] { lines.compactMap(\.answer) }

  /// Answers that name no unit of the project: their questions stay.
  func unusable(_ questions: [PlaceQuestion]) -> [(name: String, answer: String)] {
    lines.compactMap { line in
      guard case .unit(let code)? = line.choice else { return nil }
      let isAsked = questions.contains {
        $0.level == line.level && villageNameKey($0.name) == villageNameKey(line.name)
          && districtNameKey($0.districtName) == districtNameKey(line.districtName)
      }
      return isAsked ? (line.name, code) : nil
    }
  }

  /// The edition with the names of kecamatan that its file does not give, from the newest official list.
  func namingDistricts(_ edition: BoundaryEdition) -> BoundaryEdition {
    guard edition.villages.contains(where: \.districtName.isEmpty) else { return edition }
    let names = Dictionary(
      official.filter { $0.level == .district && !$0.name.isEmpty }.sorted { $0.year < $1.year }.map {
        ($0.code, $0.name)
      },
      uniquingKeysWith: { _, newer in newer })
    var edition = edition
    for index in edition.villages.indices where edition.villages[index].districtName.isEmpty {
      let village = edition.villages[index]
      let codes = [village.districtCode].compactMap { $0 } + village.codes.compactMap { $0.code.parent(.district) }
      guard let code = codes.first(where: { names[$0] != nil }), let name = names[code] else { continue }
      edition.villages[index].districtName = name
      if village.districtCode == nil { edition.villages[index].districtCode = code }
    }
    return edition
  }

  /// Official villages of the newest list of a system; nil without a list.
  func villages(_ system: CodeSystem) -> [OfficialVillage]? {
    let own = official.filter { $0.code.system == system && $0.level == .village && !$0.name.isEmpty }
    guard let year = own.map(\.year).max() else { return nil }
    return own.filter { $0.year == year }.map { OfficialVillage(code: $0.code, name: $0.name) }
  }
}

/// Reads `padanan_nama.csv` and the code lists of a project.
func matchContext(_ project: ProjectFile) async throws -> MatchContext {
  let url = project.folder.appendingPathComponent(answerFileName)
  let data = FileManager.default.contents(atPath: url.path) ?? Data()
  var context = MatchContext(
    lines: try readAnswers(String(decoding: data, as: UTF8.self)), codeLists: CodeLists(), crosswalk: CodeCrosswalk(),
    official: [], lists: [], fingerprint: "")
  var prints = [sha256(ofText: answerText(context.lines.filter { $0.choice != nil }))]
  for declaration in project.codeLists {
    let urls = try files(of: declaration.source, in: project.folder)
    let list = try await at(declaration.source) {
      let list = try await importCodeList(codeListSource(declaration, path: urls[0].path))
      guard !list.codes.isEmpty || !list.pairs.isEmpty else {
        throw IngestError.noneUsable(
          file: urls[0].lastPathComponent, read: list.recordsRead,
          reason: list.setAside.first?.reason ?? .unreadableCode)
      }
      return list
    }
    context.lists.append(list)
    prints.append(try sha256(of: urls))
  }
  context.official = context.lists.flatMap(\.codes)
  context.codeLists = CodeLists(codeLists(context.official))
  context.crosswalk = CodeCrosswalk(pairs: context.lists.flatMap { $0.pairs.map { ($0.kemendagri, $0.bps) } })
  context.fingerprint = sha256(ofText: prints.joined(separator: "\n"))
  return context
}

/// Lists by system and year, ascending.
private func codeLists(_ codes: [OfficialCode]) -> [CodeList] {
  CodeSystem.allCases.flatMap { system -> [CodeList] in
    let own = Dictionary(grouping: codes.filter { $0.code.system == system && !$0.name.isEmpty }, by: \.year)
    return own.keys.sorted().map { year in
      CodeList(
        year: year, system: system, entries: (own[year] ?? []).map { CodeList.Entry(code: $0.code, name: $0.name) })
    }
  }
}

/// The puskesmas of the facilities, and the regencies of the edition. The kecamatan of a puskesmas is the one that it
/// declares; where its point lies may be a fault.
func roster(
  _ facilities: [Facility], areas: [WorkingArea], edition: BoundaryEdition, context: MatchContext, place: ProjectPlace
) -> [RosterUnit] {
  puskesmasUnits(facilities, areas, edition) + regencyUnits(edition, context, place)
}

private func puskesmasUnits(_ facilities: [Facility], _ areas: [WorkingArea], _ edition: BoundaryEdition)
  -> [RosterUnit]
{
  var seen: Set<String> = []
  var units: [RosterUnit] = []
  let districts = Dictionary(
    edition.villages.compactMap { v in v.districtCode.map { ($0, v.districtName) } }, uniquingKeysWith: { a, _ in a })
  for f in facilities where f.kind == "puskesmas" && !f.name.isEmpty && seen.insert(f.id).inserted {
    let district = f.declaredDistrictName ?? f.declaredDistrictCode.flatMap { districts[$0] } ?? ""
    units.append(
      RosterUnit(key: UnitKey(level: .puskesmas, facilityID: f.id, name: f.name), districtName: district))
  }
  let known = Set(units.map(\.key))
  var added: Set<UnitKey> = []
  for area in areas where !known.contains(area.puskesmas) && added.insert(area.puskesmas).inserted {
    units.append(RosterUnit(key: area.puskesmas, districtName: edition.villages[area.village].districtName))
  }
  return units
}

/// Regencies that villages of the edition lie in, by the official list's name; the project's own by its name when it
/// states its code. A regency without a known name is told from others by codes only.
private func regencyUnits(_ edition: BoundaryEdition, _ context: MatchContext, _ place: ProjectPlace) -> [RosterUnit] {
  var codes: Set<RegionCode> = []
  for village in edition.villages {
    for code in village.codes { codes.formUnion([code.code.parent(.regency)].compactMap { $0 }) }
  }
  let names = Dictionary(
    context.official.filter { $0.level == .regency }.sorted { $0.year < $1.year }.map { ($0.code, $0.name) },
    uniquingKeysWith: { _, newer in newer })
  return codes.sorted().compactMap { code in
    let isOwn = place.regencyCode.map { own in codes.count <= 2 || own.filter(\.isNumber) == code.digits } ?? false
    guard let name = names[code] ?? (isOwn ? place.name : nil) else { return nil }
    return RosterUnit(key: UnitKey(level: .regency, code: code, name: name))
  }
}
