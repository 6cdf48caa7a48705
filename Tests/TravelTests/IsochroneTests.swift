import Geometry
import TestSupport
import Testing
import Travel

@Suite struct IsochroneTests {
  private func frame(_ columns: Int, _ rows: Int, cell: Double = 100, isNorthUp: Bool = true) -> RasterGrid {
    RasterGrid(
      columns: columns, rows: rows, originX: 5000, originY: isNorthUp ? 9000 : 0, cellWidth: cell,
      cellHeight: isNorthUp ? -cell : cell)
  }

  private func area(_ set: PolygonSet, ring: Int) -> Double {
    let own = set.vertices(ofRing: ring)
    let (x0, y0) = (set.x[own.lowerBound], set.y[own.lowerBound])
    var twice = 0.0
    for (a, b) in zip(own.dropLast(), own.dropFirst()) {
      twice += (set.x[a] - x0) * (set.y[b] - y0) - (set.x[b] - x0) * (set.y[a] - y0)
    }
    return twice / 2
  }

  private func area(_ set: PolygonSet) -> Double {
    (0..<set.ringCount).reduce(0) { $0 + area(set, ring: $1) }
  }

  /// Even-odd over all rings.
  private func holds(_ set: PolygonSet, _ px: Double, _ py: Double) -> Bool {
    var isInside = false
    for ring in 0..<set.ringCount {
      let own = set.vertices(ofRing: ring)
      for (a, b) in zip(own.dropLast(), own.dropFirst()) where (set.y[a] > py) != (set.y[b] > py) {
        if px < set.x[a] + (py - set.y[a]) / (set.y[b] - set.y[a]) * (set.x[b] - set.x[a]) { isInside.toggle() }
      }
    }
    return isInside
  }

