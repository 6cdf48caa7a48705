import Geometry
import Topology

/// Stretches of land that hang together by borders between villages: an island with all its villages, or a village of
/// several islands with all that touch one of them.
struct LandParts: Sendable {
  /// Square pixels below which a part is drawn as a dot.
  static let dotArea = 4.0

  /// Index of each village's part; -1 for a village without area.
  private(set) var partOf: [Int32]
  /// Area of each part in the unit square of `WebMercator`.
  private(set) var unitAreas: [Double] = []
  /// Villages of each part, ascending.
  private(set) var villages: [[Int32]] = []
  /// Share of each village in the area of its part.
  private(set) var shares: [Double]

  init(_ coverage: ArcCoverage) {
    var roots = (0..<Int32(coverage.ownerCount)).map { $0 }
    for arc in 0..<coverage.arcCount where coverage.left[arc] >= 0 && coverage.right[arc] >= 0 {
      let (a, b) = (LandParts.root(coverage.left[arc], &roots), LandParts.root(coverage.right[arc], &roots))
      roots[Int(max(a, b))] = min(a, b)
    }
    let areas = coverage.doubleAreas.map { Double(abs($0)) / 2 / (coverage.side * coverage.side) }
    partOf = [Int32](repeating: -1, count: coverage.ownerCount)
    shares = [Double](repeating: 0, count: coverage.ownerCount)
    var partOfRoot = partOf
    for village in 0..<coverage.ownerCount where areas[village] > 0 {
      let root = Int(LandParts.root(Int32(village), &roots))
      if partOfRoot[root] < 0 {
        partOfRoot[root] = Int32(unitAreas.count)
        unitAreas.append(0)
        villages.append([])
      }
      let part = Int(partOfRoot[root])
      partOf[village] = Int32(part)
      unitAreas[part] += areas[village]
      villages[part].append(Int32(village))
    }
    for village in partOf.indices where partOf[village] >= 0 {
      shares[village] = areas[village] / unitAreas[Int(partOf[village])]
    }
  }

  private static func root(_ start: Int32, _ roots: inout [Int32]) -> Int32 {
    var at = start
    while roots[Int(at)] != at {
      roots[Int(at)] = roots[Int(roots[Int(at)])]
      at = roots[Int(at)]
    }
    return at
  }
}
