import Foundation
import Geometry
import Store
import Stunting
import TestSupport

/// A folder of its own for a test, removed at the end.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("store-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  var contents: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}

func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

func writeBytes(_ bytes: [UInt8], _ path: String) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }

/// Data with a seed: an edition of villages of all shapes, and records joined to it.
enum Sample {
  /// Multipolygons with holes and islands, and now and then a village without geometry.
  static func polygons(_ count: Int, seed: UInt64) -> PolygonSet {
    var random = SeededGenerator(seed: seed)
    var set = PolygonSet()
    for index in 0..<count {
      let parts = index % 17 == 5 ? 0 : 1 + random.index(below: 3)
      for _ in 0..<parts {
        for _ in 0...random.index(below: 3) {
          for _ in 0..<(3 + random.index(below: 20)) {
            set.appendVertex(random.uniform(in: 95...141), random.uniform(in: -11...6))
          }
          set.endRing()
        }
        set.endPolygon()
      }
      set.endFeature()
    }
    return set
  }

  static func code(_ digits: String, _ system: CodeSystem = .kemendagri) -> RegionCode? {
    RegionCode(digits, system: system)
  }

  static func village(_ index: Int) -> Village {
    let district = index / 10 + 1
    let number = String(2001 + index % 10)
    let districtDigits = "9999" + (district < 10 ? "0\(district)" : "\(district)")
    var codes: [VillageCode] = []
    if let code = code(districtDigits + number) { codes.append(VillageCode(code: code, year: 2025)) }
    if index % 2 == 0, let bps = code(String(9_999_000_000 + index), .bps) {
      codes.append(VillageCode(code: bps, year: nil))
    }
    return Village(
      name: "Désa 'Contoh' \(index)", districtName: "Kecamatan \(district)", districtCode: code(districtDigits),
      codes: codes, sourceRow: index + 1)
  }

  static func edition(_ id: String = "contoh-2025", count: Int = 30, seed: UInt64 = 1) -> BoundaryEdition {
    BoundaryEdition(
      id: id, villages: (0..<count).map(village), polygons: LonLatPolygons(polygons(count, seed: seed)))
  }

  static func districts(of edition: BoundaryEdition) -> [UnitKey] {
    var keys: [UnitKey] = []
    for village in edition.villages {
      let key = UnitKey(level: .district, code: village.districtCode, name: village.districtName)
      if keys.last != key { keys.append(key) }
    }
    return keys
  }

