import Analysis
import Stunting
import TestSupport
import Testing

@Suite("Values of units")
struct UnitValueTests {
  private let edition = squareEdition(rows: 1, columns: 6)
  private var membership: UnitMembership {
    puskesmasMembership(edition, workingAreas: areas(["A", "A", "A", "B", "B", nil]))
  }

  private func found(_ values: [IndicatorValue?], _ units: [UnitKey] = [], share: Double = 0.8) -> UnitValues {
    unitValues(values.compactMap { $0 }, units: units, membership: membership, minimumShare: share)
  }

  @Test("numerators and denominators are summed; a village in no unit counts nowhere")
  func sums() {
    let r = found((0..<6).map { unitValue(.village, $0, Double($0 + 1), 100) })
    #expect(r.values.map(\.numerator) == [6, 9])
    #expect(r.values.map(\.denominator) == [300, 200])
    #expect(r.values.map(\.unit) == [0, 1])
    #expect(r.values.allSatisfy { $0.level == .village && $0.origin == .reported && $0.state == .value })
    #expect(r.completeness == [.init(villages: 3, present: 3), .init(villages: 2, present: 2)])
  }

  @Test("what a unit reports itself wins over the sum; its no data does not")
  func own() {
    let villages = (0..<5).map { unitValue(.village, $0, 10, 100) }
    let units = [puskesmasKey("PKM A"), puskesmasKey("PKM B")]
    let r = found(villages + [unitValue(.puskesmas, 0, 77, 310), unitValue(.puskesmas, 1, nil)], units)
    #expect(r.values.map(\.unit) == [1, 0])
    #expect(r.values.map(\.numerator) == [20, 77])
    #expect(r.completeness == [.init(villages: 2, present: 2), nil])
    #expect(r.unplaced.isEmpty)
  }

  @Test("an own percentage does not stand in the way of a sum")
  func kinds() {
    let villages = (0..<3).map { unitValue(.village, $0, 10, 100) }
    let r = found(villages + [unitValue(.puskesmas, 0, 9.5, kind: .percentage)], [puskesmasKey("A")])
    #expect(r.values.map(\.kind) == [.ratio, .percentage])
  }

  @Test("too few villages give no value and say so; villages without target are not missing")
  func incomplete() {
    let some = [unitValue(.village, 0, 10, 100), unitValue(.village, 1, nil), unitValue(.village, 3, 0, 0)]
    let r = found(some)
    #expect(r.values.map(\.state) == [.noData, .noData])
    #expect(r.completeness == [.init(villages: 3, present: 1), .init(villages: 1, present: 0)])
    #expect(found(some, share: 0.3).values.map(\.numerator) == [10, nil])
    let rest = found([unitValue(.village, 3, 0, 0), unitValue(.village, 4, 4, 50)])
    #expect(rest.values.map(\.numerator) == [4] && rest.completeness == [.init(villages: 1, present: 1)])
    let none = found([unitValue(.village, 3, 0, 0), unitValue(.village, 4, 0, 0)])
    #expect(none.values.map(\.state) == [.noTarget] && none.completeness[0]?.share == 1)
  }

