import Cartography
import Foundation

/// Reads the part of YAML that the files of `tiles/` use: maps and lists by indentation, `{...}` and `[...]` on one
/// line, quoted and plain texts, numbers, true and false, comments.
struct StyleYAML {
  struct Fault: Error { let line: String }
  private var lines: [(indent: Int, text: Substring)]
  private var next = 0

  static func parse(_ text: String) throws -> Any {
    var reader = StyleYAML(text)
    let value = try reader.block(indent: 0)
    guard reader.next == reader.lines.count else { throw Fault(line: String(reader.lines[reader.next].text)) }
    return value
  }

  private init(_ text: String) {
    lines = text.split(separator: "\n").compactMap { line in
      let text = line.drop { $0 == " " }
      return text.isEmpty || text.hasPrefix("#") ? nil : (line.count - text.count, text)
    }
  }

  private mutating func block(indent: Int) throws -> Any {
    guard next < lines.count else { return [String: Any]() }
    return lines[next].text.hasPrefix("- ") ? try list(indent) : try map(indent)
  }

  private mutating func list(_ indent: Int) throws -> [Any] {
    var items: [Any] = []
    while next < lines.count, lines[next].indent == indent, lines[next].text.hasPrefix("- ") {
      let rest = lines[next].text.dropFirst(2)
      if rest.hasPrefix("{") || rest.hasPrefix("[") || !rest.contains(": ") {
        items.append(try scalar(rest))
        next += 1
      } else {
        lines[next] = (indent + 2, rest)
        items.append(try map(indent + 2))
      }
    }
    return items
  }

  private mutating func map(_ indent: Int) throws -> [String: Any] {
    var result: [String: Any] = [:]
    while next < lines.count, lines[next].indent == indent, !lines[next].text.hasPrefix("- ") {
      let text = lines[next].text
      guard let colon = text.firstIndex(of: ":") else { throw Fault(line: String(text)) }
      let (key, rest) = (String(text[..<colon]), text[text.index(after: colon)...].drop { $0 == " " })
      next += 1
      guard result[key] == nil else { throw Fault(line: String(text)) }
      if rest.isEmpty {
        guard next < lines.count, lines[next].indent > indent else { throw Fault(line: String(text)) }
        result[key] = try block(indent: lines[next].indent)
      } else {
        result[key] = try scalar(rest)
      }
    }
    return result
  }

  /// A value on one line; flow maps become JSON by quoting their keys and plain words.
  private func scalar(_ text: Substring) throws -> Any {
    var json = ""
    var rest = text
    while let first = rest.first {
      if first == "\"" {
        guard let end = rest.dropFirst().firstIndex(of: "\"") else { throw Fault(line: String(text)) }
        json += rest[...end]
        rest = rest[rest.index(after: end)...]
      } else if "{}[],: ".contains(first) {
        json.append(first)
        rest = rest.dropFirst()
      } else {
        let word = rest.prefix { !"{}[],:".contains($0) }
        let isPlain = Double(word) != nil || word == "true" || word == "false"
        json += isPlain ? String(word) : "\"\(word)\""
        rest = rest[word.endIndex...]
      }
    }
    return try JSONSerialization.jsonObject(with: Data(json.utf8), options: [.fragmentsAllowed])
  }
}

/// A file of the folder `tiles/` of the source tree.
enum StyleFolder {
  static var root: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("tiles")
  }

  static var files: [URL] {
    let folder = root.appendingPathComponent("styles")
    let all = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return all.filter { $0.pathExtension == "yaml" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  static func value(_ url: URL) throws -> Any { try StyleYAML.parse(String(contentsOf: url, encoding: .utf8)) }

  static func decode<T: Decodable>(_ type: T.Type, _ url: URL) throws -> T {
    try JSONDecoder().decode(T.self, from: JSONSerialization.data(withJSONObject: value(url)))
  }

  static func styles() throws -> [MapStyle] { try files.map { try decode(MapStyle.self, $0) } }

  static func style(_ key: String) throws -> MapStyle {
    try decode(MapStyle.self, root.appendingPathComponent("styles/\(key).yaml"))
  }

  static func palette(_ id: String) throws -> MapPalette {
    guard let palette = try palettes()[id] else { throw StyleYAML.Fault(line: id) }
    return palette
  }

  /// The style as it is, and in each palette that it can choose for classes of its own.
  static func variants(_ style: MapStyle) throws -> [MapStyle] {
    guard style.numeric == nil else { return [style] }
    return try [style]
      + (style.paletteChoices ?? []).map { id in
        guard let other = style.coloured(by: try palette(id)) else { throw StyleYAML.Fault(line: id) }
        return other
      }
  }

  static func palettes() throws -> PaletteLibrary {
    try decode(PaletteLibrary.self, root.appendingPathComponent("palettes.yaml"))
  }
}
