import Analysis
import Foundation
import SpatialStats
import Testing

@Suite("Short text of neighbour rules")
struct NeighbourRuleTests {
  static let texts: [(String, NeighbourRule)] = [
    ("queen", .queen), ("rook", .rook), ("queen:2", .queenOrder(2, withLower: true)),
    ("queen:3:only", .queenOrder(3, withLower: false)), ("rook:2", .rookOrder(2, withLower: true)),
    ("rook:10:only", .rookOrder(10, withLower: false)), ("knn:8", .nearest(8)), ("band:5000", .band(metres: 5000)),
    ("band:0.5", .band(metres: 0.5)), ("inverse:5000", .inverseDistance(metres: 5000, power: 1)),
    ("inverse:5000:2", .inverseDistance(metres: 5000, power: 2)),
    ("kernel:triangular:knn12", .kernel(.triangular, .nearest(12))),
    ("kernel:gaussian:10000", .kernel(.gaussian, .fixed(10000))),
    ("kernel:quartic:2500.5", .kernel(.quartic, .fixed(2500.5))),
  ]

  @Test(arguments: texts) func textAndRuleAreEachOthers(text: String, rule: NeighbourRule) throws {
    #expect(NeighbourRule(text) == rule)
    #expect(rule.description == text)
    let options = NeighbourOptions(rule: rule)
    let coded = try JSONEncoder().encode(options)
    #expect(try JSONDecoder().decode(NeighbourOptions.self, from: coded) == options)
    #expect(String(decoding: coded, as: UTF8.self).contains("\"\(text)\""))
  }

  @Test func oneStepIsThePlainRule() {
    #expect(NeighbourRule("queen:1") == .queen)
    #expect(NeighbourRule("rook:1:only") == .rook)
  }

  @Test(arguments: [
    "", "queen ", "Queen", "queen:", "queen:0", "queen:-1", "queen:2:", "queen:2:all", "queen:2:only:x", "queen:1001",
    "knn", "knn:", "knn:0", "knn:+4", "knn:4.5", "knn:99999999999999999999", "band", "band:", "band:0", "band:-5",
    "band:nan", "band:inf", "band:1e999", "band:+5", "band:5:6", "inverse:0", "inverse:5:0", "inverse:5:2:1", "kernel",
    "kernel:cubic:5", "kernel:gaussian", "kernel:gaussian:knn", "kernel:gaussian:knn0", "kernel:gaussian:-4", "rook:x",
    ":", "knn:8:", "kernel:gaussian:5:6",
  ]) func otherTextIsNoRule(text: String) { #expect(NeighbourRule(text) == nil) }

  @Test func aFaultyRuleInAFileIsAnError() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([NeighbourRule].self, from: Data("[\"knn:0\"]".utf8))
    }
  }
}
