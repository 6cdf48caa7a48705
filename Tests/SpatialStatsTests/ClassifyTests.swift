import SpatialStats
import TestSupport
import Testing

@Suite("classes of values")
struct ClassifyTests {
  private static let ten: [Double?] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

  @Test("quantiles end on values exactly where their place is a whole number")
  func quantiles() throws {
    let breaks = try ClassBreaks.quantiles([5, 1, 4, 2, 3], classes: 4)
    #expect(breaks.upperBounds == [2, 3, 4, 5])
    #expect(breaks.lowest == 1)
    #expect(try ClassBreaks.quantiles(Self.ten, classes: 2).upperBounds == [5.5, 10])
    // A third of the way up 49 places is place 16: no rounding may move the bound off the value.
    let many = (0..<49).map { Optional(Double($0) * 0.1) }
    #expect(try ClassBreaks.quantiles(many, classes: 3).upperBounds.first == 16 * 0.1)
  }

  @Test("ties and constants drop equal quantile bounds")
  func quantileTies() throws {
    #expect(try ClassBreaks.quantiles([0, 0, 0, 0, 0, 0, 7], classes: 4).upperBounds == [0, 7])
    #expect(try ClassBreaks.quantiles([3, 3, 3], classes: 5).upperBounds == [3])
  }

  @Test("equal interval, by hand")
  func equalInterval() throws {
    #expect(try ClassBreaks.equalInterval([0, 1, 10], classes: 4).upperBounds == [2.5, 5, 7.5, 10])
    #expect(try ClassBreaks.equalInterval([4, 4], classes: 3).upperBounds == [4])
  }

  @Test("maximum breaks part in the middle of the widest gaps, of equal ones the later")
  func maximumBreaks() throws {
    #expect(try ClassBreaks.maximumBreaks([0, 1, 5, 6, 20], classes: 3).upperBounds == [3, 13, 20])
    #expect(try ClassBreaks.maximumBreaks([0, 1, 2, 3], classes: 3).upperBounds == [1.5, 2.5, 3])
    #expect(try ClassBreaks.maximumBreaks([7], classes: 4).upperBounds == [7])
  }

  @Test("mean and deviation, box plot, head and tail, percentiles, by hand")
  func others() throws {
    // Mean 3, deviation 2.
    let deviation = try ClassBreaks.meanDeviation([1, 1, 1, 3, 5, 5, 5], multiples: [-1, 1])
    #expect(deviation.upperBounds == [1, 5])
    let box = try ClassBreaks.boxPlot([1, 2, 3, 4, 5, 100])
    #expect(box.upperBounds == [2.25 - 1.5 * 2.5, 2.25, 3.5, 4.75, 4.75 + 1.5 * 2.5, 100])
    #expect(Classification([1, 2, 3, 4, 5, 100], breaks: box).counts == [0, 2, 1, 1, 1, 1])
    #expect(ClassBreaks.headTail([1, 1, 1, 1, 1, 1, 1, 9]).upperBounds == [2, 9])
    #expect(ClassBreaks.headTail([4, 4, 4]).upperBounds == [4])
    #expect(try ClassBreaks.percentiles(Self.ten, at: [50]).upperBounds == [5.5, 10])
  }

  @Test("a value on a bound: first bound at least as large, or for juknis classes the class above")
  func onBounds() throws {
    let upper = try ClassBreaks.manual(cuts: [10, 20, 30], boundary: .upperInclusive)
    let juknis = try ClassBreaks.manual(cuts: [10, 20, 30])
    for (value, up, low) in [
      (10.0.nextDown, 0, 0), (10, 0, 1), (10.0.nextUp, 1, 1), (20.0.nextDown, 1, 1), (20, 1, 2), (30, 2, 3),
      (30.0.nextUp, 3, 3), (-5, 0, 0), (1e9, 3, 3),
    ] {
      #expect(upper.index(of: value) == up, "\(value)")
      #expect(juknis.index(of: value) == low, "\(value)")
    }
    #expect(juknis.index(of: nil) == nil && juknis.index(of: .nan) == nil && juknis.index(of: .infinity) == nil)
  }

