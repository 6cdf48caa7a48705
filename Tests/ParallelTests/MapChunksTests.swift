import Parallel
import Testing

@Suite("Chunks of work")
struct MapChunksTests {
  @Test("Results come in chunk order for any number of threads", arguments: [1, 2, 3, 8])
  func order(threads: Int) async throws {
    let result = try await mapChunks(count: 103, chunkSize: 10, threads: threads) { Array($0) }
    #expect(result.count == 11)
    #expect(result.flatMap { $0 } == Array(0..<103))
  }

  @Test("No items, no chunks")
  func empty() async throws {
    #expect(try await mapChunks(count: 0, chunkSize: 10, threads: 4) { $0.count }.isEmpty)
  }

  @Test("A chunk size below one counts as one")
  func smallChunks() async throws {
    #expect(try await mapChunks(count: 3, chunkSize: 0, threads: 2) { $0.count } == [1, 1, 1])
  }

  private struct Failure: Error {}

  @Test("An error of a chunk is thrown", arguments: [1, 4])
  func errors(threads: Int) async {
    await #expect(throws: Failure.self) {
      _ = try await mapChunks(count: 50, chunkSize: 5, threads: threads) { range in
        if range.contains(27) { throw Failure() }
        return range.count
      }
    }
  }
}
