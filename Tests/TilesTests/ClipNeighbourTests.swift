import TestSupport
import Testing
import Tiles

/// A net of triangles whose corners are moved at random: fine in the middle, with an outermost row and column that reach
/// far, so that it covers whole tiles without gap or overlap.
private struct Net {
  let layer: GridPolygons
  private static let cells = 24
  private var x: [[Int32]]
  private var y: [[Int32]]

  init(seed: UInt64, stepX: Int32, stepY: Int32, middle: Int32) {
    var random = SeededGenerator(seed: seed)
    func line(_ step: Int32) -> [Int32] {
      var line = (0...Net.cells).map { middle + Int32($0 - Net.cells / 2) * step }
      line[0] = middle - 40_000
      line[Net.cells] = middle + 40_000
      return line
    }
    let (regularX, regularY) = (line(stepX), line(stepY))
    (x, y) = ([], [])
    for row in 0...Net.cells {
      var rowX = regularX
      var rowY = [Int32](repeating: regularY[row], count: Net.cells + 1)
      if row > 0, row < Net.cells {
        for column in 1..<Net.cells {
          rowX[column] += Int32(random.index(below: Int(stepX)))
          rowY[column] += Int32(random.index(below: Int(stepY)))
        }
      }
      x.append(rowX)
      y.append(rowY)
    }
    layer = Net.build(&x, &y, regularX, regularY)
  }

  /// Corners of triangles that turned over go back to their regular places.
  private static func build(
    _ x: inout [[Int32]], _ y: inout [[Int32]], _ regularX: [Int32], _ regularY: [Int32]
  ) -> GridPolygons {
    var turned = true
    while turned {
      turned = false
      for corners in triangles() where area(corners, x, y) <= 0 {
        turned = true
        for (row, column) in corners { (x[row][column], y[row][column]) = (regularX[column], regularY[row]) }
      }
    }
    var builder = GridPolygons.Builder()
    for (feature, corners) in triangles().enumerated() {
      let closed = corners + [corners[0]]
      builder.append(ringX: closed.map { x[$0.0][$0.1] }[...], ringY: closed.map { y[$0.0][$0.1] }[...])
      builder.endPolygon(feature: Int32(feature))
    }
    return builder.finish(zoom: 3)
  }

  private static func triangles() -> [[(Int, Int)]] {
    var triangles: [[(Int, Int)]] = []
    for row in 0..<cells {
      for column in 0..<cells {
        let first: [(Int, Int)] = [(row, column), (row, column + 1), (row + 1, column + 1)]
        let second: [(Int, Int)] = [(row, column), (row + 1, column + 1), (row + 1, column)]
        triangles.append(first)
        triangles.append(second)
      }
    }
    return triangles
  }

  private static func area(_ corners: [(Int, Int)], _ x: [[Int32]], _ y: [[Int32]]) -> Int64 {
    let p = corners.map { (Int64(x[$0.0][$0.1]), Int64(y[$0.0][$0.1])) }
    return (p[1].0 - p[0].0) * (p[2].1 - p[0].1) - (p[1].1 - p[0].1) * (p[2].0 - p[0].0)
  }
}

@Suite("Neighbours cut in one tile")
struct ClipNeighbourTests {
  private struct Edge: Hashable {
    let a: SIMD2<Int32>
    let b: SIMD2<Int32>
    var isOnFrame: Bool {
      (a.x == b.x && (a.x == -64 || a.x == 4160)) || (a.y == b.y && (a.y == -64 || a.y == 4160))
    }
  }

  @Test(
    "cells of any size and shape fill the frame, share every edge, and are valid",
    arguments: [
      (3, 3), (2, 40), (40, 2), (9, 9), (60, 60), (400, 3), (3, 400), (900, 900), (2, 2), (5, 2000), (17, 300),
    ] as [(Int32, Int32)])
  func coverage(stepX: Int32, stepY: Int32) {
    for seed in 0..<8 {
      for middle: Int32 in [8256, 8128, 8192, 6000] {
        let net = Net(seed: UInt64(seed), stepX: stepX, stepY: stepY, middle: middle)
        for (x, y) in [(1, 1), (2, 2), (1, 2)] {
          let features = cut(net.layer, x, y)
          let what = "seed \(seed), middle \(middle), tile \(x)/\(y)"
          #expect(loose(features) == 0, "\(what)")
          #expect(doubleArea(features) == 2 * 4224 * 4224, "\(what)")
          #expect(features.allSatisfy { isValid($0) }, "\(what)")
        }
      }
    }
  }

  private func cut(_ layer: GridPolygons, _ x: Int, _ y: Int) -> [TileGeometry] {
    let block = TileBlock(zoom: 3, column: 0, row: 0)
    var slicer = BlockSlicer(layer, layer.blocks()[block] ?? [], block: block)
    var features: [TileGeometry] = []
    _ = slicer.slice(TileID(z: 3, x: x, y: y)) { features.append($1) }
    return features
  }

  private func edges(_ geometry: TileGeometry) -> [Edge] {
    (0..<geometry.partCount).flatMap { part in
      let places = Array(geometry.places(ofPart: part))
      return zip(places, places.dropFirst() + places.prefix(1)).map { from, to in
        Edge(a: SIMD2(geometry.x[from], geometry.y[from]), b: SIMD2(geometry.x[to], geometry.y[to]))
      }
    }
  }

  /// Edges that no neighbour has in the other direction, without those on the frame.
  private func loose(_ features: [TileGeometry]) -> Int {
    var count: [Edge: Int] = [:]
    for edge in features.flatMap(edges) where !edge.isOnFrame {
      count[edge, default: 0] += 1
      count[Edge(a: edge.b, b: edge.a), default: 0] -= 1
    }
    return count.values.filter { $0 != 0 }.count
  }

  private func doubleArea(_ features: [TileGeometry]) -> Int64 {
    features.reduce(0) { sum, geometry in
      sum + (0..<geometry.partCount).reduce(0) { $0 + geometry.doubleArea(ofPart: $1) }
    }
  }

  /// Every ring is a shell here, passes no place twice and doesn't cross itself or another.
  private func isValid(_ geometry: TileGeometry) -> Bool {
    for part in 0..<geometry.partCount {
      let places = geometry.places(ofPart: part).map { SIMD2(geometry.x[$0], geometry.y[$0]) }
      if Set(places).count != places.count || geometry.doubleArea(ofPart: part) <= 0 { return false }
    }
    let all = edges(geometry)
    for i in all.indices {
      for j in all.indices where j > i && cross(all[i], all[j]) { return false }
    }
    return true
  }

  private func cross(_ e: Edge, _ f: Edge) -> Bool {
    side(e, f.a) * side(e, f.b) < 0 && side(f, e.a) * side(f, e.b) < 0
  }

  private func side(_ edge: Edge, _ place: SIMD2<Int32>) -> Int64 {
    let (dx, dy) = (Int64(edge.b.x) - Int64(edge.a.x), Int64(edge.b.y) - Int64(edge.a.y))
    return (dx * (Int64(place.y) - Int64(edge.a.y)) - dy * (Int64(place.x) - Int64(edge.a.x))).signum()
  }
}
