import Geometry
import Synthetic
import Testing

@Suite("Scoring calls against what was planted")
struct ScoreTests {
  private let truth = RecoveryTruth(
    planted: [true, true, true, false, false], isInner: [false, true, true, false, false],
    isFalse: [false, false, false, false, true], isFalseStrictly: [false, false, false, true, true])

  @Test("one regency, by hand")
  func byHand() {
    let score = RecoveryScore(calls: [true, true, false, true, true], truth: truth)
    #expect(score.planted == 3 && score.found == 2 && score.called == 4)
    #expect(score.inner == 2 && score.innerFound == 1)
    #expect(score.falseShare == 0.25 && score.strictlyFalseShare == 0.5)
    #expect(score.isTouched)
    let none = RecoveryScore(calls: [false, false, false, false, false], truth: truth)
    #expect(none.falseShare == 0 && !none.isTouched)
  }

  @Test("many regencies: shares are averaged over regencies, recall is over villages")
  func tally() throws {
    var tally = RecoveryTally()
    tally.add(RecoveryScore(calls: [true, true, false, true, true], truth: truth))
    tally.add(RecoveryScore(calls: [true, false, false, false, false], truth: truth))
    tally.add(RecoveryScore(calls: [false, false, false, false, false], truth: truth))
    #expect(tally.recall == 3.0 / 9)
    #expect(tally.innerRecall == 1.0 / 6)
    #expect(abs(tally.falseShare.value - 0.25 / 3) < 1e-15)
    // Deviations 1/6, -1/12, -1/12: variance 1/48, of the mean 1/144.
    #expect(abs(tally.falseShare.standardError - 1.0 / 12) < 1e-15)
    #expect(try abs(#require(tally.touched) - 1.0 / 3) < 1e-15)
    #expect(abs(tally.anyCalled.value - 2.0 / 3) < 1e-15)
    #expect(RecoveryTally().recall == nil && RecoveryTally().falseShare.value == 0)
  }

  @Test("planted villages are never false; the narrow reading is the harder one", arguments: RegencyTests.seeds)
  func readings(seed: UInt64) {
    let regency = SyntheticRegency.generate(seed: seed)
    for method in RecoveryMethod.allCases {
      let truth = RecoveryTruth(method, regency)
      #expect(truth.planted.contains(true))
      #expect(zip(truth.planted, truth.isFalse).allSatisfy { !($0 && $1) }, "\(method)")
      #expect(zip(truth.planted, truth.isFalseStrictly).allSatisfy { !($0 && $1) }, "\(method)")
      guard method.findsKlaster else { continue }
      for v in regency.villages.indices {
        let beside = regency.neighbours.neighbours(of: v).contains { truth.planted[Int($0)] }
        #expect(truth.isFalse[v] == (!truth.planted[v] && !beside))
      }
    }
  }

  @Test("with nothing planted every village is ordinary")
  func nothing() {
    var options = SyntheticOptions()
    options.plantsPattern = false
    let regency = SyntheticRegency.generate(seed: 5, options: options)
    let allowed: Set<PlantedRole> = [.posyanduGap, .waterGap]
    #expect(regency.villages.allSatisfy { allowed.isSuperset(of: $0.roles) })
    #expect(regency.villages.allSatisfy { (0.08...0.32).contains($0.truePrevalence) })
    #expect(RecoveryTruth(.giHigh, regency).planted.allSatisfy { !$0 })
  }
}
