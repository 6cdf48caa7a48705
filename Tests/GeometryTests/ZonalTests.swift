import Geometry
import TestSupport
import Testing

@Suite("cells under polygons") struct ZonalTests {
  private let grid = RasterGrid(columns: 8, rows: 6, originX: 10, originY: 26, cellWidth: 1, cellHeight: -1)

  private func set(_ features: [[[(Double, Double)]]]) -> PolygonSet {
    var set = PolygonSet()
    for rings in features {
      for ring in rings {
        for (x, y) in ring { set.appendVertex(x, y) }
        set.endRing()
      }
      set.endPolygon()
      set.endFeature()
    }
    return set
  }

  private func shares(_ rings: [[(Double, Double)]], _ grid: RasterGrid) -> [Double] {
    set([rings]).coveredShares(
      ofFeature: 0, grid: grid, window: RasterWindow(columns: 0..<grid.columns, rows: 0..<grid.rows))
  }

  @Test("by hand: a box across cells, in either direction of its ring, with a hole")
  func byHand() {
    let box = [(10.5, 25.25), (12.0, 25.25), (12.0, 24.0), (10.5, 24.0)]
    for ring in [box, box.reversed()] {
      let got = shares([ring], grid)
      #expect(Array(got[0..<3]) == [0.125, 0.25, 0] && Array(got[8..<11]) == [0.5, 1, 0])
      #expect(got[16...].allSatisfy { $0 == 0 })
      let hole = [(11.25, 24.25), (11.75, 24.25), (11.75, 24.75), (11.25, 24.75)]
      for inner in [hole, hole.reversed()] { #expect(shares([ring, inner], grid)[9] == 0.75) }
    }
  }

  @Test("a triangle covers half of the cells on its edge")
  func triangle() {
    let got = shares([[(10, 26), (14, 26), (10, 22)]], grid)
    #expect(got[0] == 1 && got[3] == 0.5 && got[10] == 0.5 && got[17] == 0.5 && got[24] == 0.5 && got[11] == 0)
  }

  @Test("south up, east to west: the same shares")
  func flipped() {
    let ring = [(10.3, 20.2), (16.9, 21.7), (15.1, 25.9), (11.2, 24.4)]
    let north = shares([ring], grid)
    let south = shares(
      [ring], RasterGrid(columns: 8, rows: 6, originX: 10, originY: 20, cellWidth: 1, cellHeight: 1))
    let west = shares(
      [ring], RasterGrid(columns: 8, rows: 6, originX: 18, originY: 26, cellWidth: -1, cellHeight: -1))
    for row in 0..<6 {
      for column in 0..<8 {
        let share = north[row * 8 + column]
        #expect(isClose(share, south[(5 - row) * 8 + column], relative: 1e-12, absolute: 1e-12))
        #expect(isClose(share, west[row * 8 + 7 - column], relative: 1e-12, absolute: 1e-12))
      }
    }
  }

  @Test("polygons beyond the raster on every side count for what lies in it")
  func beyond() {
    #expect(shares([[(-100, -100), (100, -100), (100, 100), (-100, 100)]], grid).allSatisfy { $0 == 1 })
    var accumulator = ZonalAccumulator(set([[[(8, 26), (12, 26), (12, 24), (8, 24)]]]), grid: grid)
    accumulator.add(
      [Double](repeating: 3, count: 48), strip: RasterWindow(columns: 0..<8, rows: 0..<6))
    let got = accumulator.statistics[0]
    #expect(got.count == 4 && got.sum == 12 && got.mean == 3 && got.shareOutside == 0.5 && got.shareWithData == 0.5)
    let away = set([[[(50, 50), (51, 50), (51, 51)]], []])
    #expect(ZonalAccumulator(away, grid: grid).statistics.map(\.mean) == [nil, nil])
    #expect(ZonalAccumulator(away, grid: grid).window == nil)
  }

  @Test("cells without data are told apart from what the raster does not reach")
  func withoutData() {
    var values = [Double](repeating: 2, count: 48)
    values[0] = .nan
    values[1] = .infinity
    var accumulator = ZonalAccumulator(set([[[(10, 26), (14, 26), (14, 25), (10, 25)]]]), grid: grid)
    accumulator.add(values, strip: RasterWindow(columns: 0..<8, rows: 0..<6))
    let got = accumulator.statistics[0]
    #expect(got.sum == 4 && got.countWithoutData == 2 && got.shareWithoutData == 0.5 && got.shareOutside == 0)
    #expect(got.minimum == 2 && got.maximum == 2 && got.variance == 0)
    let isAdded = accumulator.add([1], strip: RasterWindow(columns: 0..<8, rows: 0..<6))
    #expect(!isAdded && accumulator.statistics[0] == got)
  }

  @Test("polygons with coordinates that are not finite hold nothing and stop nothing")
  func notFinite() {
    let bad = set([[[(.nan, 22), (14, 26), (10, 22)]], [[(.infinity, 22), (14, 26), (10, 22)]], [[(11, 25)]]])
    var accumulator = ZonalAccumulator(bad, grid: grid)
    accumulator.add([Double](repeating: 1, count: 48), strip: RasterWindow(columns: 0..<8, rows: 0..<6))
    #expect(accumulator.statistics.allSatisfy { $0.count.isFinite })
  }

  /// A star around a centre: valid, with slanted edges.
  private func star(_ random: inout SeededGenerator, _ cx: Double, _ cy: Double, _ radius: Double) -> [(Double, Double)]
  {
    // Unit vectors of a 16-gon, by repeated rotation, so that no library is needed.
    var (c, s) = (1.0, 0.0)
    let (stepC, stepS) = (0.9238795325112867, 0.3826834323650898)
    return (0..<16).map { _ in
      let r = radius * random.uniform(in: 0.2...1)
      let point = (cx + r * c, cy + r * s)
      (c, s) = (c * stepC - s * stepS, c * stepS + s * stepC)
      return point
    }
  }

  @Test("brute-force twin: sub-points of each cell, counted by the exact point in polygon", arguments: 1...12)
  func twin(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let ring = star(&random, random.uniform(in: 9...19), random.uniform(in: 19...27), random.uniform(in: 0.5...5))
    let polygon = set([[ring]])
    let got = shares([ring], grid)
    let steps = 60
    for row in 0..<6 {
      for column in 0..<8 {
        var inside = 0
        for i in 0..<steps {
          for j in 0..<steps {
            let x = 10 + Double(column) + (Double(i) + 0.5) / Double(steps)
            let y = 26 - Double(row) - (Double(j) + 0.5) / Double(steps)
            if polygon.containment(x: x, y: y, inFeature: 0) != .outside { inside += 1 }
          }
        }
        let sampled = Double(inside) / Double(steps * steps)
        #expect(abs(got[row * 8 + column] - sampled) < 0.05, "row \(row) column \(column)")
      }
    }
  }

  @Test("the shares add up to the area of the polygon", arguments: 1...20)
  func area(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) + 100)
    let ring = star(&random, 14, 23, 2.9)
    let sum = shares([ring], grid).reduce(0, +)
    #expect(isClose(sum, set([[ring]]).area(ofFeature: 0), relative: 1e-9))
  }

  @Test("over a partition each cell is covered once, whatever the height of the strips", arguments: 1...10)
  func partition(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) + 500)
    // A jittered lattice larger than the grid, cut into triangles.
    let n = 7
    let points = (0...n).map { i in
      (0...n).map { j in
        (
          9 + 10 * (Double(i) + random.uniform(in: -0.3...0.3)) / Double(n),
          19 + 8 * (Double(j) + random.uniform(in: -0.3...0.3)) / Double(n)
        )
      }
    }
    var triangles: [[[(Double, Double)]]] = []
    for i in 0..<n {
      for j in 0..<n {
        triangles.append([[points[i][j], points[i + 1][j], points[i + 1][j + 1]]])
        triangles.append([[points[i][j], points[i + 1][j + 1], points[i][j + 1]]])
      }
    }
    let fine = RasterGrid(columns: 37, rows: 29, originX: 10.5, originY: 25.5, cellWidth: 0.19, cellHeight: -0.17)
    let layer = set(triangles)
    let whole = RasterWindow(columns: 0..<37, rows: 0..<29)
    var sums = [Double](repeating: 0, count: whole.cellCount)
    for feature in 0..<layer.featureCount {
      for (cell, share) in layer.coveredShares(ofFeature: feature, grid: fine, window: whole).enumerated() {
        #expect((0...1).contains(share))
        sums[cell] += share
      }
    }
    #expect(sums.allSatisfy { abs($0 - 1) < 1e-9 })
    var values = sums.indices.map { _ in random.uniform(in: 0...100) }
    values[5] = .nan
    var atOnce = ZonalAccumulator(layer, grid: fine)
    atOnce.add(values, strip: whole)
    var byRow = ZonalAccumulator(layer, grid: fine)
    for row in whole.rows {
      let strip = RasterWindow(columns: 0..<37, rows: row..<(row + 1))
      byRow.add(Array(values[(row * 37)..<((row + 1) * 37)]), strip: strip)
    }
    for (a, b) in zip(atOnce.statistics, byRow.statistics) {
      #expect(isClose(a.sum, b.sum, relative: 1e-11, absolute: 1e-11))
      #expect(isClose(a.count, b.count, relative: 1e-11, absolute: 1e-11))
    }
    let total = atOnce.statistics.reduce(0) { $0 + $1.sum }
    #expect(isClose(total, values.filter { !$0.isNaN }.reduce(0, +), relative: 1e-9))
  }
}
