import GRDB
import Geometry
import Stunting

/// Reads the villages of an edition in the order in which they were written.
enum EditionReader {
  static func edition(_ db: Database, _ id: String) throws -> BoundaryEdition {
    try Queries.requireEdition(db, id)
    let codes = try codes(db, id)
    var edition = BoundaryEdition(id: id, villages: [], polygons: LonLatPolygons(PolygonSet()))
    let size = try size(db, id)
    edition.villages.reserveCapacity(size.villages)
    edition.polygons.planar.reserve(vertices: size.vertices, features: size.villages)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT fid, name, district_name, district_code, district_code_system, source_row, geom
        FROM village WHERE edition_id = ? ORDER BY sequence
        """, arguments: [id])
    while let row = try rows.next() {
      let reader = RowReader(row, table: "village")
      edition.villages.append(try village(reader, codes))
      try reader.bytes(6) { try append($0, to: &edition.polygons.planar) }
    }
    return edition
  }

  private static func village(_ reader: RowReader, _ codes: [Int64: [VillageCode]]) throws(StoreError) -> Village {
    Village(
      name: try reader.text(1), districtName: try reader.text(2), districtCode: try reader.optionalCode(3),
      codes: codes[try reader.fid(0), default: []], sourceRow: try reader.integer(5))
  }

  private static func append(_ blob: UnsafeRawBufferPointer?, to polygons: inout PolygonSet) throws {
    guard let blob else { return polygons.endFeature() }
    try GeometryBlob.decode(multiPolygon: blob, into: &polygons)
  }

  /// Villages, and vertices from the size of their blobs: an upper bound within 4%.
  private static func size(_ db: Database, _ id: String) throws -> (villages: Int, vertices: Int) {
    let row = try Row.fetchOne(
      db, sql: "SELECT count(*), coalesce(sum(length(geom)), 0) / 16 FROM village WHERE edition_id = ?", arguments: [id]
    )
    guard let row else { return (0, 0) }
    let reader = RowReader(row, table: "village")
    return (try reader.integer(0), try reader.integer(1))
  }

  /// Codes by village fid, in the order in which they were written.
  static func codes(_ db: Database, _ edition: String) throws -> [Int64: [VillageCode]] {
    var codes: [Int64: [VillageCode]] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT c.village_fid, c.code, c.system, c.year FROM village_code c JOIN village v ON v.fid = c.village_fid
        WHERE v.edition_id = ? ORDER BY c.fid
        """, arguments: [edition])
    while let row = try rows.next() {
      let reader = RowReader(row, table: "village_code")
      let code = VillageCode(code: try reader.code(1), year: try reader.optionalInteger(3))
      codes[try reader.fid(0), default: []].append(code)
    }
    return codes
  }
}
