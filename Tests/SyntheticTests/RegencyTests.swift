import Geometry
import Stunting
import Synthetic
import TestSupport
import Testing

@Suite("Kabupaten Contoh in memory")
struct RegencyTests {
  static let seeds = Array(UInt64(1)...20) + [0, 2025, .max]

  @Test("every seed gives 150-170 villages in 8-9 kecamatan on a plausible area", arguments: seeds)
  func shape(seed: UInt64) {
    let regency = SyntheticRegency.generate(seed: seed)
    #expect((150...170).contains(regency.villages.count))
    #expect((8...9).contains(regency.districts.count))
    #expect(regency.polygons.planar.featureCount == regency.villages.count)
    #expect((1_400...2_600).contains(regency.villages.reduce(0) { $0 + $1.areaSquareKilometres }))
    let islands = regency.villages.indices.filter { regency.villages[$0].isIsland }
    #expect(islands.count == 4)
    #expect(islands.count { regency.polygons.planar.polygons(ofFeature: $0).count == 2 } == 1)
    for district in regency.districts.indices {
      #expect((8...35).contains(regency.villages.count { $0.district == district }))
    }
    let box = regency.polygons.planar.bounds
    #expect(box.map { $0.minX > 110.5 && $0.maxX < 111.3 && $0.minY > -11.6 && $0.maxY < -10.8 } ?? false)
  }

  @Test("villages look like villages: many vertices, small and large ones", arguments: seeds)
  func vertices(seed: UInt64) {
    let regency = SyntheticRegency.generate(seed: seed)
    let counts = regency.villages.indices.map { regency.polygons.planar.vertices(ofFeature: $0).count }.sorted()
    #expect(counts.first ?? 0 >= 19)
    #expect((60...130).contains(counts[counts.count / 2]))
    #expect(counts.last ?? .max <= 320)
    let areas = regency.villages.map(\.areaSquareKilometres).sorted()
    #expect(areas.last ?? 0 > 10 * (areas.first ?? 0))
  }

  @Test("every inner border segment belongs to exactly two villages, in opposite directions", arguments: seeds)
  func coverage(seed: UInt64) {
    let regency = SyntheticRegency.generate(seed: seed)
    var owner: [Segment: Int] = [:]
    for village in regency.villages.indices {
      for segment in segments(of: village, regency.polygons.planar) {
        #expect(owner.updateValue(village, forKey: segment) == nil, "two villages on one side of a segment")
      }
    }
    var neighbours = [Set<Int>](repeating: [], count: regency.villages.count)
    for (segment, village) in owner {
      if let other = owner[segment.reversed] { neighbours[village].insert(other) }
    }
    let lists = regency.villages.indices.map { regency.neighbours.neighbours(of: $0).map(Int.init) }
    #expect(lists == neighbours.map { $0.sorted() })
  }

  @Test("no ring crosses itself or another one", arguments: [UInt64(1), 2, 3, 5, 8, 2025])
  func simple(seed: UInt64) {
    let planar = SyntheticRegency.generate(seed: seed).polygons.planar
    let unique = Set((0..<planar.featureCount).flatMap { segments(of: $0, planar) }.map(\.undirected))
    #expect(crossingPairs(unique.sorted()) == 0)
  }

  @Test("kecamatan are connected over their borders, islands apart", arguments: seeds)
  func connected(seed: UInt64) {
    let regency = SyntheticRegency.generate(seed: seed)
    for district in regency.districts.indices {
      let members = Set(regency.villages.indices.filter { isMainland($0, of: district, regency) })
      var reached: Set<Int> = []
      var queue = members.min().map { [$0] } ?? []
      while let village = queue.popLast() {
        guard reached.insert(village).inserted else { continue }
        queue += regency.neighbours.neighbours(of: village).map(Int.init).filter(members.contains)
      }
      #expect(reached == members)
    }
  }

  private func isMainland(_ v: Int, of district: Int, _ regency: SyntheticRegency) -> Bool {
    regency.villages[v].district == district && !regency.villages[v].isIsland
  }

  @Test("codes are Kemendagri codes in order, names differ but for one pair", arguments: seeds)
  func codes(seed: UInt64) {
    let regency = SyntheticRegency.generate(seed: seed)
    let codes = regency.villages.map(\.code)
    #expect(codes == codes.sorted() || Set(codes).count == codes.count)
    for village in regency.villages {
      let code = RegionCode(village.code, system: .kemendagri)
      #expect(code?.level == .village)
      #expect(code?.parent(.district)?.formatted == regency.districts[village.district].code)
      #expect(village.code.hasPrefix("99.99."))
      #expect(village.code.dropLast(3).hasSuffix(village.isUrban ? "1" : "2"))
    }
    #expect(Set(codes).count == codes.count)
    #expect(Set(regency.villages.map(\.name)).count == codes.count - 1)
    let pair = regency.sameNamePair.map { regency.villages[$0] }
    #expect(pair.count == 2 && pair[0].name == pair[1].name && pair[0].district != pair[1].district)
  }

  @Test("counts stay within limits in every weighing", arguments: seeds)
  func counts(seed: UInt64) {
    let regency = SyntheticRegency.generate(seed: seed)
    #expect(regency.weighings.map(\.month) == ["2024-08", "2025-02", "2025-08"])
    for month in regency.weighings {
      for v in regency.villages.indices {
        let isBurden = regency.villages[v].roles == [.burden]
        #expect((isBurden ? 900...1_300 : 40...400).contains(month.measured[v]))
        #expect(month.target[v] >= month.measured[v])
        #expect(month.stunted[v] <= month.measured[v] && month.short[v] >= 0 && month.severelyShort[v] >= 0)
      }
    }
    for coverage in regency.coverage {
      for (served, people) in zip(coverage.served, coverage.target) { #expect(served ?? 0 <= people ?? 0) }
    }
  }
}
