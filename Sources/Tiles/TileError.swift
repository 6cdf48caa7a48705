/// Why the bytes of a vector tile can't be read. `offset` counts bytes from the start of the unpacked tile.
public enum TileError: Error, Sendable, Equatable {
  /// A message, string or number goes beyond the end of what holds it.
  case truncated(offset: Int)
  /// A number has more than 64 bits.
  case badVarint(offset: Int)
  /// A field has a wire type that its number doesn't allow.
  case wrongWireType(field: Int, offset: Int)
  /// A text isn't UTF-8.
  case notUTF8(offset: Int)
  /// A layer without name or version, a value without content, a feature without geometry.
  case missingField(name: String, offset: Int)
  /// A value with more than one content.
  case ambiguousValue(offset: Int)
  /// Only version 2 of the specification is read.
  case unsupportedVersion(layer: String, version: UInt64)
  /// A feature's tags are not pairs.
  case oddTags(layer: String, feature: Int)
  /// A tag names a key or a value that the layer doesn't have.
  case tagOutOfRange(layer: String, feature: Int)
  /// A command integer that the geometry type doesn't allow there (specification 4.3.1 to 4.3.4).
  case badCommand(layer: String, feature: Int, command: UInt32)
  /// A geometry that leaves the numbers of 32 bits.
  case coordinateOverflow(layer: String, feature: Int)
  /// An extent of 0 or above 2^31 - 1.
  case badExtent(layer: String)
}
