internal import Yams

/// Sections of `sources` in the project file.
public enum SourceSection: String, Sendable, CaseIterable {
  case boundaries, context
  case codeLists = "code_lists"
  case facilities
  case workingAreas = "working_areas"
  case indicators
  case byName = "by_name"
  case programmes, rasters, surveys, demand, travel, surfaces
  case reportedTravel = "reported_travel"
}

/// Adds one source to the text of a project file and leaves every other line as it is, comments included.
///
/// - Parameters:
///   - item: Lines of one list item, its first line starting with `- `, without indentation.
///   - text: The project file.
/// - Throws: `ProjectError`: the text is no project file, or writes the section in one line (`indicators: [...]`).
public func adding(_ item: [String], to section: SourceSection, of text: String) throws -> String {
  var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  let root = try StrictMapping(composeYAML(text), path: "")
  guard root.keys.contains("sources") else {
    throw ProjectError.missingKey(line: root.line, key: "sources", inside: "lokus.yaml")
  }
  let sources = root.line(of: "sources") - 1
  let indent = try indentation(ofKeysBelow: sources, in: lines, root)
  if let header = sectionLine(section.rawValue, below: sources, indent: indent, in: lines) {
    if lines[header].hasSuffix("[]") || lines[header].hasSuffix("[ ]") {
      lines[header] = pad(indent) + section.rawValue + ":"
    } else if !isBare(lines[header]) {
      throw ProjectError.wrongType(line: header + 1, key: section.rawValue, expected: .listOfMappings)
    }
    let end = blockEnd(after: header, indent: indent, in: lines, itemsMayShareIndent: true)
    let own = itemIndent(header, end, in: lines) ?? indent + 2
    lines.insert(contentsOf: item.map { $0.isEmpty ? $0 : pad(own) + $0 }, at: end)
  } else {
    let end = blockEnd(after: sources, indent: 0, in: lines, itemsMayShareIndent: false)
    let block = [pad(indent) + section.rawValue + ":"] + item.map { $0.isEmpty ? $0 : pad(indent + 2) + $0 }
    lines.insert(contentsOf: block, at: end)
  }
  return lines.joined(separator: "\n")
}

private func pad(_ count: Int) -> String { String(repeating: " ", count: count) }

private func indent(of line: String) -> Int { line.prefix { $0 == " " }.count }

private func isBlankOrComment(_ line: String) -> Bool {
  let rest = line.drop { $0 == " " }
  return rest.isEmpty || rest.first == "#"
}

/// True when nothing but a comment follows the colon.
private func isBare(_ line: String) -> Bool {
  guard let colon = line.firstIndex(of: ":") else { return false }
  return isBlankOrComment(String(line[line.index(after: colon)...]))
}

/// Spaces before the keys of `sources`.
private func indentation(ofKeysBelow sources: Int, in lines: [String], _ root: StrictMapping) throws -> Int {
  guard isBare(lines[sources]) else {
    throw ProjectError.wrongType(line: sources + 1, key: "sources", expected: .mapping)
  }
  let first = lines[(sources + 1)...].first { !isBlankOrComment($0) }
  return max(1, first.map(indent(of:)) ?? 2)
}

private func sectionLine(_ key: String, below sources: Int, indent wanted: Int, in lines: [String]) -> Int? {
  let end = blockEnd(after: sources, indent: 0, in: lines, itemsMayShareIndent: false)
  return ((sources + 1)..<end).first { line in
    indent(of: lines[line]) == wanted && lines[line].dropFirst(wanted).hasPrefix(key + ":")
  }
}

/// The line after the last one that belongs to the block that starts at `start`; blank lines and comments at its end do
/// not belong to it.
private func blockEnd(after start: Int, indent own: Int, in lines: [String], itemsMayShareIndent: Bool) -> Int {
  var end = start + 1
  for line in lines.indices.dropFirst(start + 1) {
    if isBlankOrComment(lines[line]) { continue }
    let depth = indent(of: lines[line])
    let isItem = itemsMayShareIndent && depth == own && lines[line].dropFirst(own).hasPrefix("- ")
    guard depth > own || isItem else { break }
    end = line + 1
  }
  return end
}

/// Spaces before the dashes of a section's items.
private func itemIndent(_ header: Int, _ end: Int, in lines: [String]) -> Int? {
  lines[(header + 1)..<end].first { $0.drop { $0 == " " }.hasPrefix("- ") }.map(indent(of:))
}
