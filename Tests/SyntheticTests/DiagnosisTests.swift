import Geometry
import SpatialStats
import Synthetic
import Testing

/// What the files say is held against the truth about supply; the generator's own tables are not asked.
@Suite("Planted diagnoses")
struct DiagnosisTests {
  static let seeds: [UInt64] = [1, 2, 3, 7, 0, 2025, .max] + Array(201...206)

  @Test("three to five villages of each kind, none of two", arguments: seeds)
  func sizes(seed: UInt64) {
    let truth = SyntheticRegency.generate(seed: seed).delivery().truth.diagnosis
    for group in groups(truth) { #expect((3...5).contains(group.count), "\(group)") }
    let all = groups(truth).joined()
    #expect(Set(all).count == all.count)
    #expect(Set(all).isDisjoint(with: truth.withoutSlack))
  }

  @Test("coverage is clearly lacking in these villages and lacking in no other", arguments: seeds)
  func coverage(seed: UInt64) throws {
    let delivery = SyntheticRegency.generate(seed: seed).delivery()
    let table = try DeliveredTable(delivery, "cakupan_2025.csv")
    let served = table.number("pantau_tumbuh_terlayani")
    let people = table.number("pantau_tumbuh_sasaran")
    let planted = Set(groups(delivery.truth.diagnosis).joined())
    for (code, n) in people {
      let k = try #require(served[code])
      let isLacking = Double(k) < 0.675 * Double(n)
      #expect(isLacking == planted.contains(code), "\(code): \(k) of \(n)")
      if isLacking { #expect(upper(k, n) < 0.675, "\(code): \(k) of \(n)") }
    }
  }

  @Test("management: enough posyandu, all active and complete, near every settlement", arguments: seeds)
  func management(seed: UInt64) throws {
    let regency = SyntheticRegency.generate(seed: seed)
    let delivery = regency.delivery()
    let posyandu = try DeliveredTable(delivery, "posyandu.csv").byVillage
    let people = try DeliveredTable(delivery, "cakupan_2025.csv").number("pantau_tumbuh_sasaran")
    for code in delivery.truth.diagnosis.management {
      let rows = try #require(posyandu[code])
      #expect(rows.allSatisfy { isAdequate($0) }, "\(code)")
      #expect(try 100 * rows.count >= #require(people[code]), "\(code)")
      let village = try #require(regency.villages.firstIndex { $0.code == code })
      for home in regency.settlements where home.village == village {
        let near = rows.compactMap { position($0) }.map { metres($0, home.position) }.min() ?? .infinity
        #expect(near <= 700, "\(code) \(home.name): \(near)")
      }
    }
  }

  @Test("resources: one posyandu, too few kader, incomplete tools; slack next door or nowhere near", arguments: seeds)
  func resources(seed: UInt64) throws {
    let regency = SyntheticRegency.generate(seed: seed)
    let delivery = regency.delivery()
    let truth = delivery.truth.diagnosis
    let posyandu = try DeliveredTable(delivery, "posyandu.csv").byVillage
    let people = try DeliveredTable(delivery, "cakupan_2025.csv").number("pantau_tumbuh_sasaran")
    for code in truth.resourcesRedistribute + truth.resourcesAdd {
      let rows = posyandu[code] ?? []
      #expect(rows.count == 1 && rows.allSatisfy { (2...3).contains(kader($0) ?? 0) && !isComplete($0) }, "\(code)")
    }
    for code in truth.resourcesRedistribute {
      let givers = try #require(truth.givers[code])
      #expect(!givers.isEmpty && Set(givers).isSubset(of: around(code, regency, withDistrict: false)))
      for giver in givers {
        let rows = posyandu[giver] ?? []
        #expect(rows.count == 8 && rows.allSatisfy { isAdequate($0) && (kader($0) ?? 0) > 5 }, "\(giver)")
      }
    }
    for code in truth.resourcesAdd {
      for other in around(code, regency, withDistrict: true) {
        let rows = posyandu[other] ?? []
        #expect(rows.allSatisfy { (kader($0) ?? 9) < 5 && !isComplete($0) }, "\(code) beside \(other)")
        #expect(rows.count <= max(1, (people[other] ?? 0) * 115 / 100 / 100), "\(code) beside \(other)")
      }
    }
  }

  @Test("inconclusive: nothing is known of kader and tools", arguments: seeds)
  func inconclusive(seed: UInt64) throws {
    let delivery = SyntheticRegency.generate(seed: seed).delivery()
    let posyandu = try DeliveredTable(delivery, "posyandu.csv").byVillage
    for code in delivery.truth.diagnosis.inconclusive {
      let rows = try #require(posyandu[code])
      #expect(rows.allSatisfy { $0["kader"] == "" && $0["alat_antropometri"] == "" })
    }
  }

  @Test("with nothing planted no diagnosis is planted either")
  func nothing() {
    var options = SyntheticOptions()
    options.plantsPattern = false
    let truth = SyntheticRegency.generate(seed: 5, options: options).delivery().truth.diagnosis
    #expect(groups(truth).allSatisfy(\.isEmpty) && truth.withoutSlack.isEmpty)
  }

  // MARK: - Reading

  private func groups(_ truth: PlantedDiagnoses) -> [[String]] {
    [truth.management, truth.resourcesRedistribute, truth.resourcesAdd, truth.inconclusive]
  }

  private func kader(_ row: [String: String]) -> Int? { row["kader"].flatMap { Int($0) } }
  private func isComplete(_ row: [String: String]) -> Bool { row["alat_antropometri"] == "lengkap" }

  private func isAdequate(_ row: [String: String]) -> Bool {
    let days = row["hari_buka_per_bulan"].flatMap { Int($0) } ?? 0
    return row["aktif"] == "ya" && days >= 1 && (kader(row) ?? 0) >= 5 && isComplete(row)
  }

  private func position(_ row: [String: String]) -> LonLat? {
    guard let x = row["bujur"].flatMap({ Double($0) }), let y = row["lintang"].flatMap({ Double($0) }) else {
      return nil
    }
    return LonLat(longitude: x, latitude: y)
  }

  /// Villages across a border, and those of the kecamatan.
  private func around(_ code: String, _ regency: SyntheticRegency, withDistrict: Bool) -> Set<String> {
    guard let v = regency.villages.firstIndex(where: { $0.code == code }) else { return [] }
    let district = regency.villages.indices.filter { regency.villages[$0].district == regency.villages[v].district }
    let members = regency.neighbours.neighbours(of: v).map(Int.init) + (withDistrict ? district : [])
    return Set(members.map { regency.villages[$0].code })
  }

  /// Upper end of Wilson's 95 % interval.
  private func upper(_ k: Int, _ n: Int) -> Double {
    let n = Double(n)
    let p = Double(k) / n
    let z = 1.96
    return (p + z * z / (2 * n) + z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()) / (1 + z * z / n)
  }
}

/// Metres between two places of the invented regency, within 0.5 %.
func metres(_ a: LonLat, _ b: LonLat) -> Double {
  let east = (a.longitude - b.longitude) * 109_250
  let north = (a.latitude - b.latitude) * 110_620
  return (east * east + north * north).squareRoot()
}
