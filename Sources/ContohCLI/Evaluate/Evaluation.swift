import Parallel
import Synthetic

/// Scores of all methods over a range of generator seeds. The same for any number of threads.
struct Evaluation {
  private(set) var tallies: [RecoveryMethod: RecoveryTally] = [:]
  /// Gi* both ways, and local Moran with the villages unlike their neighbours: what the correction was applied to.
  private(set) var giStar = RecoveryTally()
  private(set) var localMoran = RecoveryTally()
  let seeds: ClosedRange<UInt64>

  /// Regencies held in memory at a time.
  private static let batch: UInt64 = 16

  init(seeds: ClosedRange<UInt64>, options: SyntheticOptions, permutations: Int, threads: Int) async throws {
    self.seeds = seeds
    for first in stride(from: seeds.lowerBound, through: seeds.upperBound, by: Int(Evaluation.batch)) {
      let count = Int(min(Evaluation.batch, seeds.upperBound - first + 1))
      let regencies = try await mapChunks(count: count, chunkSize: 1, threads: threads) { range in
        range.map { SyntheticRegency.generate(seed: first + UInt64($0), options: options) }
      }
      for regency in regencies.joined() {
        add(try await RegencyCalls(regency, permutations: permutations, threads: threads), regency)
      }
    }
  }

  private mutating func add(_ calls: RegencyCalls, _ regency: SyntheticRegency) {
    var scores: [RecoveryMethod: RecoveryScore] = [:]
    for method in RecoveryMethod.allCases {
      let score = RecoveryScore(calls: calls.calls(method), truth: RecoveryTruth(method, regency))
      scores[method] = score
      tallies[method, default: RecoveryTally()].add(score)
    }
    let none = RecoveryScore()
    giStar.add((scores[.giHigh] ?? none).joined(scores[.giLow] ?? none))
    let alike = (scores[.moranHigh] ?? none).joined(scores[.moranLow] ?? none)
    localMoran.add(alike.joined(RecoveryScore(calls: calls.moranUnlike, truth: RecoveryTruth(unlike: regency))))
  }
}
