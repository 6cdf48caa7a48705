import GDALBridge
import Geometry
import Ingest
import Testing

/// Polygon files of invented villages for the tests of direct reading.
enum DirectFiles {
  /// Unit squares side by side from a corner on.
  static func squares(_ count: Int, x: Double = 113, y: Double = -7, side: Double = 0.1) -> PolygonSet {
    var set = PolygonSet()
    for index in 0..<count {
      let west = x + Double(index) * side
      for corner in [(0.0, 0.0), (1, 0), (1, 1), (0, 1)] {
        set.appendVertex(west + corner.0 * side, y + corner.1 * side)
      }
      set.endRing()
      set.endPolygon()
      set.endFeature()
    }
    return set
  }

  /// A file written with GDAL.
  static func write(
    _ folder: TemporaryFolder, _ name: String, _ columns: [LayerColumn], _ shapes: PolygonSet? = nil,
    format: WrittenFormat = .geoPackage, reference: WrittenReference = .wgs84
  ) throws -> String {
    let set = shapes ?? squares(columns.first?.values.count ?? 0)
    let layer = LayerToWrite(name: "desa", columns: columns, shapes: .polygons(set), reference: reference)
    try VectorLayerWriter.write([layer], to: folder.path(name), format: format)
    return folder.path(name)
  }

  /// A GeoJSON text of squares, each with these properties (JSON text).
  static func geoJSON(_ properties: [String], x: Double = 113, y: Double = -7, side: Double = 0.1) -> String {
    let set = squares(properties.count, x: x, y: y, side: side)
    return GeoJSONTexts.collection(
      properties.enumerated().map { index, text in GeoJSONTexts.feature(polygon(set, index), text) })
  }

  private static func polygon(_ set: PolygonSet, _ feature: Int) -> String {
    let ring = set.vertices(ofFeature: feature).map { "[\(set.x[$0]),\(set.y[$0])]" }.joined(separator: ",")
    return "{\"type\":\"Polygon\",\"coordinates\":[[\(ring)]]}"
  }

  /// A request for one rate.
  static func request(_ path: String, cases: String = "stunted", measured: String = "measured") -> DirectRequest {
    DirectRequest(path: path, rates: [DirectRateColumns(cases: cases, measured: measured)])
  }

  /// The error of a request, or nil when it reads.
  static func error(_ request: DirectRequest) async -> DirectError? {
    do {
      _ = try await readDirect(request)
      return nil
    } catch {
      return error
    }
  }

  /// The polygons of a file, whatever became of its numbers.
  static let villages = [
    LayerColumn("kode", .text(["63.11.01.2003", "63.11.01.2001", "63.11.01.2002"])),
    LayerColumn("nama_desa", .text(["Tiga", "Satu", "Dua"])),
    LayerColumn("kecamatan", .text(["Juai", "Juai", "Juai"])),
    LayerColumn("stunted", .integer([3, 10, nil])), LayerColumn("measured", .integer([30, 40, 0])),
    LayerColumn("imunisasi", .real([90.5, nil, 12.25])), LayerColumn("pkm", .text(["A", "", "B"])),
  ]
}