  static func facilities(_ source: String, count: Int, villages: Int, seed: UInt64 = 2) -> [Facility] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { index in
      let position = LonLat(longitude: random.uniform(in: 95...141), latitude: random.uniform(in: -11...6))
      var facility = Facility(
        id: "F\(index)", kind: index % 3 == 0 ? "puskesmas" : "posyandu", name: "Melati \"\(index)\"",
        position: index % 5 == 4 ? nil : position, sourceID: source, sourceRow: index + 1)
      facility.village = index % 4 == 3 ? nil : random.index(below: villages)
      facility.declaredVillageCode = index % 2 == 0 ? code("9999012001") : nil
      facility.declaredDistrictCode = index % 2 == 1 ? code("9999010", .bps) : nil
      facility.declaredDistrictName = index % 2 == 1 ? "Kec. Satu" : nil
      facility.flags = index % 4 == 3 ? [.outsideRegion, .looksSwapped] : []
      facility.flagDistanceMetres = index % 4 == 3 ? random.uniform(in: 0...5000) : nil
      facility.attributes = ["kader": "\(index)", "Alat": "timb\"angan\n\\\u{1}", "å": "", "b": "ya"]
      return facility
    }
  }

  static func counts(_ source: String, villages: Int, period: Period) -> [FacilityCount] {
    (0..<villages).map {
      FacilityCount(kind: "posyandu", village: $0, count: $0 % 7, period: period, sourceID: source, sourceRow: $0 + 1)
    }
  }

  static func values(
    _ source: String, villages: Int, districts: Int = 0, period: Period, seed: UInt64 = 3
  ) -> [IndicatorValue] {
    var random = SeededGenerator(seed: seed)
    var values: [IndicatorValue] = []
    for unit in 0..<villages {
      var value = IndicatorValue(
        level: .village, unit: unit, indicator: "stunting", ageGroup: .balita, period: period, kind: .ratio,
        state: unit % 9 == 8 ? .noData : .value, rung: .recentMonths, sourceID: source, sourceRow: unit + 1)
      if value.state == .value {
        value.numerator = Double(random.index(below: 40))
        value.denominator = 40 + Double(random.index(below: 200))
      }
      values.append(value)
      var water = IndicatorValue(
        level: .village, unit: unit, indicator: "air", ageGroup: .none, period: period, kind: .category, state: .value,
        rung: .notApplicable, sourceID: source, sourceRow: unit + 1)
      water.category = "sumur bor"
      values.append(water)
    }
    for unit in 0..<districts {
      var value = IndicatorValue(
        level: .district, unit: unit, indicator: "sanitasi", ageGroup: .none, period: period, kind: .percentage,
        state: .value, rung: .notApplicable, sourceID: source, sourceRow: 1000 + unit)
      value.value = random.uniform(in: 0...100)
      values.append(value)
    }
    return values
  }

  static func entry(
    _ source: String, edition: String = "contoh-2025", role: String = "indicators", file: String = "a.csv",
    sha256: String = "aa"
  ) -> ImportEntry {
    ImportEntry(
      summary: ImportSummary(
        sourceID: source, role: role, fileName: file, sha256: sha256, fingerprint: "f-\(sha256)", recordsRead: 10,
        recordsAccepted: 8, recordsSetAside: 2),
      edition: edition, parameters: ["toleransi": "1e-7", "A": "b"], lokusVersion: "0.1.0")
  }

  static func setAside(_ source: String) -> [SetAside] {
    [
      SetAside(
        sourceID: source, row: 3, column: "balita", code: "99.99", placeName: "X", reason: .notANumber,
        wholeRecord: false),
      SetAside(sourceID: source, row: 4, reason: .unknownCode),
    ]
  }

  static func findings(_ source: String) -> [ImportFinding] {
    [
      ImportFinding(
        sourceID: source, row: 7, kind: .overlap, code: "99.99.01.2001", otherCode: "99.99.01.2002", detail: "tumpang",
        size: 12.5),
      ImportFinding(sourceID: source, kind: .constantColumn, detail: "kolom"),
    ]
  }
}

extension Period {
  /// A period that the test knows to be well written.
  static func of(_ text: String) throws -> Period {
    guard let period = Period(text) else { throw TestFailure(text) }
    return period
  }
}

struct TestFailure: Error {
  let text: String
  init(_ text: String) { self.text = text }
}

extension Workspace {
  /// Values of the villages alone.
  func villageValues(_ edition: String, _ filter: ValueFilter = ValueFilter()) throws -> [IndicatorValue] {
    var filter = filter
    filter.levels = [.village]
    return try values(edition: edition, filter).values
  }

  /// The sample: one edition, one facility source, one table with counts and values.
  func importSample(_ edition: BoundaryEdition = Sample.edition()) throws {
    let period = try Period.of("2024-08")
    let districts = Sample.districts(of: edition)
    let count = edition.villages.count
    try write { transaction in
      _ = try transaction.replaceEdition(
        edition, entry: Sample.entry("batas", edition: edition.id, role: "boundaries"),
        setAside: Sample.setAside("batas"), findings: Sample.findings("batas"))
      try transaction.replace(
        SourceRecords(facilities: Sample.facilities("faskes", count: 40, villages: count)),
        entry: Sample.entry("faskes", edition: edition.id, role: "facilities"), findings: Sample.findings("faskes"))
      try transaction.replace(
        SourceRecords(
          facilityCounts: Sample.counts("podes", villages: count, period: period),
          values: Sample.values("podes", villages: count, districts: districts.count, period: period),
          units: districts),
        entry: Sample.entry("podes", edition: edition.id), setAside: Sample.setAside("podes"))
      try transaction.set("judul", to: "Contoh")
    }
  }
}
