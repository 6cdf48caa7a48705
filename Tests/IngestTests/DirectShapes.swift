import Geometry
import TestSupport

/// A Shapefile and a KML with the villages of `DirectFiles.villages`.
enum DirectShapes {
  private static let rows = [
    ("63.11.01.2003", "Tiga", "3", "30"), ("63.11.01.2001", "Satu", "10", "40"), ("63.11.01.2002", "Dua", "", "0"),
  ]
  private static let projection =
    "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]"

  static func write(_ folder: TemporaryFolder, _ stem: String) throws -> String {
    for (kind, bytes) in files() { _ = try folder.write("\(stem).\(kind)", bytes) }
    return folder.path("\(stem).shp")
  }

  static func archive(folder: String = "BATAS DESA/") -> [UInt8] {
    StoredZip.archive(files().map { StoredZip.Entry("\(folder)desa.\($0.kind.uppercased())", $0.bytes) })
  }

  static func files() -> [(kind: String, bytes: [UInt8])] {
    let set = DirectFiles.squares(3)
    var records: [UInt8] = []
    var index: [UInt8] = []
    for feature in 0..<3 {
      let vertices = set.vertices(ofFeature: feature)
      let box = set.bounds(ofFeature: feature)
      let corners = [box?.minX ?? 0, box?.minY ?? 0, box?.maxX ?? 0, box?.maxY ?? 0]
      // Shells of a Shapefile run clockwise.
      let ring = vertices.reversed().flatMap { double(set.x[$0]) + double(set.y[$0]) }
      let body = little(5, 4) + corners.flatMap(double) + little(1, 4) + little(5, 4) + little(0, 4) + ring
      index += big(50 + records.count / 2) + big(body.count / 2)
      records += big(feature + 1) + big(body.count / 2) + body
    }
    return [
      ("shp", header(records.count) + records), ("shx", header(index.count) + index), ("dbf", table()),
      ("prj", Array(projection.utf8)),
    ]
  }

  /// dBASE III: texts, and numbers as texts right-aligned.
  private static func table() -> [UInt8] {
    let fields = [("kode", 0x43, 13), ("nama_desa", 0x43, 20), ("stunted", 0x4E, 9), ("measured", 0x4E, 9)]
    let width = 1 + fields.reduce(0) { $0 + $1.2 }
    var bytes = [3, 24, 1, 1] + little(rows.count, 4) + little(32 + 32 * fields.count + 1, 2) + little(width, 2)
    bytes += [UInt8](repeating: 0, count: 20)
    for field in fields {
      bytes += Array(field.0.utf8) + [UInt8](repeating: 0, count: 11 - field.0.utf8.count)
      bytes += [UInt8(field.1)] + little(0, 4) + [UInt8(field.2)] + [UInt8](repeating: 0, count: 15)
    }
    bytes += [0x0D]
    for row in rows {
      bytes += [0x20] + padded(row.0, 13) + padded(row.1, 20) + padded(row.2, 9, right: true)
      bytes += padded(row.3, 9, right: true)
    }
    return bytes + [0x1A]
  }

  private static func padded(_ text: String, _ width: Int, right: Bool = false) -> [UInt8] {
    let blanks = [UInt8](repeating: 0x20, count: width - text.utf8.count)
    return right ? blanks + Array(text.utf8) : Array(text.utf8) + blanks
  }

  private static func header(_ count: Int) -> [UInt8] {
    big(9994) + [UInt8](repeating: 0, count: 20) + big(50 + count / 2) + little(1000, 4) + little(5, 4)
      + [113.0, -7, 113.3, -6.9, 0, 0, 0, 0].flatMap(double)
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
  private static func big(_ value: Int) -> [UInt8] { little(value, 4).reversed() }
  private static func double(_ value: Double) -> [UInt8] { little(Int(bitPattern: UInt(value.bitPattern)), 8) }

  static func kml() -> String {
    let set = DirectFiles.squares(3)
    let marks = rows.enumerated().map { index, row -> String in
      let values = [("kode", row.0), ("nama_desa", row.1), ("stunted", row.2), ("measured", row.3)]
      let data = values.filter { !$0.1.isEmpty }.map { "<SimpleData name=\"\($0.0)\">\($0.1)</SimpleData>" }.joined()
      let ring = set.vertices(ofFeature: index).map { "\(set.x[$0]),\(set.y[$0])" }.joined(separator: " ")
      return "<Placemark><ExtendedData><SchemaData schemaUrl=\"#d\">\(data)</SchemaData></ExtendedData><Polygon>"
        + "<outerBoundaryIs><LinearRing><coordinates>\(ring)</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>"
    }
    let fields = ["kode", "nama_desa", "stunted", "measured"].map { "<SimpleField name=\"\($0)\" type=\"string\"/>" }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>"
      + "<Schema name=\"d\" id=\"d\">\(fields.joined())</Schema>\(marks.joined())</Document></kml>"
  }
}
