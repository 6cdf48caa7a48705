/// Runs `body` over `0..<count` cut into fixed chunks and returns the results in chunk order.
///
/// The chunks depend on `count` and `chunkSize` only, never on `threads`, so a result that is a pure function of its
/// chunk is the same for any number of threads. At most `threads` chunks run at a time.
///
/// - Parameters:
///   - count: Number of items. 0 returns an empty array.
///   - chunkSize: Items a chunk, at least 1; the last chunk may be shorter.
///   - threads: Most chunks at a time, at least 1.
/// - Throws: The first error by chunk order among those that were seen; the other chunks are cancelled.
public func mapChunks<Value: Sendable>(
  count: Int, chunkSize: Int, threads: Int, _ body: @escaping @Sendable (Range<Int>) throws -> Value
) async throws -> [Value] {
  let size = max(1, chunkSize)
  let chunks = (count + size - 1) / size
  if threads <= 1 || chunks <= 1 {
    return try (0..<max(0, chunks)).map { try body(chunkRange($0, size: size, count: count)) }
  }
  return try await withThrowingTaskGroup(of: (Int, Value).self) { group in
    var results = [Value?](repeating: nil, count: chunks)
    var next = 0
    while next < min(threads, chunks) {
      let chunk = next
      group.addTask { (chunk, try body(chunkRange(chunk, size: size, count: count))) }
      next += 1
    }
    while let (chunk, value) = try await group.next() {
      results[chunk] = value
      if next < chunks {
        let chunk = next
        group.addTask { (chunk, try body(chunkRange(chunk, size: size, count: count))) }
        next += 1
      }
    }
    return results.compactMap { $0 }
  }
}

private func chunkRange(_ chunk: Int, size: Int, count: Int) -> Range<Int> {
  chunk * size..<min(count, (chunk + 1) * size)
}
