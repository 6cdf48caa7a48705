import Yams

/// Reads one mapping of the project file strictly: each value must have the type asked for, and a key that nobody
/// asked for is an error with its line and the nearest known key.
struct StrictMapping {
  let path: String
  let line: Int
  private let entries: [(key: String, line: Int, value: Node)]
  private var asked: [String] = []

  init(_ node: Node, path: String) throws {
    guard case .mapping(let mapping) = node else {
      throw ProjectError.wrongType(
        line: node.mark?.line ?? 1, key: path.isEmpty ? "lokus.yaml" : path, expected: .mapping)
    }
    self.path = path
    line = node.mark?.line ?? 1
    var seen: Set<String> = []
    entries = try mapping.map { key, value in
      let name = key.string ?? ""
      let line = key.mark?.line ?? 1
      guard seen.insert(name).inserted else { throw ProjectError.duplicateKey(line: line, key: name) }
      return (name, line, value)
    }
  }

  var keys: [String] { entries.map(\.key) }

  /// Line of a key, or of the mapping when the key is absent.
  func line(of key: String) -> Int { entries.first { $0.key == key }?.line ?? line }

  mutating func node(_ key: String) -> Node? {
    asked.append(key)
    guard let value = entries.first(where: { $0.key == key })?.value else { return nil }
    if case .scalar(let scalar) = value, scalar.string.isEmpty || scalar.string == "~", scalar.style == .plain {
      return nil
    }
    return value
  }

  mutating func string(_ key: String) throws -> String? {
    guard let node = node(key) else { return nil }
    guard case .scalar(let scalar) = node else { throw wrong(key, .text) }
    return scalar.string
  }

  mutating func requiredString(_ key: String) throws -> String {
    guard let value = try string(key) else { throw ProjectError.missingKey(line: line, key: key, inside: path) }
    return value
  }

  mutating func double(_ key: String) throws -> Double? {
    guard let text = try string(key) else { return nil }
    guard let value = Double(text), value.isFinite else { throw wrong(key, .number) }
    return value
  }

  /// A number within bounds.
  mutating func double(_ key: String, in range: ClosedRange<Double>) throws -> Double? {
    guard let value = try double(key) else { return nil }
    guard range.contains(value) else {
      throw ProjectError.outOfRange(
        line: line(of: key), key: key, found: "\(value)", allowed: "\(range.lowerBound) - \(range.upperBound)")
    }
    return value
  }

  mutating func int(_ key: String) throws -> Int? {
    guard let text = try string(key) else { return nil }
    guard let value = Int(text.filter { $0 != "_" }) else { throw wrong(key, .wholeNumber) }
    return value
  }

  mutating func bool(_ key: String) throws -> Bool? {
    guard let text = try string(key) else { return nil }
    switch text.lowercased() {
    case "true", "yes", "ya": return true
    case "false", "no", "tidak": return false
    default: throw wrong(key, .yesNo)
    }
  }

  /// One of the raw values of an enum.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _: Choice.Type) throws -> Choice?
  where Choice.RawValue == String {
    guard let text = try string(key) else { return nil }
    guard let value = Choice(rawValue: text) else {
      throw ProjectError.notAChoice(
        line: line(of: key), key: key, found: text, choices: Choice.allCases.map(\.rawValue))
    }
    return value
  }

  /// A list of texts; one text counts as a list of one.
  mutating func strings(_ key: String) throws -> [String]? {
    guard let node = node(key) else { return nil }
    switch node {
    case .scalar(let scalar): return [scalar.string]
    case .sequence(let sequence):
      return try sequence.map {
        guard case .scalar(let scalar) = $0 else { throw wrong(key, .listOfText) }
        return scalar.string
      }
    default: throw wrong(key, .listOfText)
    }
  }

  mutating func mapping(_ key: String) throws -> StrictMapping? {
    guard let node = node(key) else { return nil }
    return try StrictMapping(node, path: path.isEmpty ? key : path + "." + key)
  }

  /// A list of mappings; absent is empty.
  mutating func mappings(_ key: String) throws -> [StrictMapping] {
    guard let node = node(key) else { return [] }
    guard case .sequence(let sequence) = node else { throw wrong(key, .listOfMappings) }
    return try sequence.enumerated().map { index, item in
      try StrictMapping(item, path: (path.isEmpty ? key : path + "." + key) + "[\(index + 1)]")
    }
  }

  /// Refuses the first key that was never asked for.
  func finish() throws {
    for entry in entries where !asked.contains(entry.key) {
      throw ProjectError.unknownKey(
        line: entry.line, key: entry.key, inside: path, nearest: nearestWord(to: entry.key, among: asked), known: asked)
    }
  }

  private func wrong(_ key: String, _ expected: ProjectError.Expected) -> ProjectError {
    .wrongType(line: line(of: key), key: key, expected: expected)
  }
}
