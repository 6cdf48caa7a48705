internal import DeflateBridge
internal import Synchronization

/// Bodies packed with gzip, kept by tag so that each is packed once; emptied when it grows too large.
final class PackedCache: Sendable {
  static let largestFile = 48 << 20
  static let smallestFile = 600
  private let maximumBytes: Int
  private let packed = Mutex<(entries: [String: [UInt8]], bytes: Int)>(([:], 0))

  init(maximumBytes: Int = 96 << 20) { self.maximumBytes = maximumBytes }

  /// Nil when packing does not pay or cannot be done.
  func packed(_ body: FeedAnswer.Body, tag: String) -> [UInt8]? {
    guard body.size >= PackedCache.smallestFile, body.size <= PackedCache.largestFile else { return nil }
    if let known = packed.withLock({ $0.entries[tag] }) { return known }
    guard let plain = bytes(of: body), let gz = try? gzip(plain, level: 6), gz.count < plain.count else { return nil }
    packed.withLock { cache in
      if cache.bytes + gz.count > maximumBytes { cache = ([:], 0) }
      guard gz.count <= maximumBytes, cache.entries[tag] == nil else { return }
      cache.entries[tag] = gz
      cache.bytes += gz.count
    }
    return gz
  }

  private func bytes(of body: FeedAnswer.Body) -> [UInt8]? {
    switch body {
    case .bytes(let bytes): bytes
    case .file(let file): file.readAll(limit: PackedCache.largestFile)
    }
  }
}
