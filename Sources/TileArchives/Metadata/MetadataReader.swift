internal import Foundation

/// Reads the JSON of tile metadata, strictly: a field that is there has the shape that the formats prescribe.
struct MetadataReader {
  private let object: [String: Any]

  /// - Throws: `metadata` with field `json` for anything but a JSON object.
  init(_ bytes: [UInt8]) throws(ArchiveFault) {
    guard let parsed = try? JSONSerialization.jsonObject(with: Data(bytes)), let object = parsed as? [String: Any]
    else {
      throw .metadata(field: "json")
    }
    self.object = object
  }

  func has(_ key: String) -> Bool { object[key] != nil }

  /// The text of a field; empty when there is none.
  func text(_ key: String) throws(ArchiveFault) -> String {
    guard let value = object[key] else { return "" }
    guard let text = value as? String else { throw .metadata(field: key) }
    return text
  }

  func whole(_ key: String) throws(ArchiveFault) -> Int? {
    guard let value = object[key] else { return nil }
    guard let number = MetadataReader.whole(value) else { throw .metadata(field: key) }
    return number
  }

  /// All fields that are texts or whole numbers, as texts; a `metadata.json` of a folder has no others of use.
  func texts() throws(ArchiveFault) -> [String: String] {
    var texts: [String: String] = [:]
    for (key, value) in object {
      if let text = value as? String {
        texts[key] = text
      } else if let number = MetadataReader.whole(value) {
        texts[key] = String(number)
      }
    }
    return texts
  }

  /// `vector_layers`; empty when there are none.
  func vectorLayers(zooms: ClosedRange<Int>) throws(ArchiveFault) -> [VectorLayerInfo] {
    guard let value = object["vector_layers"] else { return [] }
    guard let list = value as? [Any] else { throw .metadata(field: "vector_layers") }
    var layers: [VectorLayerInfo] = []
    for item in list {
      guard let layer = MetadataReader.layer(item, zooms: zooms) else { throw .metadata(field: "vector_layers") }
      layers.append(layer)
    }
    return layers
  }

  private static func layer(_ item: Any, zooms: ClosedRange<Int>) -> VectorLayerInfo? {
    guard let object = item as? [String: Any], let id = object["id"] as? String,
      let fields = object["fields"] as? [String: Any]
    else { return nil }
    let lowest = object["minzoom"].map(whole) ?? zooms.lowerBound
    let highest = object["maxzoom"].map(whole) ?? zooms.upperBound
    guard let lowest, let highest, lowest >= 0, highest <= 30, lowest <= highest else { return nil }
    var read: [VectorField] = []
    for (name, kind) in fields.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      guard let text = kind as? String else { return nil }
      read.append(VectorField(name: name, kind: fieldKind(text)))
    }
    return VectorLayerInfo(
      id: id, description: object["description"] as? String ?? "", zooms: lowest...highest, fields: read)
  }

  /// TileJSON leaves the words open; what isn't known counts as text.
  private static func fieldKind(_ text: String) -> VectorField.Kind {
    VectorField.Kind.allCases.first { $0.rawValue.lowercased() == text.lowercased() } ?? .text
  }

  /// A whole number, also as a text: metadata files of folders have texts only.
  private static func whole(_ value: Any) -> Int? {
    if let text = value as? String { return Int(text) }
    guard let number = value as? NSNumber else { return nil }
    return Int(exactly: number.doubleValue)
  }
}
