import Analysis
import SpatialStats
import Stunting
import TestSupport
import Testing

/// How often the tests cry wolf on data without a fault, and whether planted faults are found.
@Suite("Data quality: calibration")
struct QualityCalibrationTests {
  @Test("digit preference: by hand, and its p is uniform without preference")
  func digits() throws {
    let even = try #require(DigitPreference(counts: [Int](repeating: 10, count: 10)))
    #expect(even.score == 0 && even.p == 1 && even.shareOnZeroAndFive == 0.2)
    // All on one digit: chi-square 9 n, score 100.
    let one = try #require(DigitPreference(counts: [100, 0, 0, 0, 0, 0, 0, 0, 0, 0]))
    #expect(isClose(one.score, 100, relative: 1e-12) && one.p < 1e-100)
    // By hand: (10^2 + 8 x 1^2 + 2^2) / 10.
    let mild = try #require(DigitPreference(counts: [20, 9, 9, 9, 9, 9, 9, 9, 9, 8]))
    #expect(isClose(mild.chiSquare, 11.2, relative: 1e-12))
    #expect(DigitPreference(counts: [4, 5, 5, 5, 5, 5, 5, 5, 5, 5]) == nil)
    #expect(DigitPreference(counts: [-1, 50, 50, 0, 0, 0, 0, 0, 0, 0]) == nil && DigitPreference(counts: []) == nil)
    var below = 0
    for k in 0..<2000 {
      var g = CounterGenerator(seed: 11, stream: UInt64(k))
      var counts = [Int](repeating: 0, count: 10)
      for _ in 0..<200 { counts[min(9, Int(g.uniform() * 10))] += 1 }
      if try #require(DigitPreference(counts: counts)).p <= 0.05 { below += 1 }
    }
    // 2,000 draws: 5 % +- 4 standard errors.
    #expect((61...139).contains(below))
  }

  /// Changes of `units` with no jump among them: binomial, or beta-binomial around the unit's own share.
  private func pairs(_ units: Int, icc: Double, shift: Double, stream: Int) -> [SharePair?] {
    var g = CounterGenerator(seed: 5, stream: UInt64(stream))
    return (0..<units).map { _ in
      let p = 0.08 + 0.3 * g.uniform()
      let (n, m) = (30 + Int(g.uniform() * 300), 30 + Int(g.uniform() * 300))
      return SharePair(
        casesBefore: g.betaBinomial(trials: n, mean: p, intraclassCorrelation: icc), measuredBefore: n,
        casesAfter: g.betaBinomial(trials: m, mean: max(0.02, p + shift), intraclassCorrelation: icc), measuredAfter: m)
    }
  }

  @Test(
    "jumps: share of regencies with any false flag stays near 5 %",
    arguments: [(15, 0.0), (15, 0.02), (40, 0.0), (200, 0.0), (40, 0.02), (200, 0.02), (200, 0.05)])
  func falseFlags(units: Int, icc: Double) throws {
    let regencies = 400
    var withFlag = 0
    var flags = 0
    for k in 0..<regencies {
      let test = try #require(ShareChangeTest(pairs(units, icc: icc, shift: -0.04, stream: k)))
      let adjusted = MultipleTesting.benjaminiHochberg.adjusted(test.p)
      let n = adjusted.count { ($0 ?? 1) <= 0.05 }
      flags += n
      if n > 0 { withFlag += 1 }
    }
    let share = Double(withFlag) / Double(regencies)
    let perUnit = Double(flags) / Double(regencies * units)
    print("jumps, null: \(units) units, icc \(icc): any \(share), per unit \(perUnit)")
    #expect(share <= 0.08 && perUnit <= 0.008)
  }

  @Test("planted jumps are found though a tenth of the units jump")
  func plantedJumps() throws {
    var (found, planted) = (0, 0)
    for k in 0..<50 {
      var all = pairs(60, icc: 0.01, shift: 0, stream: 900 + k)
      for i in 0..<6 { all[i] = SharePair(casesBefore: 16, measuredBefore: 200, casesAfter: 90, measuredAfter: 200) }
      let test = try #require(ShareChangeTest(all))
      let adjusted = MultipleTesting.benjaminiHochberg.adjusted(test.p)
      planted += 6
      found += (0..<6).count { (adjusted[$0] ?? 1) <= 0.05 }
    }
    print("jumps, planted: \(found) of \(planted)")
    #expect(Double(found) >= 0.9 * Double(planted))
  }

  @Test("too few units, too few measured and impossible counts are not tested")
  func notTested() {
    let good = SharePair(casesBefore: 5, measuredBefore: 50, casesAfter: 5, measuredAfter: 50)
    #expect(ShareChangeTest([SharePair?](repeating: good, count: 11)) == nil)
    var all = [SharePair?](repeating: good, count: 14)
    all[0] = SharePair(casesBefore: 5, measuredBefore: 19, casesAfter: 5, measuredAfter: 50)
    all[1] = SharePair(casesBefore: 51, measuredBefore: 50, casesAfter: 5, measuredAfter: 50)
    let test = ShareChangeTest(all)
    #expect(test?.p[0] == nil && test?.p[1] == nil && test?.p[2] == 1)
  }

  @Test("in a report: a jump of one village is found, named with both D/S, and no other is")
  func jumpInReport() throws {
    var world = QualityWorld(districts: 4, villages: 10)
    var g = CounterGenerator(seed: 3, stream: 1)
    for v in 0..<40 {
      world.add("stunting", village: v, "2023-08", g.binomial(trials: 150, probability: 0.2), 150)
      world.add("stunting", village: v, "2024-08", g.binomial(trials: 150, probability: v == 17 ? 0.55 : 0.18), 150)
      world.add("stunting", village: v, "2024-02", g.binomial(trials: 150, probability: 0.6), 150)
      world.add("penimbangan", village: v, "2024-08", v == 17 ? 60 : 95, 100, source: "ds")
    }
    let report = qualityReport(world.input)
    #expect(report.jumps.tested == 40 && report.jumps.flagged == 1)
    let records = report.items(.rule(.jumps)).flatMap(\.records)
    #expect(records.map { $0.place?.name } == ["Desa 1-7"])
    guard case .jump(_, let from, let to, _, _, let excess, let p, let before, let after) = records.first?.detail else {
      Issue.record("no jump")
      return
    }
    #expect(from.description == "2023-08" && to.description == "2024-08" && excess > 20 && p < 0.001)
    #expect(before == nil && after == 60)
  }

  @Test("heaping in one puskesmas is found, and only there")
  func heapingInReport() throws {
    var world = QualityWorld(districts: 2, villages: 2)
    var g = CounterGenerator(seed: 4, stream: 2)
    for name in ["Melati", "Kenanga", "Mawar"] {
      for digit in 0..<10 {
        let share = name == "Kenanga" && digit % 5 == 0 ? 0.3 : name == "Kenanga" ? 0.05 : 0.1
        let count = g.binomial(trials: 800, probability: share)
        world.input.digits.append(
          DigitCount(sourceID: "epp", measure: .height, unitName: name, digit: digit, count: count))
      }
    }
    let report = qualityReport(world.input)
    #expect(report.heaping.tested == 3 && report.heaping.flagged == 1)
    let item = try #require(report.items(.rule(.digitPreference)).first)
    #expect(item.places.map(\.name) == ["Kenanga"])
  }
}
