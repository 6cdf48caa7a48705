/// What can be wrong with a project file. Lines count from 1.
public enum ProjectError: Error, Equatable, Sendable {
  public enum Expected: String, Sendable, CaseIterable {
    case mapping, text, number, wholeNumber, yesNo, listOfText, listOfMappings
  }

  /// There is no project file at the place looked at.
  case noProjectFile(name: String)
  /// The file is not YAML.
  case notYAML(line: Int, problem: String)
  case wrongType(line: Int, key: String, expected: Expected)
  case duplicateKey(line: Int, key: String)
  case unknownKey(line: Int, key: String, inside: String, nearest: String?, known: [String])
  case missingKey(line: Int, key: String, inside: String)
  case notAChoice(line: Int, key: String, found: String, choices: [String])
  case outOfRange(line: Int, key: String, found: String, allowed: String)
  case badPeriod(line: Int, found: String)
  case badCode(line: Int, key: String, found: String)
  case unknownIndicator(line: Int, found: String, nearest: String?)
  case duplicateID(line: Int, id: String)
  case badID(line: Int, id: String)
  case missingFile(line: Int, file: String)
  case unknownEdition(line: Int, id: String, known: [String])
  case unknownStyle(line: Int, style: String, known: [String])
  case badPattern(line: Int, key: String, pattern: String)
  case unsupportedFormat(line: Int, found: Int)
  case noBoundaries(line: Int)
}
