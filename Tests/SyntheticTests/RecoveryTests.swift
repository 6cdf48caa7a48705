import SpatialStats
import Synthetic
import Testing

/// What the juknis hotspot test finds again of what was planted: one-sided mid-p against the mean of the other units,
/// Benjamini-Hochberg 5 %. A call of an ordinary village is a false discovery; members of the high klaster truly are
/// above the average.
@Suite("Planted hotspots are found again")
struct RecoveryTests {
  struct Tally {
    var planted = 0
    var found = 0
    var called = 0
    var falseShare = 0.0
  }

  @Test("the shipped seed: every hotspot, no ordinary village")
  func shippedSeed() throws {
    var tally = Tally()
    try add(seed: 2025, to: &tally)
    #expect(tally.found == tally.planted)
    #expect(tally.falseShare == 0)
  }

  @Test("200 seeds: high recall, false discoveries within the stated rate")
  func manySeeds() throws {
    var tally = Tally()
    for seed in UInt64(1)...200 { try add(seed: seed, to: &tally) }
    #expect(tally.planted == 1_200)
    #expect(Double(tally.found) / Double(tally.planted) > 0.85, "found \(tally.found) of \(tally.planted)")
    #expect(tally.falseShare / 200 < 0.05, "mean share of false discoveries \(tally.falseShare / 200)")
  }

  private func add(seed: UInt64, to tally: inout Tally) throws {
    let regency = SyntheticRegency.generate(seed: seed)
    let latest = try #require(regency.weighings.last)
    let test = try HotspotTest.prevalence(cases: latest.stunted, measured: latest.measured)
    let adjusted = MultipleTesting.benjaminiHochberg.adjusted(test.p)
    let called = adjusted.indices.filter { adjusted[$0] ?? 1 <= 0.05 }
    let roles = { (v: Int) in regency.villages[v].roles }
    tally.planted += regency.villages.count { $0.roles.contains(.hotspot) }
    tally.found += called.count { roles($0).contains(.hotspot) }
    tally.called += called.count
    let wrong = called.count { !roles($0).contains(.hotspot) && !roles($0).contains(.highKlaster) }
    tally.falseShare += Double(wrong) / Double(max(1, called.count))
  }
}
