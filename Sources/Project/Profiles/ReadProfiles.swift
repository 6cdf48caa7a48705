internal import Stunting
internal import Yams

/// The profiles that come with Lokus (`Data/profiles`).
///
/// - Throws: `ProjectError`.
public func bundledProfiles() throws -> [SourceProfile] {
  let catalogue = try IndicatorCatalogue.bundled()
  let shared = try sharedColumns()
  return try bundledProfileTexts().flatMap { try parseProfiles($0, shared: shared, catalogue: catalogue) }
}

/// The bundled profiles with those of a user's own file; one with a known key takes its place.
///
/// - Parameters:
///   - text: YAML: a list of profiles, or one profile.
///   - catalogue: Indicators that the profiles may name.
/// - Throws: `ProjectError` with the line in `text`.
public func readProfiles(_ text: String, catalogue: IndicatorCatalogue) throws -> [SourceProfile] {
  let own = try parseProfiles(text, shared: sharedColumns(), catalogue: catalogue)
  var seen: Set<String> = []
  for profile in own where !seen.insert(profile.key).inserted {
    throw ProjectError.duplicateID(line: 1, id: profile.key)
  }
  return try bundledProfiles().filter { !seen.contains($0.key) } + own
}

private func parseProfiles(_ text: String, shared: [ProfileColumn], catalogue: IndicatorCatalogue) throws
  -> [SourceProfile]
{
  guard let root = try composeNode(text) else { return [] }
  guard case .sequence(let items) = root else {
    return [try readProfile(StrictMapping(root, path: "profile"), shared: shared, catalogue: catalogue)]
  }
  return try items.enumerated().map { index, node in
    try readProfile(StrictMapping(node, path: "profiles[\(index + 1)]"), shared: shared, catalogue: catalogue)
  }
}

/// Columns of place and period that every profile knows.
private func sharedColumns() throws -> [ProfileColumn] {
  let text = String(decoding: PackageResources.shared_columns_yaml, as: UTF8.self)
  guard let root = try composeNode(text), case .sequence(let items) = root else { return [] }
  return try items.enumerated().map { try readProfileColumn(StrictMapping($1, path: "columns[\($0 + 1)]")) }
}

private func bundledProfileTexts() -> [String] {
  [
    PackageResources.gizi_yaml, PackageResources.keluarga_yaml, PackageResources.sanitasi_air_yaml,
    PackageResources.pendidikan_yaml, PackageResources.kesehatan_yaml, PackageResources.podes_yaml,
    PackageResources.fasilitas_yaml, PackageResources.program_yaml, PackageResources.umum_yaml,
  ].map { String(decoding: $0, as: UTF8.self) }
}

/// The YAML tree of a text, nil when it is empty. Anchors are refused before reading: a small text with nested ones
/// stands for a huge tree.
private func composeNode(_ text: String) throws -> Node? {
  if let line = lineOfAlias(text) { throw ProjectError.notYAML(line: line, problem: "alias (*)") }
  do {
    return try Yams.compose(yaml: text)
  } catch let error as YamlError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      throw ProjectError.notYAML(line: mark.line, problem: problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      throw ProjectError.duplicateKey(line: context.mark.line, key: duplicates.min() ?? "")
    default: throw ProjectError.notYAML(line: 1, problem: "YAML")
    }
  }
}
