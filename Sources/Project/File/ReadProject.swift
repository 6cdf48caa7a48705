public import Foundation
internal import Stunting
internal import Yams

/// Reads and checks `lokus.yaml`. Every unknown key, wrong type, unknown indicator and missing file is an error that
/// names the line and the remedy.
///
/// - Parameters:
///   - url: The project file.
///   - checkingFiles: False to read parameters only, when the sources may be elsewhere by now.
///   - knownStyles: Keys of the map styles there are; nil leaves `map_styles` unchecked.
/// - Throws: `ProjectError`.
public func readProject(at url: URL, checkingFiles: Bool = true, knownStyles: [String]? = nil) throws -> ProjectFile {
  guard let data = FileManager.default.contents(atPath: url.path) else {
    throw ProjectError.noProjectFile(name: url.lastPathComponent)
  }
  return try parseProject(
    String(decoding: data, as: UTF8.self), folder: url.deletingLastPathComponent(), checkingFiles: checkingFiles,
    knownStyles: knownStyles)
}

/// As `readProject(at:)`, from text.
public func parseProject(_ text: String, folder: URL, checkingFiles: Bool, knownStyles: [String]? = nil) throws
  -> ProjectFile
{
  var root = try StrictMapping(composeYAML(text), path: "")
  if let format = try root.int("format"), format != 1 {
    throw ProjectError.unsupportedFormat(line: root.line(of: "format"), found: format)
  }
  var catalogue = try IndicatorCatalogue.bundled()
  for own in try root.mappings("indicators") { try catalogue.addOwn(own) }
  let place = try readPlace(&root)
  let services = try ServiceCatalogue.bundled().reading(try root.mappings("services"), catalogue)
  var project = ProjectFile(folder: folder, place: place, catalogue: catalogue, services: services)
  project.profileFiles = try root.strings("profiles") ?? []
  try readSources(&root, into: &project)
  project.parameters = try readParameters(&root, project: project, knownStyles: knownStyles)
  try root.finish()
  if checkingFiles { try checkFiles(project) }
  return project
}

func composeYAML(_ text: String) throws -> Node {
  do {
    guard let node = try Yams.compose(yaml: text) else {
      throw ProjectError.notYAML(line: 1, problem: "kosong / empty")
    }
    return node
  } catch let error as YamlError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      throw ProjectError.notYAML(line: mark.line, problem: problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      throw ProjectError.duplicateKey(line: context.mark.line, key: duplicates.min() ?? "")
    case .reader(let problem, let offset, _, _):
      throw ProjectError.notYAML(line: lineNumber(atByte: offset ?? 0, of: text), problem: problem)
    default:
      throw ProjectError.notYAML(line: 1, problem: "YAML")
    }
  }
}

/// Lines count from 1.
private func lineNumber(atByte offset: Int, of text: String) -> Int {
  1 + text.utf8.prefix(offset).count { $0 == UInt8(ascii: "\n") }
}

private func readPlace(_ root: inout StrictMapping) throws -> ProjectPlace {
  guard var m = try root.mapping("project") else {
    throw ProjectError.missingKey(line: root.line, key: "project", inside: "lokus.yaml")
  }
  let place = ProjectPlace(
    name: try m.requiredString("name"), regencyCode: try m.string("regency_code"),
    institution: try m.string("institution"), synthetic: try m.bool("synthetic") ?? false)
  if let code = place.regencyCode, RegionCode(code, system: .kemendagri) == nil {
    throw ProjectError.badCode(line: m.line(of: "regency_code"), key: "regency_code", found: code)
  }
  try m.finish()
  return place
}

private func readSources(_ root: inout StrictMapping, into project: inout ProjectFile) throws {
  guard var m = try root.mapping("sources") else {
    throw ProjectError.missingKey(line: root.line, key: "sources", inside: "lokus.yaml")
  }
  let catalogue = project.catalogue
  project.boundaries = try m.mappings("boundaries").map { try readBoundary($0) }
  project.context = try m.mappings("context").map { try readBoundary($0) }
  project.codeLists = try m.mappings("code_lists").map { try readCodeList($0) }
  project.facilities = try m.mappings("facilities").map { try readFacility($0) }
  project.workingAreas = try m.mappings("working_areas").map { try readWorkingArea($0) }
  project.tables = try m.mappings("indicators").map { try readTable($0, catalogue: catalogue) }
  project.byName = try m.mappings("by_name").map { try readByName($0) }
  project.programmes = try m.mappings("programmes").map { try readProgramme($0) }
  project.rasters = try m.mappings("rasters").map { try readRaster($0, catalogue: catalogue) }
  project.surveys = try m.mappings("surveys").map { try readSurvey($0) }
  try readAccessSources(&m, into: &project)
  try m.finish()
  guard !project.boundaries.isEmpty else { throw ProjectError.noBoundaries(line: m.line) }
  var seen: Set<String> = []
  for source in project.allSources where !seen.insert(source.id).inserted {
    throw ProjectError.duplicateID(line: source.line, id: source.id)
  }
}

private func checkFiles(_ project: ProjectFile) throws {
  for source in project.allSources {
    for url in try files(of: source, in: project.folder) {
      var isFolder: ObjCBool = false
      let there = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      guard there, !isFolder.boolValue else { throw ProjectError.missingFile(line: source.line, file: source.file) }
    }
  }
}
