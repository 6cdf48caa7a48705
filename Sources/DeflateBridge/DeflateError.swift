/// What stops packing or unpacking.
public enum DeflateError: Error, Sendable, Equatable {
  /// The member at `inputOffset` does not start with the gzip magic bytes, or stray bytes follow the last member.
  case notGzip(inputOffset: Int)
  /// The member at `inputOffset` is cut off, or its data or checksum is wrong.
  case damaged(inputOffset: Int)
  /// Unpacking would give more than `limitBytes`.
  case tooLarge(limitBytes: Int)
  /// Unpacking would give more than `limitRatio` times the packed size.
  case ratioTooHigh(limitRatio: Int)
  /// The library could not allocate.
  case outOfMemory
}
