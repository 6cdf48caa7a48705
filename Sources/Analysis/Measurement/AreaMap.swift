import Geometry
import Glibc

/// The measured villages that are in an area, renumbered, with their rates on a scale of equal variance.
struct AreaMap: Sendable {
  /// Area of each unit, 0..<areaCount.
  let area: [Int]
  let areaCount: Int
  /// Freeman and Tukey's double arcsine (1950) of the rate, and its weight: a quarter over its variance.
  let angle: [Double]
  let weight: [Double]
  let rate: [Double]
  /// Neighbouring pairs, each once, and the same as lists.
  let pairs: [(Int, Int)]
  let neighbours: [[Int]]

  /// Fewer areas than this are not compared.
  static let fewestAreas = 4

  /// Nil with fewer than four areas, fewer than twice as many units, or no neighbours.
  init?(_ input: MeasurementInput) {
    guard let areas = input.areas else { return nil }
    let t = input.headline
    let villages = (0..<t.count).filter { t.isMeasured($0) && areas.index(of: $0) != nil && childCount($0, t) != nil }
    var number: [Int: Int] = [:]
    area = villages.map { village in
      let key = areas.index(of: village) ?? 0
      let next = number[key] ?? number.count
      number[key] = next
      return next
    }
    areaCount = number.count
    let counts = villages.compactMap { childCount($0, t) }
    angle = counts.map { AreaMap.angle($0.cases, $0.measured) }
    weight = counts.map { $0.measured + 0.5 }
    rate = counts.map { $0.cases / $0.measured }
    var place = [Int](repeating: -1, count: t.count)
    for (k, v) in villages.enumerated() { place[v] = k }
    neighbours = villages.map { v in
      input.neighbours.neighbours(of: v).compactMap {
        let other = Int($0)
        return place.indices.contains(other) && other != v && place[other] >= 0 ? place[other] : nil
      }
    }
    var pairs: [(Int, Int)] = []
    for (k, others) in neighbours.enumerated() { for other in others where other > k { pairs.append((k, other)) } }
    self.pairs = pairs
    guard areaCount >= Self.fewestAreas, villages.count >= 2 * areaCount, !pairs.isEmpty else { return nil }
  }

  private static func angle(_ cases: Double, _ measured: Double) -> Double {
    let n = measured + 1
    return (asin(min(1, cases / n).squareRoot()) + asin(min(1, (cases + 1) / n).squareRoot())) / 2
  }
}

/// Cases and measured of a village that has a rate measured there.
func childCount(_ v: Int, _ t: HeadlineTable) -> (cases: Double, measured: Double)? {
  guard t.isMeasured(v), let cases = t.cases[v], let measured = t.denominator[v], cases.isFinite, measured.isFinite,
    cases >= 0, measured > 0, measured <= 1e12
  else { return nil }
  return (cases, measured)
}

extension MeasuringAreas {
  /// Area of a village; nil for none, for villages beyond the list and for areas that do not exist.
  func index(of village: Int) -> Int? {
    guard areaOfVillage.indices.contains(village), let area = areaOfVillage[village] else { return nil }
    return units.indices.contains(area) ? area : nil
  }
}
