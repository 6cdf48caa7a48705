import Geometry
import Synthetic
import Testing

@Suite("Planted things")
struct PlantedTests {
  static let seeds = RegencyTests.seeds

  @Test("roles are all there, hotspots stand alone, klaster hang together", arguments: seeds)
  func roles(seed: UInt64) {
    let regency = SyntheticRegency.generate(seed: seed)
    #expect(members(.hotspot, regency).count == 6)
    #expect((10...12).contains(members(.highKlaster, regency).count))
    #expect((10...12).contains(members(.lowKlaster, regency).count))
    #expect(members(.burden, regency).count == 1)
    #expect(members(.poorCoverage, regency).count == 6)
    #expect(members(.posyanduGap, regency).count == 3)
    #expect(members(.waterGap, regency).count == 4)
    #expect(members(.overServed, regency).count == 6)
    #expect(members(.underServed, regency).count == 6)
    #expect(regency.villages.allSatisfy { $0.roles.count <= 1 })
    for village in members(.hotspot, regency) {
      let around = regency.neighbours.neighbours(of: village).map { regency.villages[Int($0)] }
      #expect(around.allSatisfy { !$0.roles.contains(.hotspot) && !$0.roles.contains(.highKlaster) })
    }
    for village in members(.highKlaster, regency) {
      #expect(regency.neighbours.neighbours(of: village).contains { regency.villages[Int($0)].roles == [.highKlaster] })
    }
  }

  @Test("numbers carry what was planted", arguments: seeds)
  func numbers(seed: UInt64) throws {
    let regency = SyntheticRegency.generate(seed: seed)
    let latest = try #require(regency.weighings.last)
    let rates = regency.villages.indices.map { Double(latest.stunted[$0]) / Double(latest.measured[$0]) }
    let average = rates.reduce(0, +) / Double(rates.count)
    #expect((0.17...0.23).contains(average))
    for v in members(.hotspot, regency) { #expect(rates[v] > average + 0.1 && latest.measured[v] >= 200) }
    for v in members(.poorCoverage, regency) { #expect(rates[v] < average) }
    for v in members(.lowKlaster, regency) { #expect(rates[v] < average) }
    let cases = Double(latest.stunted.reduce(0, +)) / Double(rates.count)
    for v in members(.highKlaster, regency) { #expect(rates[v] > average + 0.08) }
    for v in members(.burden, regency) {
      #expect((1_100...1_200).contains(latest.measured[v]) && Double(latest.stunted[v]) > 3 * cases)
    }
  }

  @Test("villages of poor coverage lack most indicators, and no ordinary village does", arguments: seeds)
  func coverage(seed: UInt64) {
    let regency = SyntheticRegency.generate(seed: seed)
    let planted = Set(members(.poorCoverage, regency).map { regency.villages[$0].code })
    #expect(Set(regency.delivery().truth.lokus.mostIndicatorsLacking) == planted)
  }

  @Test("a wide range of thresholds gives exactly the planted access gaps", arguments: seeds)
  func access(seed: UInt64) {
    let access = SyntheticRegency.generate(seed: seed).delivery().truth.access
    #expect(access.posyanduFurthestServedMetres <= 650 && access.posyanduNearestGapMetres >= 2_000)
    #expect(access.waterFurthestServedMetres <= 650 && access.waterNearestGapMetres >= 2_000)
    #expect(!access.puskesmasGap.isEmpty)
  }

  @Test("over- and under-served areas differ in children a posyandu", arguments: seeds)
  func served(seed: UInt64) throws {
    let regency = SyntheticRegency.generate(seed: seed)
    let latest = try #require(regency.weighings.last)
    func posyandu(_ v: Int) -> Int { regency.posyandu.count { $0.village == v } }
    for v in members(.overServed, regency) { #expect(posyandu(v) == 8 && latest.measured[v] <= 85) }
    for v in members(.underServed, regency) { #expect(posyandu(v) == 1 && latest.measured[v] >= 230) }
    let short = Set(regency.delivery().truth.diagnosis.withoutSlack)
    for (v, village) in regency.villages.enumerated() where village.roles.isEmpty && village.diagnosis == nil {
      #expect((short.contains(village.code) ? 1...3 : 3...8).contains(posyandu(v)))
    }
  }

  private func members(_ role: PlantedRole, _ regency: SyntheticRegency) -> [Int] {
    regency.villages.indices.filter { regency.villages[$0].roles.contains(role) }
  }
}
