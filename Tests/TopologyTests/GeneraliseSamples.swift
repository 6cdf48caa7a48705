import TestSupport
import Topology

/// Random partitions that are planar by construction: crooked lines between jittered nodes of a lattice.
struct GeneraliseSamples {
  /// Lattice cells a side, and their side in steps.
  var cells: Int
  var cellSteps: Int
  var bits: Int
  /// How often the lines between nodes are bent in two.
  var depth: Int
  var origin: (x: Int, y: Int) = (0, 0)

  /// One owner a cell.
  func cellCoverage(seed: UInt64) -> ArcCoverage {
    var random = SeededGenerator(seed: seed)
    var nodes: [(x: Double, y: Double)] = []
    let jitter = Double(cellSteps) / 10
    for j in 0...cells {
      for i in 0...cells {
        nodes.append(
          (
            Double(origin.x + (i + 1) * cellSteps) + random.uniform(in: -jitter...jitter),
            Double(origin.y + (j + 1) * cellSteps) + random.uniform(in: -jitter...jitter)
          ))
      }
    }
    var coverage = ArcCoverage(bits: bits, ownerCount: cells * cells)
    for j in 0...cells {
      for i in 0...cells {
        let at = j * (cells + 1) + i
        // Eastward: north of it is left on the screen.
        if i < cells {
          append(nodes[at], nodes[at + 1], left: cell(i, j - 1), right: cell(i, j), &coverage, &random)
        }
        // Southward: east of it is left on the screen.
        if j < cells {
          append(nodes[at], nodes[at + cells + 1], left: cell(i, j), right: cell(i - 1, j), &coverage, &random)
        }
      }
    }
    return coverage
  }

  /// Cells given to owners at random: parts, enclaves, holes; `outside` of them to nobody.
  func coverage(seed: UInt64, owners: Int, outside: Double = 0.15) -> ArcCoverage {
    var random = SeededGenerator(seed: seed ^ 0xABCD)
    let groups = (0..<cells * cells).map { _ -> Int32 in
      random.uniform() < outside ? -1 : Int32(random.next() % UInt64(owners))
    }
    return cellCoverage(seed: seed).dissolved(by: groups, count: owners)
  }

  private func cell(_ i: Int, _ j: Int) -> Int32 {
    (0..<cells).contains(i) && (0..<cells).contains(j) ? Int32(j * cells + i) : -1
  }

  private func append(
    _ a: (x: Double, y: Double), _ b: (x: Double, y: Double), left: Int32, right: Int32,
    _ coverage: inout ArcCoverage, _ random: inout SeededGenerator
  ) {
    guard left != right else { return }
    var line = [a, b]
    for _ in 0..<depth {
      var finer = [line[0]]
      for (p, q) in zip(line, line.dropFirst()) {
        let bend = random.uniform(in: -0.1...0.1)
        finer.append(((p.x + q.x) / 2 - (q.y - p.y) * bend, (p.y + q.y) / 2 + (q.x - p.x) * bend))
        finer.append(q)
      }
      line = finer
    }
    coverage.append(
      x: line.map { Int32($0.x.rounded()) }, y: line.map { Int32($0.y.rounded()) }, left: left, right: right)
  }
}

extension ArcCoverage {
  /// An arc by hand.
  mutating func append(_ places: [(Int32, Int32)], left: Int32, right: Int32) {
    append(x: places.map(\.0), y: places.map(\.1), left: left, right: right)
  }

  /// A closed square arc, clockwise on the screen, with `inside` in it.
  mutating func appendSquare(_ x: Int32, _ y: Int32, side: Int32, inside: Int32, outside: Int32 = -1) {
    append(
      [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)], left: outside, right: inside)
  }
}
