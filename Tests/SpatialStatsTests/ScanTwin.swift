import Foundation
import SpatialStats

/// The scan done plainly: every circle of every centre, every map, sets of members.
struct ScanTwin {
  struct Zone {
    var centre: Int
    var members: Set<Int>
    var ratio: Double
  }

  var x: [Double]
  var y: [Double]
  var cases: [Double]
  var base: [Double]
  var settings: ScanSettings

  private func distance(_ a: Int, _ b: Int) -> Double { hypot(x[a] - x[b], y[a] - y[b]) }

  /// All circles, those of a centre by size.
  func circles() -> [(centre: Int, members: Set<Int>)] {
    let total = base.reduce(0, +)
    var all: [(Int, Set<Int>)] = []
    for centre in x.indices {
      let radii = Set(x.indices.map { (distance(centre, $0) * 1e9).rounded() / 1e9 }).sorted()
      for radius in radii {
        let members = x.indices.filter { distance(centre, $0) <= radius + 1e-8 }
        let inside = members.reduce(0) { $0 + base[$1] }
        guard inside <= settings.limitShare * total * (1 + 1e-12) else { break }
        guard members.count <= settings.mostMembers ?? .max else { break }
        all.append((centre, Set(members)))
      }
    }
    return all
  }

  /// Nil where the circle is not of the kind looked for. By the formula of Kulldorff (1997), sums of x log x.
  func ratio(_ members: Set<Int>, _ counts: [Double]) -> Double? {
    let (allCases, all) = (counts.reduce(0, +), base.reduce(0, +))
    let c = members.reduce(0) { $0 + counts[$1] }
    let n = members.reduce(0) { $0 + base[$1] }
    let expected = allCases * n / all
    switch settings.direction {
    case .high where c * all <= allCases * n * (1 + 1e-14): return nil
    case .low where c * all >= allCases * n * (1 - 1e-14): return nil
    default: break
    }
    func part(_ a: Double, _ b: Double) -> Double { a > 0 ? a * log(a / b) : 0 }
    if settings.model == .poisson {
      return part(c, expected) + part(allCases - c, allCases - expected)
    }
    let alternative =
      part(c, n) + part(n - c, n) + part(allCases - c, all - n) + part(all - n - (allCases - c), all - n)
    return alternative - part(allCases, all) - part(all - allCases, all)
  }

  func largest(_ counts: [Double]) -> Double {
    circles().reduce(0) { max($0, ratio($1.members, counts) ?? 0) }
  }

  /// Most likely first, none sharing a unit with one before; of equal ones the first circle.
  func clusters(most: Int) -> [Zone] {
    var zones = circles().compactMap { circle -> Zone? in
      ratio(circle.members, cases).map { Zone(centre: circle.centre, members: circle.members, ratio: $0) }
    }.filter { $0.ratio > 1e-9 }
    var found: [Zone] = []
    while found.count < most, let top = zones.map(\.ratio).max() {
      guard let next = zones.first(where: { $0.ratio > top - 1e-9 }) else { break }
      found.append(next)
      zones.removeAll { !$0.members.isDisjoint(with: next.members) }
    }
    return found
  }
}
