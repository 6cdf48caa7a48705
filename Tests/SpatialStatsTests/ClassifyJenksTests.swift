import SpatialStats
import TestSupport
import Testing

@Suite("natural breaks")
struct ClassifyJenksTests {
  /// Least sum of squares of sorted values in `classes` parts, by trying every start of every class.
  private static func leastSquares(_ sorted: [Double], _ classes: Int) -> Double {
    func squares(_ part: ArraySlice<Double>) -> Double {
      let mean = part.reduce(0, +) / Double(part.count)
      return part.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    var best = sorted.indices.map { squares(sorted[...$0]) }
    for _ in 1..<classes {
      best = sorted.indices.map { end in
        (0...end).map { start in (start == 0 ? 0 : best[start - 1]) + squares(sorted[start...end]) }.min() ?? 0
      }
    }
    return best.last ?? 0
  }

  @Test("by hand: three groups far apart")
  func byHand() throws {
    #expect(try ClassBreaks.fisherJenks([1, 2, 10, 11, 12, 50], classes: 3).upperBounds == [2, 12, 50])
    #expect(try ClassBreaks.fisherJenks([4, 4, 4, 9], classes: 5).upperBounds == [4, 9])
    #expect(try ClassBreaks.fisherJenks([4, 4], classes: 3).upperBounds == [4])
  }

  @Test("as good as trying all partitions, with ties, far offsets and outliers", arguments: 1...8)
  func bruteForce(classes: Int) throws {
    var generator = SeededGenerator(seed: UInt64(classes))
    for round in 0..<30 {
      let offset = [0, 1e6, -300][round % 3]
      let values = (0..<(1 + generator.index(below: 40))).map { i -> Double in
        let value = round % 2 == 0 ? Double(generator.index(below: 12)) : generator.uniform() * generator.uniform()
        return offset + value + (i == 0 && round % 5 == 0 ? 1e4 : 0)
      }
      let breaks = try ClassBreaks.fisherJenks(values, classes: classes)
      let found = Classification(values, breaks: breaks)
      let least = Self.leastSquares(values.sorted(), classes)
      #expect(isClose(found.withinSumOfSquares, least, relative: 1e-7, absolute: 1e-6), "\(round)")
      #expect(breaks.count == min(classes, Set(values).count))
      #expect(found.counts.allSatisfy { $0 > 0 })
      #expect(breaks.upperBounds.allSatisfy(values.contains))
    }
  }

  @Test("the national number of villages in nine classes")
  func national() throws {
    var generator = SeededGenerator(seed: 9)
    let values = (0..<80_143).map { _ in generator.uniform() * generator.uniform() * 60 }
    let jenks = Classification(values, breaks: try .fisherJenks(values, classes: 9))
    let quantiles = Classification(values, breaks: try .quantiles(values, classes: 9))
    #expect(jenks.counts.count == 9)
    #expect(jenks.withinSumOfSquares < quantiles.withinSumOfSquares)
    // No bound can move by one value and gain.
    let sorted = values.sorted()
    for (index, bound) in jenks.breaks.upperBounds.dropLast().enumerated() {
      let place = try #require(sorted.firstIndex(of: bound))
      for other in [sorted[place - 1], sorted[place + 1]] {
        var cuts = Array(jenks.breaks.upperBounds.dropLast())
        cuts[index] = other
        let moved = Classification(values, breaks: try .manual(cuts: cuts, boundary: .upperInclusive))
        #expect(moved.withinSumOfSquares >= jenks.withinSumOfSquares * (1 - 1e-12))
      }
    }
  }
}
