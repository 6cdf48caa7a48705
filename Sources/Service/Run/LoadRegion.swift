internal import Foundation
internal import Project
internal import Store
internal import Stunting

/// What a run reads from the workspace.
struct RegionData {
  var edition: BoundaryEdition
  var facilities: [Facility]
  var counts: [FacilityCount]
  var values: [IndicatorValue]
  var imports: [ImportSummary]
  var setAside: [SetAside]
  var findings: [ImportFinding]
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
func loadRegion(_ workspace: Workspace, _ project: ProjectFile) throws -> RegionData {
  let id = project.parameters.edition ?? project.boundaries.last?.source.id ?? ""
  let known = try workspace.editions()
  guard known.contains(id) else { throw WorkspaceProblem.editionNotImported(id: id, known: known) }
  let entries = try workspace.imports().filter { $0.edition == id }
  return RegionData(
    edition: try workspace.edition(id), facilities: try workspace.facilities(edition: id),
    counts: try workspace.facilityCounts(edition: id), values: try workspace.values(edition: id, districts: nil),
    imports: entries.map(\.summary), setAside: try workspace.setAside(edition: id),
    findings: try workspace.findings(edition: id))
}
