public import Foundation

extension SyntheticRegency {
  /// Writes the delivery into a folder, which is made when it is missing: the files of `delivery()`,
  /// `planted_truth.json` and `SOURCE.md`. Files of the same name are replaced, others left alone.
  ///
  /// - Throws: What the file system says.
  public func write(to folder: URL) throws {
    let delivery = delivery()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let truth = SyntheticFile(name: "planted_truth.json", bytes: try delivery.truth.json(), records: 0)
    let files = delivery.files + [truth]
    let source = SourceNote(regency: self, delivery: delivery, files: files).text
    for file in files + [SyntheticFile(name: "SOURCE.md", bytes: Array(source.utf8), records: 0)] {
      try Data(file.bytes).write(to: folder.appendingPathComponent(file.name), options: .atomic)
    }
  }
}

extension PlantedTruth {
  /// The bytes of `planted_truth.json`: sorted keys in snake case.
  public func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return Array(try encoder.encode(self)) + [10]
  }
}
