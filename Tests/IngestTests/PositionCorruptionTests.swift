import Foundation
import Geometry
import Ingest
import Matching
import Stunting
import TestSupport
import Testing

/// Sound positions damaged by the slips that offices make: what is repaired must be where it was; the rest is asked.
@Suite("positions damaged on purpose") struct PositionCorruptionTests {
  private struct Record {
    var x: String
    var y: String
    var truth: LonLat
    var district: String
    var slip: Int
  }

  private func record(_ random: inout SeededGenerator) -> Record {
    let longitude = (random.uniform(in: 100.005...100.595) * 1e6).rounded() / 1e6
    let latitude = (random.uniform(in: -1.995 ... -1.905) * 1e6).rounded() / 1e6
    let slip = random.index(below: 8)
    var (x, y) = (text(longitude), text(latitude))
    switch slip {
    case 1: (x, y) = (y, x)
    case 2: y = String(y.dropFirst())
    case 3: x = x.filter { $0 != "." }
    case 4: y = y.filter { $0 != "." }
    case 5: (x, y) = (x.filter { $0 != "." }, y.filter { $0 != "." && $0 != "-" })
    case 6: (x, y) = (x.replacingOccurrences(of: ".", with: ","), sexagesimal(-latitude) + " LS")
    case 7: (x, y) = (y.filter { $0 != "." }, x.filter { $0 != "." })
    default: break
    }
    return Record(
      x: x, y: y, truth: LonLat(longitude: longitude, latitude: latitude),
      district: longitude < 100.3 ? "Hilir" : "Hulu", slip: slip)
  }

  private func text(_ value: Double) -> String { String(format: "%.6f", value) }

  private func sexagesimal(_ value: Double) -> String {
    let seconds = value * 3600
    let degrees = Int(seconds / 3600)
    let minutes = Int((seconds - Double(degrees) * 3600) / 60)
    return "\(degrees)°\(minutes)'" + String(format: "%.2f", seconds - Double(degrees * 3600 + minutes * 60)) + "\""
  }

  private func read(_ records: [Record], declares: Bool) async throws -> FacilityImport {
    let folder = try TemporaryFolder()
    let rows = records.map { "\($0.x)\t\($0.y)\t\(declares ? $0.district : "")" }
    let path = try folder.write("p.tsv", (["x\ty\tkec"] + rows).joined(separator: "\n"))
    let source = FacilitySource(
      location: SourceLocation(id: "p", path: path, delimiter: "tab"), kind: "posyandu",
      place: PlaceMapping(districtName: "kec"), longitudeColumn: "x", latitudeColumn: "y")
    return try await importFacilities(source, matcher: PlaceFixtures.matcher)
  }

  private func metres(_ a: LonLat, _ b: LonLat) -> Double {
    haversineMetres(from: a, to: b)
  }

  @Test("no repair is wrong, and nearly all are made", arguments: [true, false])
  func repairs(declares: Bool) async throws {
    var random = SeededGenerator(seed: 20_261_121)
    let records = (0..<2000).map { _ in record(&random) }
    let result = try await read(records, declares: declares)
    try #require(result.facilities.count == records.count)
    var right = 0
    for (facility, record) in zip(result.facilities, records) {
      if facility.repair == nil && record.slip != 0 && record.slip != 6 { continue }
      let position = try #require(facility.position)
      #expect(metres(position, record.truth) < 1, "slip \(record.slip): \(record.x) \(record.y)")
      right += 1
    }
    #expect(right >= records.count * 99 / 100, "\(right) of \(records.count)")
  }

  @Test("the same bytes give the same answer")
  func deterministic() async throws {
    var random = SeededGenerator(seed: 5)
    let records = (0..<200).map { _ in record(&random) }
    #expect(try await read(records, declares: true) == read(records, declares: true))
  }

  @Test("any text at all is read without a crash, and never becomes a position outside the globe")
  func anyText() async throws {
    var random = SeededGenerator(seed: 77)
    let letters = Array("0123456789.,-+°'\"NSEWLUBT eE:;/()")
    let records = (0..<3000).map { _ -> Record in
      func word() -> String {
        String((0..<(1 + random.index(below: 14))).map { _ in letters[random.index(below: letters.count)] })
      }
      return Record(x: word(), y: word(), truth: LonLat(longitude: 0, latitude: 0), district: "", slip: 0)
    }.filter { !($0.x + $0.y).contains("\"") }
    let result = try await read(records, declares: false)
    #expect(result.recordsRead == result.facilities.count + result.setAside.count { $0.wholeRecord })
    for case let position? in result.facilities.map(\.position) {
      #expect(abs(position.longitude) <= 180 && abs(position.latitude) <= 90)
    }
  }
}
