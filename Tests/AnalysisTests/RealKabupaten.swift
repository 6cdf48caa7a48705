import Foundation
import GEOSBridge
import Geometry
import Stunting
import TestSupport

/// Real villages of a kabupaten from the national set in `LOKUS_SHARED`, repaired as import repairs them.
enum RealKabupaten {
  static func edition(_ code: String) throws -> BoundaryEdition {
    let packed = SharedFolder.url("data/adm4-national-2025/adm4_\(code.prefix(2)).geojsonl.gz")
    let geos = try GEOSContext()
    var set = PolygonSet()
    var villages: [Village] = []
    for line in try unpacked(packed).split(separator: "\n") where line.contains("\"\(code).") {
      let feature = try JSONValue(text: String(line))
      guard let text = feature["properties"]?["kode"]?.string, let own = RegionCode(text, system: .kemendagri) else {
        continue
      }
      set.append(feature: 0, of: try geos.repair(polygons(feature["geometry"]), feature: 0).polygons)
      villages.append(
        Village(
          name: feature["properties"]?["nama"]?.string ?? "", districtName: "", districtCode: own.parent(.district),
          codes: [VillageCode(code: own, year: 2025)], sourceRow: villages.count + 1))
    }
    return BoundaryEdition(id: code, villages: villages, polygons: LonLatPolygons(set))
  }

  private static func polygons(_ geometry: JSONValue?) -> PolygonSet {
    let coordinates = geometry?["coordinates"] ?? .null
    var set = PolygonSet()
    for polygon in geometry?["type"]?.string == "Polygon" ? [coordinates] : coordinates.array ?? [] {
      for ring in polygon.array ?? [] {
        for place in ring.array ?? [] { set.appendVertex(place[0]?.number ?? .nan, place[1]?.number ?? .nan) }
        set.endRing()
      }
      set.endPolygon()
    }
    set.endFeature()
    return set
  }

  /// The text of a file, unpacked by the system's gzip.
  private static func unpacked(_ url: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", url.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
