internal import Parallel
internal import Tiles

/// Reads every tile of a set and checks it: header counts, order and sections, zooms, bounds, coverage, the geometry of
/// every feature, ids that must be at every zoom, borders across tile edges.
///
/// - Throws: what `entries` throws. A tile that can't be read is a problem of the report, not an error.
public func verifyTiles(
  _ source: any TileSource, _ expectations: TileExpectations = TileExpectations()
) throws(TileArchiveError) -> VerifyReport {
  let entries = try source.entries()
  var log = ProblemLog(limit: expectations.problemLimit)
  checkContainer(source, entries, &log)
  checkPlaces(source.metadata, entries, expectations, &log)
  var pass = TilePass(source, entries, expectations)
  for index in entries.indices {
    pass.take(index, pass.known(index).map { .facts($0) } ?? pass.reader.read(entries[index].tile), &log)
  }
  pass.finish(&log)
  return pass.report(log)
}

/// The same on several threads, with the same report.
///
/// - Throws: what `entries` throws, `CancellationError`.
public func verifyTiles(
  _ source: any TileSource, _ expectations: TileExpectations = TileExpectations(), threads: Int
) async throws -> VerifyReport {
  let entries = try source.entries()
  var log = ProblemLog(limit: expectations.problemLimit)
  checkContainer(source, entries, &log)
  checkPlaces(source.metadata, entries, expectations, &log)
  var pass = TilePass(source, entries, expectations)
  for start in stride(from: 0, to: entries.count, by: batchSize) {
    try Task.checkCancellation()
    let batch = start..<min(start + batchSize, entries.count)
    let unknown = batch.filter { pass.known($0) == nil }
    let reader = pass.reader
    let read = try await mapChunks(count: unknown.count, chunkSize: 8, threads: threads) { chunk in
      chunk.map { reader.read(entries[unknown[$0]].tile) }
    }
    var outcomes = read.joined().makeIterator()
    var next = 0
    for index in batch {
      if next < unknown.count, unknown[next] == index {
        next += 1
        pass.take(index, outcomes.next() ?? .missing, &log)
      } else if let facts = pass.known(index) {
        pass.take(index, .facts(facts), &log)
      }
    }
  }
  pass.finish(&log)
  return pass.report(log)
}

/// Tiles whose facts wait in memory to be compared in order.
private let batchSize = 512

/// Problems: all counted, the first ones kept.
struct ProblemLog {
  let limit: Int
  private(set) var problems: [TileProblem] = []
  private(set) var count = 0

  init(limit: Int) { self.limit = limit }

  mutating func add(_ fault: TileFault, tile: TileID? = nil, layer: String? = nil, feature: UInt64? = nil) {
    count += 1
    if problems.count < limit {
      problems.append(TileProblem(fault, tile: tile, layer: layer, feature: feature))
    }
  }
}
