import Analysis
import Geometry
import Testing

@Suite("Calibration: null maps, shares and scores")
struct CalibrationTests {
  private let measured = (0..<120).map { 20 + $0 % 60 }
  private let areas = (0..<120).map { $0 / 10 }

  private func source(_ model: CalibrationNull) -> MapSource {
    MapSource(measured: measured, areas: areas, prevalence: 0.2, model: model)
  }

  /// Mean of (share - 0.2)^2 n over its binomial value, and the correlation of neighbours in an area.
  private func moments(_ model: CalibrationNull, maps: UInt32) -> (mean: Double, dispersion: Double, within: Double) {
    let source = source(model)
    var (cases, children, dispersion, within) = (0, 0, 0.0, 0.0)
    for map in 0..<maps {
      let drawn = source.cases(seed: 5, map: map)
      cases += drawn.reduce(0, +)
      children += measured.reduce(0, +)
      let z = drawn.indices.map { village in
        let n = Double(measured[village])
        return (Double(drawn[village]) - 0.2 * n) / (n * 0.16).squareRoot()
      }
      dispersion += z.reduce(0) { $0 + $1 * $1 } / 120
      within += stride(from: 0, to: 120, by: 2).reduce(0.0) { $0 + z[$1] * z[$1 + 1] } / 60
    }
    let count = Double(maps)
    return (Double(cases) / Double(children), dispersion / count, within / count)
  }

  @Test("The binomial null has the variance of chance and no likeness of neighbours")
  func binomial() {
    let found = moments(.binomial, maps: 400)
    #expect(abs(found.mean - 0.2) < 0.001)
    #expect(abs(found.dispersion - 1) < 0.03)
    #expect(abs(found.within) < 0.03)
  }

  @Test("The beta-binomial null varies by its intraclass correlation, without likeness of neighbours")
  func betaBinomial() {
    let found = moments(.betaBinomial(correlation: 0.05), maps: 400)
    let expected = measured.reduce(0.0) { $0 + 1 + Double($1 - 1) * 0.05 } / 120
    #expect(abs(found.mean - 0.2) < 0.003)
    #expect(abs(found.dispersion - expected) < 0.15)
    #expect(abs(found.within) < 0.08)
  }

  @Test("The puskesmas null makes villages of one working area alike")
  func workingArea() {
    let found = moments(.workingArea(correlation: 0.05), maps: 400)
    let expected =
      stride(from: 0, to: 120, by: 2).reduce(0.0) { sum, village in
        sum + 0.05 * (Double(measured[village]) * Double(measured[village + 1])).squareRoot()
      } / 60
    #expect(abs(found.mean - 0.2) < 0.01)
    #expect(abs(found.within - expected) < 0.3)
  }

  @Test("A map is the same whatever was drawn before it, and another one for another number or seed")
  func addressed() {
    for model in [CalibrationNull.binomial, .betaBinomial(correlation: 0.02), .workingArea(correlation: 0.02)] {
      let later = source(model).cases(seed: 1, map: 7)
      for map in 0..<7 { _ = source(model).cases(seed: 1, map: UInt32(map)) }
      #expect(source(model).cases(seed: 1, map: 7) == later)
      #expect(source(model).cases(seed: 1, map: 8) != later)
      #expect(source(model).cases(seed: 2, map: 7) != later)
      #expect(zip(later, measured).allSatisfy { (0...$1).contains($0) })
    }
    #expect(calibrationSeed(1, "map/a") != calibrationSeed(1, "map/b"))
    #expect(calibrationSeed(1, "map/a") != calibrationSeed(2, "map/a"))
  }

