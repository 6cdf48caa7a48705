import Analysis
import Geometry
import Glibc
import SpatialStats
import Stunting
import Testing

/// A grid of villages with working areas of puskesmas, neighbours by edges and corners.
struct MeasurementMap {
  let side: Int
  let area: [Int]
  var count: Int { side * side }

  /// Working areas around random puskesmas.
  init(side: Int, areas: Int, _ generator: inout CounterGenerator) {
    self.side = side
    let centres = (0..<areas).map { _ in
      (generator.uniform() * Double(side), generator.uniform() * Double(side))
    }
    area = (0..<side * side).map { v in
      let (x, y) = (Double(v % side) + 0.5, Double(v / side) + 0.5)
      let distances = centres.map { hypot($0.0 - x, $0.1 - y) }
      return distances.indices.min { distances[$0] < distances[$1] } ?? 0
    }
  }

  init(side: Int, area: [Int]) {
    self.side = side
    self.area = area
  }

  func neighbours(of v: Int) -> [Int] {
    let (x, y) = (v % side, v / side)
    return (-1...1).flatMap { dy in (-1...1).map { (x + $0, y + dy) } }
      .filter { $0 != (x, y) && (0..<side).contains($0.0) && (0..<side).contains($0.1) }
      .map { $0.1 * side + $0.0 }
  }

  var lists: NeighbourLists { NeighbourLists(lists: (0..<count).map(neighbours(of:))) }

  func areas(_ basis: MeasuringAreas.Basis = .puskesmas) -> MeasuringAreas {
    let units = (0...(area.max() ?? 0)).map {
      UnitKey(level: basis == .district ? .district : .puskesmas, facilityID: "p\($0)", name: "Misal \($0)")
    }
    return MeasuringAreas(basis: basis, areaOfVillage: area.map { $0 }, units: units)
  }

  /// Connected villages whose neighbourhood is at least this many standard errors above the others.
  func groups(_ t: HeadlineTable, above limit: Double) -> [[Int]] {
    let all = t.pooled ?? 0
    let isHigh = (0..<count).map { v in
      let around = [v] + neighbours(of: v)
      let n = around.reduce(0.0) { $0 + (t.denominator[$1] ?? 0) }
      let x = around.reduce(0.0) { $0 + (t.cases[$1] ?? 0) }
      return n > 0 && (x - n * all) / (n * all * (1 - all)).squareRoot() > limit
    }
    var seen = isHigh.map { !$0 }
    return isHigh.indices.compactMap { start in
      guard !seen[start] else { return nil }
      var (group, stack) = ([Int](), [start])
      seen[start] = true
      while let v = stack.popLast() {
        group.append(v)
        for other in neighbours(of: v) where !seen[other] {
          seen[other] = true
          stack.append(other)
        }
      }
      return group.sorted()
    }
  }
}

/// A table with binomial counts around shares that differ a little from village to village.
func measurementTable(_ shares: [Double], _ generator: inout CounterGenerator) throws -> HeadlineTable {
  let measured = shares.map { _ in 40 + generator.index(below: 120) }
  let own = shares.map { share in 1 / (1 + exp(-log(share / (1 - share)) - 0.15 * generator.normal())) }
  return try drawnTable("2025-08", own, measured, &generator)
}
