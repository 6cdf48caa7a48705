import Foundation
import Geometry
import Stunting
import Synthetic
import TestSupport
import Testing

@Suite("Files of Kabupaten Contoh")
struct DeliveryTests {
  static let seeds = RegencyTests.seeds

  @Test("the same seed gives the same bytes, another seed others")
  func deterministic() throws {
    let first = SyntheticRegency.generate(seed: 7).delivery()
    let again = SyntheticRegency.generate(seed: 7).delivery()
    let other = SyntheticRegency.generate(seed: 8).delivery()
    #expect(first.files == again.files)
    #expect(try first.truth.json() == again.truth.json())
    #expect(first.files != other.files)
  }

  @Test("every fault is planted once, in a row that exists", arguments: seeds)
  func faults(seed: UInt64) throws {
    let delivery = SyntheticRegency.generate(seed: seed).delivery()
    let faults = delivery.truth.faults
    #expect(
      counts(faults.compactMap(\.setAside)) == [
        .asked: 4, .duplicateRow: 1, .missingDenominator: 1, .notANumber: 2, .outsideRegion: 1, .unknownCode: 1,
        .unknownName: 1, .unreadablePosition: 1,
      ])
    var findings = counts(faults.compactMap(\.finding))
    let islands = findings.removeValue(forKey: .island) ?? 0
    #expect((0...4).contains(islands))
    #expect(
      findings == [
        .coverageAboveHundred: 1, .duplicateVillageName: 1, .geometryRepaired: 1, .matchedByName: 3,
        .matchedBySimilarName: 3, .nameDiffers: 1, .oneSpotForMany: 1, .overlap: 1, .positionAsked: 1,
        .positionRepaired: 2, .sharedPosition: 2, .sliver: 1,
      ])
    #expect(
      counts(faults.compactMap(\.flags).joined()) == [
        .duplicateID: 1, .looksSwapped: 1, .noPosition: 2, .otherDistrict: 1, .otherVillage: 4, .outsideRegion: 1,
        .samePosition: 8,
      ])
    for fault in faults {
      let file = try #require(delivery.files.first { $0.name == fault.file })
      #expect((1...file.records).contains(fault.row))
    }
  }

  private func counts<Kind: Hashable>(_ kinds: some Sequence<Kind>) -> [Kind: Int] {
    kinds.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  @Test("every facility lies in a polygon of its village", arguments: seeds)
  func facilitiesInside(seed: UInt64) {
    let regency = SyntheticRegency.generate(seed: seed)
    let locator = PointLocator(regency.polygons.planar)
    for facility in regency.puskesmas + regency.posyandu + regency.waterPoints {
      let found = locator.locateAll(x: facility.position.longitude, y: facility.position.latitude)
      #expect(found.contains(Int32(facility.village)), "\(facility.id)")
    }
  }

  @Test("delivered polygons differ from the clean ones in the three touched villages only", arguments: seeds)
  func boundaries(seed: UInt64) throws {
    let regency = SyntheticRegency.generate(seed: seed)
    let delivery = regency.delivery()
    let clean = regency.polygons.planar
    let given = delivery.polygons.planar
    let changed = regency.villages.indices.filter { v in
      clean.vertices(ofFeature: v).contains { clean.x[$0] != given.x[$0] || clean.y[$0] != given.y[$0] }
    }
    let touched: [FindingKind] = [.overlap, .sliver, .geometryRepaired]
    let rows = delivery.truth.faults.filter { $0.finding.map(touched.contains) ?? false }.map { $0.row - 1 }
    #expect(changed == rows.sorted())
    let broken = regency.villages.indices.filter { v in
      crossingPairs(Array(Set(segments(of: v, given).map(\.undirected))).sorted()) > 0
    }
    let bowTie = try #require(delivery.truth.faults.first { $0.finding == .geometryRepaired })
    #expect(broken == [bowTie.row - 1])
  }

  @Test("tables read back as they were drawn, faults apart")
  func tables() throws {
    let regency = SyntheticRegency.generate(seed: 2025)
    let delivery = regency.delivery()
    let month = regency.weighings[1]
    let rows = try text(delivery, "balita_\(month.month).csv").split(separator: "\n").dropFirst().map {
      $0.split(separator: ",")
    }
    #expect(rows.count == regency.villages.count)
    #expect(rows.map { String($0[0]) } == regency.villages.map(\.code))
    #expect(rows.map { Int($0[5]) } == month.measured)
    #expect(rows.map { (Int($0[6]) ?? 0) + (Int($0[7]) ?? 0) } == month.stunted)
    let latest = try text(delivery, "balita_2025-08.csv")
    #expect(latest.contains(",tt,"))
  }

  @Test("clean files hold no fault when none is wanted")
  func withoutFaults() throws {
    var options = SyntheticOptions()
    options.plantsFaults = false
    let regency = SyntheticRegency.generate(seed: 3, options: options)
    let delivery = regency.delivery()
    #expect(delivery.polygons == regency.polygons)
    #expect(delivery.truth.faults.compactMap(\.finding).filter { $0 != .island } == [.duplicateVillageName])
    #expect(delivery.files.first { $0.name == "balita_2024-08.csv" }?.records == regency.villages.count)
  }

  @Test("layers are GeoJSON with one feature a record", arguments: [UInt64(1), 2025])
  func layers(seed: UInt64) throws {
    let delivery = SyntheticRegency.generate(seed: seed).delivery()
    for file in delivery.files where file.name.hasSuffix(".geojson") {
      let json = try JSONValue(text: String(decoding: file.bytes, as: UTF8.self))
      #expect(json["features"]?.array?.count == file.records)
    }
  }

  @Test("the folder written holds all files, small enough to ship, with checksums")
  func written() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("contoh-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let regency = SyntheticRegency.generate(seed: 2025)
    try regency.write(to: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names.count == regency.delivery().files.count + 2)
    let sizes = try names.map { try Data(contentsOf: folder.appendingPathComponent($0)).count }
    #expect(sizes.reduce(0, +) < 3_000_000)
    let source = try String(contentsOf: folder.appendingPathComponent("SOURCE.md"), encoding: .utf8)
    for name in names where name != "SOURCE.md" { #expect(source.contains("`\(name)`")) }
  }

  @Test("the shipped folder is what its seed gives")
  func shipped() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appendingPathComponent("geodata/kabupaten-contoh")
    let delivery = SyntheticRegency.generate(seed: 2025).delivery()
    for file in delivery.files {
      #expect(try Array(Data(contentsOf: folder.appendingPathComponent(file.name))) == file.bytes, "\(file.name)")
    }
    #expect(try Array(Data(contentsOf: folder.appendingPathComponent("planted_truth.json"))) == delivery.truth.json())
  }

  private func text(_ delivery: SyntheticDelivery, _ name: String) throws -> String {
    let file = try #require(delivery.files.first { $0.name == name })
    return String(decoding: file.bytes, as: UTF8.self)
  }
}

@Suite("Benchmark coverage")
struct CoverageMapTests {
  @Test("shared borders, distinct codes, vertices as real villages have", arguments: [1, 2, 37, 2_000])
  func coverage(count: Int) {
    let map = SyntheticCoverageMap.generate(count: count, seed: 5)
    #expect(map.polygons.planar.featureCount == count)
    #expect(Set(map.codes).count == count)
    #expect(map.codes.allSatisfy { RegionCode($0, system: .kemendagri)?.level == .village })
    #expect(zip(map.stunted, map.measured).allSatisfy { $0 >= 0 && $0 <= $1 })
    let all = (0..<count).flatMap { segments(of: $0, map.polygons.planar) }
    #expect(Set(all).count == all.count)
    #expect(crossingPairs(Array(Set(all.map(\.undirected))).sorted()) == 0)
    #expect((30...110).contains(map.vertexCount / count))
  }

  @Test("codes stay distinct up to the largest count; sizes out of range are brought into it")
  func limits() {
    #expect(SyntheticCoverageMap.generate(count: -3, seed: 1).codes.count == 1)
    #expect(
      SyntheticCoverageMap.generate(count: 10, seed: 1).polygons
        == SyntheticCoverageMap.generate(count: 10, seed: 1).polygons)
  }
}