  @Test("Odd sources give maps: no village, no child, correlations and areas out of range")
  func hostile() {
    #expect(
      MapSource(measured: [], areas: [], prevalence: 0.2, model: .workingArea(correlation: 0.1))
        .cases(seed: 1, map: 0).isEmpty)
    let odd = MapSource(measured: [0, -3, 5], areas: [-4], prevalence: 2, model: .workingArea(correlation: 7))
    #expect(odd.cases(seed: 1, map: 0) == [0, 0, 5])
    let none = MapSource(measured: [9], areas: [0], prevalence: 0, model: .betaBinomial(correlation: .nan))
    #expect(none.cases(seed: 1, map: 0) == [0])
  }

  @Test("Shares of maps by hand: interval of Clopper and Pearson, verdicts")
  func share() throws {
    let share = try #require(MonteCarloShare(events: 5, maps: 100))
    #expect(abs(share.lower - 0.01643) < 1e-5)
    #expect(abs(share.upper - 0.11283) < 1e-5)
    #expect(share.verdict(nominal: 0.05) == .nominal)
    #expect(try #require(MonteCarloShare(events: 600, maps: 10_000)).verdict(nominal: 0.05) == .above(by: 0.06 - 0.05))
    #expect(try #require(MonteCarloShare(events: 0, maps: 10_000)).verdict(nominal: 0.05) == .below(by: 0.05))
    #expect(MonteCarloShare(events: 1, maps: 0) == nil)
    #expect(MonteCarloShare(events: 2, maps: 1) == nil)
  }

  @Test("A mean over maps by hand")
  func mean() throws {
    // Shares 0.1 and 0.3: mean 0.2, standard deviation 0.1414, error 0.1.
    let share = try #require(MonteCarloShare(sum: 0.4, sumOfSquares: 0.1, maps: 2))
    #expect(abs(share.value - 0.2) < 1e-12)
    #expect(abs(share.lower - (0.2 - 0.195996)) < 1e-6)
    #expect(abs(share.upper - (0.2 + 0.195996)) < 1e-6)
    #expect(MonteCarloShare(sum: 1, sumOfSquares: 1, maps: 1) == nil)
  }

  @Test("Tallies add up in any order and keep what has no p of a village")
  func tally() throws {
    var (one, two) = (CalibrationTally(tests: 10), CalibrationTally(tests: 10))
    one.add(MapOutcome(unadjusted: 1, called: 0))
    one.add(MapOutcome(unadjusted: 3, called: 2))
    two.add(MapOutcome(unadjusted: 0, called: 0, isDefined: false))
    var (a, b) = (one, two)
    a.add(two)
    b.add(one)
    #expect(a == b)
    #expect((a.maps, a.undefined, a.mapsWithCall, a.called) == (3, 1, 1, 2))
    #expect(abs(try #require(a.perUnit).value - 4.0 / 30) < 1e-12)
    #expect(abs(try #require(a.anyCall).value - 1.0 / 3) < 1e-12)
    a.add(MapOutcome(unadjusted: nil, called: 1))
    #expect(a.perUnit == nil)
  }
}

@Suite("Calibration: planted clusters")
struct PlantedClusterTests {
  /// A row of villages a metre apart.
  private let row = NeighbourLists(lists: (0..<9).map { v in [v - 1, v + 1].filter { (0..<9).contains($0) } })
  private let x = (0..<9).map(Double.init)
  private let y = [Double](repeating: 0, count: 9)

  @Test("A cluster is connected, compact, of the size asked for, and the same for the same address")
  func grown() {
    for map in 0..<50 as Range<UInt32> {
      let cluster = PlantedCluster(size: 4, neighbours: row, x: x, y: y, seed: 3, map: map).members
      #expect(cluster.count == 4)
      #expect((cluster.last ?? 0) - (cluster.first ?? 0) == 3)
      #expect(cluster == PlantedCluster(size: 4, neighbours: row, x: x, y: y, seed: 3, map: map).members)
    }
    #expect(PlantedCluster(size: 99, neighbours: row, x: x, y: y, seed: 3, map: 0).members.count == 9)
    #expect(PlantedCluster(size: 0, neighbours: row, x: x, y: y, seed: 3, map: 0).members.isEmpty)
    let nothing = NeighbourLists(lists: [])
    #expect(PlantedCluster(size: 3, neighbours: nothing, x: [], y: [], seed: 3, map: 0).members.isEmpty)
  }

  @Test("Raising multiplies the prevalence of members, at most 1")
  func raised() {
    let source = MapSource(measured: [10, 10, 10], areas: [], prevalence: 0.4, model: .binomial)
    #expect(source.raising([1, 7], by: 2).prevalence == [0.4, 0.8, 0.4])
    #expect(source.raising([0], by: 5).prevalence == [1, 0.4, 0.4])
  }

  @Test("Scores by hand: recall, precision, half found, false groups")
  func scored() {
    func flags(_ members: Set<Int>) -> [Bool] { (0..<9).map { members.contains($0) } }
    var score = PlantedScore()
    #expect(score.recall == nil)
    #expect(score.precision == nil)
    // Two of four found; 7 and 8 are one group without a member, 1-3 holds one.
    score.add(planted: flags([2, 3, 4, 5]), called: flags([1, 2, 3, 7, 8]), neighbours: row)
    #expect(score.recall == 0.5)
    #expect(score.precision == 0.4)
    #expect(score.mapsHalfFound == 1)
    #expect(score.falseGroups == 1)
    score.add(planted: flags([2, 3, 4, 5]), called: flags([]), neighbours: row)
    #expect(score.recall == 0.25)
    #expect(score.mapsHalfFound == 1)
    #expect(score.maps == 2)
  }
}
