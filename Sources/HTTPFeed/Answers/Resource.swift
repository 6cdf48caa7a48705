/// Something that can be asked for: a body with its media type and entity tag.
struct Resource: Sendable {
  let mediaType: String
  /// Without quotes; nil for what must not be cached.
  let tag: String?
  let body: FeedAnswer.Body
  var cacheControl = "no-cache"

  /// Bytes that the program carries or makes, tagged by their content.
  init(_ bytes: [UInt8], mediaType: String) {
    self.mediaType = mediaType
    tag = contentTag(bytes)
    body = .bytes(bytes)
  }

  /// A file, tagged by its state.
  init(_ file: OpenFile, mediaType: String) {
    self.mediaType = mediaType
    tag = file.stamp.tag
    body = .file(file)
  }

  var isText: Bool {
    mediaType.hasPrefix("text/") || mediaType.contains("json") || mediaType.contains("svg") || mediaType.contains("xml")
  }
}

/// FNV-1a over the bytes, and their number.
func contentTag(_ bytes: [UInt8]) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  return String(hash, radix: 16) + "-" + String(bytes.count, radix: 16)
}
