internal import Analysis
internal import Foundation
internal import Geometry
internal import Ingest
internal import Matching
internal import Project
internal import Publish
internal import Store
internal import Stunting

/// A region to judge access in, from a workspace or from files.
struct ReachRegion {
  var task: AnalysisTask
  var place: ProjectPlace
  var remarks: [String] = []

  init(_ request: ReachRequest) async throws {
    switch request.input {
    case .project(let url): try await self.init(project: url, request)
    case .files(let files): try await self.init(files: files, request)
    }
    try request.overrides.apply(to: &task.parameters, services: task.services)
    task.parts = [.access]
    guard !task.parameters.access.isEmpty else {
      throw ReachProblem.noService(known: task.services.all.map(\.key))
    }
  }

  private init(project url: URL, _ request: ReachRequest) async throws {
    let project = try readProject(at: url, checkingFiles: false, knownStyles: try? knownStyles())
    let workspace = try openWorkspace(project)
    defer { try? workspace.close() }
    let data = try await loadRegion(workspace, project, threads: request.threads)
    task = AnalysisTask(
      data: data, parameters: project.parameters, catalogue: project.catalogue, services: project.services,
      threads: request.threads)
    place = project.place
  }

  private init(files: ReachFiles, _ request: ReachRequest) async throws {
    var polygons = PolygonFile(url: files.polygons, cases: [], measured: [])
    polygons.layer = files.layer
    polygons.crs = files.crs
    polygons.code = files.code
    polygons.name = files.name
    polygons.district = files.district
    let direct = try await readDirectRegion(
      polygons, numbers: files.people.map { [DirectNumberColumn($0)] } ?? [], threads: request.threads)
    guard direct.input.planar == nil else { throw ReachProblem.planar(file: files.polygons.lastPathComponent) }
    let services = try ServiceCatalogue.bundled()
    task = AnalysisTask(
      data: direct.data, parameters: direct.parameters, catalogue: direct.catalogue, services: services,
      threads: request.threads)
    place = direct.place
    remarks = direct.remarks(request.language)
    let asked = request.overrides.services.compactMap { services[$0] }
    let reader = PlainReader(edition: direct.input.edition, language: request.language)
    let kind = asked.first?.facilityKinds.first ?? ""
    (task.data.facilities, task.data.access) = try await plainly {
      (try await reader.facilities(files.facilities, kind: kind), try await reader.inputs(files))
    }
    if let people = direct.input.numbers.first, let group = asked.first?.group {
      task.data.values += peopleValues(people.values, group, direct)
    }
    task.data.setAside += reader.setAside
    remarks += reader.remarks
    if request.overrides.cost == nil, !files.roads.isEmpty { task.parameters.travel.model = .road }
    if task.parameters.travel.model == .geodesic, request.overrides.cost ?? "geodesic" == "geodesic",
      !task.data.access.lines.isEmpty
    {
      remarks.append(
        request.language.pick(
          "Jalan, perahu dan penghalang tidak dipakai: jarak garis lurus. Pakai --cost road (dengan --roads) atau terrain.",
          "Roads, boats and barriers are not used: straight lines. Use --cost road (with --roads) or terrain."))
    }
  }

  func asOf(_ request: ReachRequest) -> String {
    request.asOf ?? task.data.values.map(\.period).max()?.endDate ?? "-"
  }

  /// A result that holds access alone.
  func result() -> RegionResult {
    var result = RegionResult(
      edition: task.data.edition, facilities: task.data.facilities, lokus: task.lokus(nil, []))
    result.coverage = task.coverage()
    return result
  }

  func context(_ result: RegionResult, _ request: ReachRequest) -> ReportContext {
    let analysed = AnalysedProject(data: task.data, result: result, asOf: asOf(request))
    var context = reportContext(analysed, place: place, unit: task.parameters.unit, request.language)
    context.remarks = remarks
    return context
  }
}

/// The people of a column as values of the first indicator that the group is counted by.
private func peopleValues(_ people: [Double?], _ group: DemandGroup, _ direct: DirectRegion) -> [IndicatorValue] {
  guard let source = group.countSources.first else { return [] }
  return people.indices.map { unit in
    var value = IndicatorValue(
      level: .village, unit: unit, indicator: source.indicator, ageGroup: source.ageGroup, period: .unstated,
      kind: source.isDenominator ? .ratio : .count, state: people[unit] == nil ? .noData : .value,
      rung: .notApplicable, sourceID: direct.input.layer, sourceRow: direct.input.edition.villages[unit].sourceRow)
    if source.isDenominator { value.denominator = people[unit] } else { value.value = people[unit] }
    return value
  }
}