  @Test("relative to an average: half, once, double, lower bounds inclusive")
  func relative() throws {
    let breaks = try ClassificationScheme.relative.breaks(of: [], average: 12)
    #expect([5.9, 6, 11.9, 12, 23.9, 24].map(breaks.index(of:)) == [0, 1, 1, 2, 2, 3])
    #expect(throws: StatisticsError.self) { try ClassificationScheme.relative.breaks(of: [1]) }
    #expect(throws: StatisticsError.self) { try ClassificationScheme.relative.breaks(of: [1], average: 0) }
  }

  @Test("the fullest class is named and warned of when it holds more than 80 %")
  func dominance() throws {
    let values: [Double?] = (0..<10).map { $0 < 8 ? 5 : 25 } + [nil]
    let even = Classification(values, breaks: try .manual(cuts: [10, 20, 30]))
    #expect(even.dominantShare?.index == 0 && even.dominantShare?.share == 0.8 && !even.isDominated)
    let odd = Classification([5] + values, breaks: try .manual(cuts: [10, 20, 30]))
    #expect(odd.isDominated && odd.labels.last == .some(nil))
    #expect(Classification([nil], breaks: try .manual(cuts: [1])).dominantShare == nil)
  }

  @Test("goodness of fit: 0 for one class, 1 for a class each, nil for equal values")
  func fit() throws {
    #expect(Classification(Self.ten, breaks: try .equalInterval(Self.ten, classes: 1)).goodnessOfVarianceFit == 0)
    #expect(Classification(Self.ten, breaks: try .fisherJenks(Self.ten, classes: 10)).goodnessOfVarianceFit == 1)
    #expect(Classification([2, 2], breaks: try .quantiles([2, 2], classes: 2)).goodnessOfVarianceFit == nil)
  }

  @Test("nothing to classify, missing and hostile values make no classes and no crash")
  func hostile() throws {
    let schemes: [ClassificationScheme] = [
      .juknis, .quantile(5), .equal(4), .fisherJenks(5), .maximumBreaks(4), .meanDeviation, .boxPlot, .headTail,
      .percentiles, .manual([1, 2]),
    ]
    let hostile: [[Double?]] = [
      [], [nil], [.nan, .infinity, -.infinity], [1], [1, 1], [-1e308, 1e308, 0, nil, .nan],
      [0, .leastNonzeroMagnitude],
      [1, 1.0.nextUp], [-0.0, 0.0], [1e308, 1.7e308, -1.7e308, 1e-308],
    ]
    for scheme in schemes {
      for values in hostile {
        let found = Classification(values, breaks: try scheme.breaks(of: values))
        let finite = values.compactMap { $0 }.filter(\.isFinite).count
        #expect(found.labels.compactMap { $0 }.count == finite, "\(scheme) \(values)")
        #expect(found.counts.reduce(0, +) == finite)
        #expect(found.breaks.labels(unit: "%").count == found.breaks.count)
      }
    }
  }

  @Test("numbers of classes, cuts and multiples that can't be used are refused")
  func refused() {
    for classes in [Int.min, -1, 0, 100, .max] {
      #expect(throws: StatisticsError.self) { try ClassBreaks.quantiles([1], classes: classes) }
      #expect(throws: StatisticsError.self) { try ClassBreaks.fisherJenks([1], classes: classes) }
    }
    for cuts in [[], [1, 1], [2, 1], [.nan], [.infinity]] {
      #expect(throws: StatisticsError.self) { try ClassBreaks.manual(cuts: cuts) }
      #expect(throws: StatisticsError.self) { try ClassBreaks.meanDeviation([1, 2], multiples: cuts) }
    }
    #expect(throws: StatisticsError.self) { try ClassBreaks.percentiles([1], at: [0, 50]) }
    #expect(throws: StatisticsError.self) { try ClassBreaks.boxPlot([1], hinge: -1) }
  }

  @Test("shuffled values and added gaps give the same bounds")
  func order() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<40 {
      let values = (0..<60).map { _ in Optional(Double(generator.index(below: 40)) / 8) }
      let other = values.sorted { ($0 ?? 0) > ($1 ?? 0) } + [nil, .nan]
      for scheme: ClassificationScheme in [.quantile(5), .equal(5), .fisherJenks(5), .maximumBreaks(5), .headTail] {
        #expect(try scheme.breaks(of: values) == scheme.breaks(of: other))
      }
    }
  }
}