  @Test("counts only when complete; yes and no as villages; percentages, answers and amounts not")
  func otherKinds() {
    func values(_ kind: ValueKind, _ numbers: [Double?]) -> UnitValues {
      found(numbers.enumerated().map { unitValue(.village, $0, $1, kind: kind) })
    }
    #expect(values(.count, [1, 2, 3, 4]).values.map(\.value) == [6, nil])
    #expect(values(.count, [1, 2, 3, 4]).values.map(\.state) == [.value, .noData])
    let yes = values(.yesNo, [1, 0, 1, 0, 0]).values
    #expect(yes.map(\.kind) == [.ratio, .ratio])
    #expect(yes.map(\.numerator) == [2, 0] && yes.map(\.denominator) == [3, 2])
    for kind in [ValueKind.percentage, .amount] { #expect(values(kind, [1, 2, 3, 4, 5]).values.isEmpty) }
  }

  @Test("values that were spread are never summed")
  func spreadOnes() {
    let values = (0..<3).map { unitValue(.village, $0, 30, 300, origin: .inherited) }
    #expect(found(values).values.isEmpty)
  }

  @Test("boys and girls are other cells; the last of two sources with data counts for a village")
  func cells() {
    let r = found(
      (0..<3).map { unitValue(.village, $0, 1, 10) } + (0..<3).map { unitValue(.village, $0, 2, 20, sex: .male) }
        + [unitValue(.village, 1, 5, 50, source: "b"), unitValue(.village, 0, nil, source: "c")], share: 0.5)
    #expect(r.values.map(\.sex) == [.all, .male])
    #expect(r.values.map(\.numerator) == [7, 6])
    #expect(r.values[0].sourceID == "b+uji")
  }

  @Test("a puskesmas with values and without a working area is a unit without villages; one that fits two is told")
  func withoutArea() {
    let units = [puskesmasKey("C"), puskesmasKey("D", id: "4")]
    let values = [unitValue(.puskesmas, 0, 3, 30), unitValue(.puskesmas, 1, 4, 40)].compactMap { $0 }
    let wide = puskesmasMembership(
      edition, workingAreas: areas(["A", "D", nil, nil, nil, nil]) + [area("D", id: "1", 2), area("D", id: "2", 3)],
      others: units)
    #expect(wide.units.map(\.name) == ["A", "C", "D", "D", "D"])
    #expect(wide.members == [[0], [], [1], [2], [3]])
    #expect(wide.unassigned == [4, 5])
    let r = unitValues(values, units: units, membership: wide)
    #expect(r.values.map(\.unit) == [1])
    #expect(r.unplaced == [units[1]])
    let twice = unitValues(
      [unitValue(.puskesmas, 0, 3, 30)].compactMap { $0 }, units: [puskesmasKey("D")], membership: wide)
    #expect(twice.values.isEmpty && twice.unplaced == [puskesmasKey("D")])
  }

  private func area(_ name: String, id: String, _ village: Int) -> WorkingArea {
    WorkingArea(
      puskesmas: puskesmasKey(name, id: id), village: village, how: .listed, sourceID: "wk", sourceRow: village)
  }

  @Test("against sums made village by village", arguments: 0..<30)
  func twin(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let edition = squareEdition(rows: 6, columns: 5)
    let names = (0..<30).map { _ in random.index(below: 5) == 0 ? nil : "P\(random.index(below: 6))" }
    var values: [IndicatorValue] = []
    for village in 0..<30 {
      let roll = random.index(below: 10)
      if roll == 0 { continue }
      let d = roll == 1 ? 0 : Double(1 + random.index(below: 90))
      let n = roll == 2 ? nil : Double(random.index(below: Int(d) + 1))
      if let value = unitValue(.village, village, n, d) { values.append(value) }
    }
    let membership = puskesmasMembership(edition, workingAreas: areas(names))
    let r = unitValues(values, units: [], membership: membership, minimumShare: 0)
    for (unit, key) in membership.units.enumerated() {
      let own = values.filter { names[$0.unit] == key.name }
      let counted = own.filter { $0.state == .value }
      let sum = r.values.first { $0.unit == unit }
      #expect((sum == nil) == own.isEmpty)
      guard let sum else { continue }
      let villages = names.count { $0 == key.name } - own.count { $0.state == .noTarget }
      let place = try #require(r.values.firstIndex(of: sum))
      #expect(r.completeness[place] == UnitCompleteness(villages: villages, present: counted.count))
      guard sum.state == .value else {
        #expect(counted.isEmpty)
        continue
      }
      #expect(sum.numerator == counted.reduce(0) { $0 + ($1.numerator ?? 0) })
      #expect(sum.denominator == counted.reduce(0) { $0 + ($1.denominator ?? 0) })
    }
  }
}
