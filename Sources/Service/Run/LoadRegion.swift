internal import Analysis
internal import Foundation
internal import Geometry
internal import Project
internal import Store
internal import Stunting

/// What a run reads from the workspace, by the unit of the project: its "villages" are then kecamatan or puskesmas.
struct RegionData {
  var edition: BoundaryEdition
  var facilities: [Facility]
  var counts: [FacilityCount]
  /// Of both sexes together; level village throughout.
  var values: [IndicatorValue]
  var imports: [ImportSummary]
  var setAside: [SetAside]
  var findings: [ImportFinding]
  /// Everything as it was imported, village by village.
  var stored: StoredRegion
  /// Where people live, how they travel.
  var access = AccessInputs()
  var programmes: [Programme] = []
  /// Villages of adjacent regencies, without values: what lies across the edge.
  var context: BoundaryEdition?
}

/// What the workspace holds of one edition.
struct StoredRegion {
  var edition: BoundaryEdition
  var values: StoredValues
  var facilities: [Facility]
  var workingAreas: [WorkingArea]
  var digits: [DigitCount]
  var questions: [PlaceQuestion]
}

/// Opens the workspace beside the project file, read-only.
func openWorkspace(_ project: ProjectFile) throws -> Workspace {
  let url = workspaceURL(project)
  guard FileManager.default.fileExists(atPath: url.path) else {
    throw WorkspaceProblem.noWorkspace(name: url.lastPathComponent)
  }
  return try Workspace.open(at: url.path, access: .readOnly)
}

func workspaceURL(_ project: ProjectFile) -> URL { project.folder.appendingPathComponent("lokus.gpkg") }

/// Reads one edition and everything joined to it.
func loadRegion(_ workspace: Workspace, _ project: ProjectFile, threads: Int) async throws -> RegionData {
  let id = project.parameters.edition ?? project.boundaries.last?.source.id ?? ""
  let known = try workspace.editions()
  guard known.contains(id) else { throw WorkspaceProblem.editionNotImported(id: id, known: known) }
  let stored = StoredRegion(
    edition: try workspace.edition(id), values: try workspace.values(edition: id),
    facilities: try workspace.facilities(edition: id), workingAreas: try workspace.workingAreas(edition: id),
    digits: try workspace.digitCounts(edition: id), questions: try workspace.questions(edition: id))
  let entries = try workspace.imports().filter { $0.edition == id && $0.isCurrent }
  var data = RegionData(
    edition: stored.edition, facilities: stored.facilities, counts: try workspace.facilityCounts(edition: id),
    values: stored.values.values.filter { $0.sex == .all }, imports: entries.map(\.summary),
    setAside: try workspace.setAside(edition: id), findings: try workspace.findings(edition: id), stored: stored)
  data.programmes = try workspace.programmes(edition: id)
  data.access = try workspace.accessInputs(edition: id)
  try await ByUnit(project: project, threads: threads).apply(to: &data)
  if project.parameters.unit == .village {
    let around = try project.context.map(\.source.id).filter { known.contains($0) && $0 != id }.map(workspace.edition)
    data.context = joined(around, without: data.edition)
  }
  return data
}

/// Several editions as one, without the villages that an edition has already; nil without any.
private func joined(_ editions: [BoundaryEdition], without edition: BoundaryEdition) -> BoundaryEdition? {
  var seen = Set(edition.villages.map(\.printedCode))
  var villages: [Village] = []
  var polygons = PolygonSet()
  for around in editions {
    for (index, village) in around.villages.enumerated() where seen.insert(village.printedCode).inserted {
      villages.append(village)
      polygons.append(feature: index, of: around.polygons.planar)
    }
  }
  guard !villages.isEmpty else { return nil }
  return BoundaryEdition(
    id: editions.map(\.id).joined(separator: "+"), villages: villages, polygons: LonLatPolygons(polygons))
}

/// Brings the data of a region to the unit that the project analyses.
private struct ByUnit {
  let project: ProjectFile
  let threads: Int

  func apply(to data: inout RegionData) async throws {
    let p = project.parameters
    guard p.unit == .village else { return try await regroup(&data, p.unit) }
    if p.spread != .none { try await spreadValues(&data, p) }
    data.values.removeAll { $0.level != .village }
  }

  private func regroup(_ data: inout RegionData, _ level: UnitLevel) async throws {
    let areas = level == .puskesmas ? try await areas(data.stored) : []
    if level == .puskesmas, areas.isEmpty { throw WorkspaceProblem.noUnits }
    let region = try await unitRegion(
      data.edition, values: data.values, units: data.stored.values.units, workingAreas: areas, level: level,
      threads: threads)
    data.facilities = region.facilities(data.facilities)
    data.counts = region.facilityCounts(data.counts)
    data.values = region.values
    data.edition = region.edition
    data.access.points = data.access.points.compactMap { point in
      region.unit(of: point.village).map { unit in
        var point = point
        point.village = unit
        return point
      }
    }
    // What a village reports of its own way says nothing of a kecamatan's.
    data.access.reported = []
    data.programmes = data.programmes.map { programme in
      var programme = programme
      programme.village = programme.village.flatMap { region.unit(of: $0) }
      return programme
    }
  }

  private func spreadValues(_ data: inout RegionData, _ p: Parameters) async throws {
    let method: SpreadMethod =
      p.spread == .byPopulation ? .byPopulation(population: population(data, p.population)) : .inheritRate
    let units = data.stored.values.units
    let areas = try await areas(data.stored)
    if !areas.isEmpty {
      let districts = data.values.filter { $0.level == .district }
      let membership = puskesmasMembership(data.edition, workingAreas: areas)
      data.values = spread(data.values, units: units, over: membership, method: method).values + districts
    }
    data.values =
      spread(data.values, units: units, over: districtMembership(data.edition), method: method).values
  }

  /// People of each village, from the latest period of the indicator.
  private func population(_ data: RegionData, _ indicator: String) -> [Double?] {
    var people = [Double?](repeating: nil, count: data.edition.villages.count)
    let own = data.values.filter { $0.level == .village && $0.indicator == indicator && $0.state == .value }
    guard let latest = own.map(\.period).max() else { return people }
    for value in own where value.period == latest { people[value.unit] = value.value ?? value.numerator }
    return people
  }

  private func areas(_ stored: StoredRegion) async throws -> [WorkingArea] {
    let puskesmas = stored.facilities.filter { $0.kind == "puskesmas" }
    guard !puskesmas.isEmpty || !stored.workingAreas.isEmpty else { return [] }
    let edition = stored.edition
    return workingAreas(
      edition, puskesmas: puskesmas, listed: stored.workingAreas,
      origins: try await surfacePoints(edition, threads: threads)
    ).areas
  }
}
