internal import Project
internal import Stunting

/// One source of a project file, ready to be written.
struct SourceDraft {
  var section: SourceSection
  var id: String
  /// Lines of one list item, the first one with its dash.
  var lines: [String]
  /// Why the file was taken for this, and what to know about it.
  var remarks: [String]
  /// What a person must say before it can be imported.
  var questions: [String]
}

/// What the user said about a file on the command line.
struct DraftAnswers {
  var period: Period?
  var ageGroup: AgeGroup?
  var kind: String?
  var rasterUnit: RasterDeclaration.Unit?
  var year: Int?
}

/// Lines that every source starts with.
func sourceHead(id: String, file: String, sheet: String?, profile: SourceProfile?) -> [String] {
  var lines = ["- id: \(id)", "  file: \(yamlText(file))"]
  if let sheet { lines.append("  layer: \(yamlText(sheet))") }
  if let profile {
    lines.append("  profile: \(profile.key)")
    if !profile.system.isEmpty { lines.append("  system: \(yamlText(profile.system))") }
  }
  return lines
}

/// A file name as an id: small letters, digits and dashes.
func sourceID(_ path: String) -> String {
  let name = path.split(separator: "/").last.map(String.init) ?? path
  var parts = name.split(separator: ".")
  if parts.count > 1, parts.last?.lowercased() == "gz" { parts.removeLast() }
  if parts.count > 1 { parts.removeLast() }
  let stem = parts.joined(separator: ".")
  let plain = stem.lowercased().unicodeScalars.map { s in
    (s >= "a" && s <= "z") || (s >= "0" && s <= "9") ? Character(s) : Character("-")
  }
  let words = String(plain).split(separator: "-")
  return words.isEmpty ? "sumber" : words.joined(separator: "-")
}

/// An id that no source has yet.
func freeID(_ wanted: String, _ used: Set<String>) -> String {
  guard used.contains(wanted) else { return wanted }
  return (2...).lazy.map { "\(wanted)-\($0)" }.first { !used.contains($0) } ?? wanted
}