  /// Rough minutes with cells that are not reached and values that equal the thresholds.
  private func minutes(seed: UInt64, _ count: Int) -> [Double] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let draw = random.uniform()
      if draw < 0.1 { return .infinity }
      if draw < 0.13 { return .nan }
      return seed % 2 == 0 ? (random.uniform() * 6).rounded() * 20 : random.uniform() * 120
    }
  }

  @Test(arguments: Array(UInt64(1)...16), [true, false])
  func aCellIsInsideExactlyWhenItsMinutesAreWithin(seed: UInt64, isNorthUp: Bool) throws {
    let frame = frame(17, 13, isNorthUp: isNorthUp)
    let minutes = minutes(seed: seed, 17 * 13)
    let thresholds = [20.0, 40, 60, 120]
    let sets = try isochrones(minutes: minutes, frame: frame, thresholds: thresholds)
    for (set, threshold) in zip(sets, thresholds) {
      #expect(set.featureCount == 1)
      for cell in minutes.indices {
        let x = frame.originX + (Double(cell % 17) + 0.5) * frame.cellWidth
        // A hair beside the row of centres, so that the ray meets no vertex.
        let y = frame.originY + (Double(cell / 17) + 0.5) * frame.cellHeight + 0.01
        #expect(holds(set, x, y) == (minutes[cell].isFinite && minutes[cell] <= threshold), "cell \(cell)")
      }
    }
  }

  @Test(arguments: Array(UInt64(1)...16), [true, false])
  func ringsWindRightlyAndLieInTheirShell(seed: UInt64, isNorthUp: Bool) throws {
    let minutes = minutes(seed: seed, 17 * 13)
    for set in try isochrones(minutes: minutes, frame: frame(17, 13, isNorthUp: isNorthUp), thresholds: [40, 70]) {
      for polygon in set.polygons(ofFeature: 0) {
        let rings = set.rings(ofPolygon: polygon)
        for ring in rings {
          let own = set.vertices(ofRing: ring)
          #expect(own.count >= 5)
          #expect(set.x[own.lowerBound] == set.x[own.upperBound - 1])
          #expect(set.y[own.lowerBound] == set.y[own.upperBound - 1])
          #expect((area(set, ring: ring) > 0) == (ring == rings.lowerBound))
          #expect(Set(own.dropLast().map { [set.x[$0], set.y[$0]] }).count == own.count - 1)
        }
        var shell = PolygonSet()
        for v in set.vertices(ofRing: rings.lowerBound) { shell.appendVertex(set.x[v], set.y[v]) }
        shell.endRing()
        for ring in rings.dropFirst() {
          let v = set.vertices(ofRing: ring).lowerBound
          #expect(holds(shell, set.x[v], set.y[v]))
        }
      }
    }
  }

  @Test(arguments: [UInt64(3), 4, 5])
  func noTwoPiecesOfTheBorderMeet(seed: UInt64) throws {
    let set = try isochrones(minutes: minutes(seed: seed, 9 * 9), frame: frame(9, 9), thresholds: [60])[0]
    let pieces = (0..<set.ringCount).flatMap { ring in Array(set.vertices(ofRing: ring).dropLast()) }
    for (i, a) in pieces.enumerated() {
      for b in pieces[(i + 1)...] {
        let shared = [a, a + 1].contains { u in
          [b, b + 1].contains { set.x[u] == set.x[$0] && set.y[u] == set.y[$0] }
        }
        #expect(shared || !crosses(set, a, b))
      }
    }
  }

  private func crosses(_ set: PolygonSet, _ a: Int, _ b: Int) -> Bool {
    let boxes = [a, b].map { BoundingBox(x: set.x, y: set.y, range: $0..<$0 + 2) }
    guard let first = boxes[0], let second = boxes[1], first.intersects(second) else { return false }
    func side(_ p: Int, _ q: Int, _ r: Int) -> Int {
      orientation(ax: set.x[p], ay: set.y[p], bx: set.x[q], by: set.y[q], cx: set.x[r], cy: set.y[r])
    }
    return side(a, a + 1, b) * side(a, a + 1, b + 1) <= 0 && side(b, b + 1, a) * side(b, b + 1, a + 1) <= 0
  }

  @Test func walksOnOpenLandFillAnOctagon() throws {
    // 5 km/h, 100 m cells, 8 directions: within t minutes lies a regular octagon with
    // corners at r = t 5000 / 60 along rows, columns and diagonals: area 8 (r^2 / 2) sin(45 deg) = 2 sqrt(2) r^2.
    let cells = 201
    let grid = try FrictionGrid(
      frame: frame(cells, cells), speedKilometresPerHour: [Float](repeating: 5, count: cells * cells))
    let minutes = try grid.nearestSource(x: [5000 + 10_050], y: [9000 - 10_050]).minutes
    let sets = try isochrones(minutes: minutes, frame: frame(cells, cells), thresholds: [30, 60, 90])
    for (set, threshold) in zip(sets, [30.0, 60, 90]) {
      let radius = threshold * 5000 / 60
      #expect(set.polygonCount == 1 && set.ringCount == 1)
      let octagon: Double = 2 * radius * radius * 2.0.squareRoot()
      #expect(isClose(area(set), octagon, relative: 0.003))
    }
  }

  @Test func aHoleAndAnIslandInIt() throws {
    // 7 x 7 reached, a ring of 90 around the middle.
    var minutes = [Double](repeating: 10, count: 49)
    for row in 1...5 {
      for column in 1...5 where max(abs(row - 3), abs(column - 3)) > 0 { minutes[row * 7 + column] = 90 }
    }
    let set = try isochrones(minutes: minutes, frame: frame(7, 7), thresholds: [50])[0]
    #expect(set.polygonCount == 2 && set.ringCount == 3)
    #expect(set.rings(ofPolygon: 0).count == 2 && set.rings(ofPolygon: 1).count == 1)
  }

  @Test func allReachedIsTheGridWithoutItsCornerTips() throws {
    let set = try isochrones(
      minutes: [Double](repeating: 1, count: 12), frame: frame(4, 3), thresholds: [1, .infinity, 0.5, .nan])
    #expect(area(set[0]) == 115_000)
    #expect(set[1] == set[0])
    #expect(set[2].featureCount == 1 && set[2].polygonCount == 0)
    #expect(set[3].featureCount == 1 && set[3].polygonCount == 0)
  }

  @Test func badInputIsRefused() throws {
    #expect(throws: TerrainError.countMismatch(expected: 4, found: 3)) {
      _ = try isochrones(minutes: [1, 2, 3], frame: frame(2, 2), thresholds: [1])
    }
    #expect(throws: TerrainError.invalidSize(rows: 0, columns: 3)) {
      _ = try isochrones(minutes: [], frame: frame(3, 0), thresholds: [1])
    }
    #expect(throws: TerrainError.invalidSize(rows: 1 << 40, columns: 1 << 40)) {
      _ = try isochrones(minutes: [], frame: frame(1 << 40, 1 << 40), thresholds: [1])
    }
    let odd = try isochrones(
      minutes: [-.infinity, .nan, .infinity, -5], frame: frame(2, 2), thresholds: [0, -.infinity])
    #expect(odd[0].polygonCount == 1 && odd[1].polygonCount == 0)
  }
}
