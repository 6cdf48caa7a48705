import DrawingBridge
import Parallel

/// Draws an atlas, page by page on several threads, taking pages that were stored before.
///
/// - Parameters:
///   - stored: The bytes that were stored for a page of this digest, or nil. Bytes that aren't a whole page count as nil.
///   - store: Called with each page that was drawn, in order, while others are still to be drawn.
/// - Returns: The whole atlas: the same bytes for any number of threads and whatever was stored.
/// - Throws: What `store` throws, `CartographyError`, `CancellationError`.
public func renderAtlas(
  _ plan: AtlasPlan, threads: Int, stored: @escaping @Sendable (AtlasPage) -> [UInt8]? = { _ in nil },
  store: (AtlasPage, [UInt8]) throws -> Void = { _, _ in }
) async throws -> [UInt8] {
  let batch = max(1, threads) * 4
  var pages: [[UInt8]] = []
  var first = 0
  while first < plan.pages.count {
    try Task.checkCancellation()
    let part = Array(plan.pages[first..<min(plan.pages.count, first + batch)])
    let made = try await mapChunks(count: part.count, chunkSize: 1, threads: max(1, threads)) { range in
      try range.map { place in try madePage(plan, part[place], stored: stored) }
    }
    for (page, result) in zip(part, made.flatMap { $0 }) {
      if result.isNew { try store(page, result.bytes) }
      pages.append(result.bytes)
    }
    first += batch
  }
  return try plan.joined(pages)
}

private func madePage(
  _ plan: AtlasPlan, _ page: AtlasPage, stored: @Sendable (AtlasPage) -> [UInt8]?
) throws -> (bytes: [UInt8], isNew: Bool) {
  if let bytes = stored(page), isWholePDFPage(bytes) { return (bytes, false) }
  return (try plan.render(page), true)
}
