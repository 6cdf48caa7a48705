import GRDB
import Geometry
public import Stunting

extension Workspace {
  /// Facilities joined to an edition, by source, in the order in which they were imported. `village` is the index in the
  /// edition.
  public func facilities(edition: String) throws(StoreError) -> [Facility] {
    try read { db in
      let places = try Queries.villagePlaces(db, edition: edition)
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT f.facility_id, f.kind, f.name, f.geom, f.source_id, f.source_row, f.village_fid,
            f.declared_village_code, f.declared_village_code_system, f.declared_district_code,
            f.declared_district_code_system, f.declared_district_name, f.flags, f.flag_distance_m, f.attributes,
            f.capacity, f.position_as_read, f.position_repair
          FROM facility f JOIN import_log i ON i.fid = f.import_fid
          WHERE i.edition_id = ? ORDER BY i.source_id, f.fid
          """, arguments: [edition])
      var facilities: [Facility] = []
      while let row = try rows.next() {
        facilities.append(try Workspace.facility(RowReader(row, table: "facility"), places))
      }
      return facilities
    }
  }

  private static func facility(_ reader: RowReader, _ places: [Int64: Int]) throws -> Facility {
    let position = try reader.bytes(3) {
      try $0.map { (raw) throws(GeometryFault) in try GeometryBlob.decode(point: raw) }
    }
    var facility = Facility(
      id: try reader.text(0), kind: try reader.text(1), name: try reader.text(2), position: position,
      sourceID: try reader.text(4), sourceRow: try reader.integer(5))
    facility.village = try reader.place(6, places)
    facility.declaredVillageCode = try reader.optionalCode(7)
    facility.declaredDistrictCode = try reader.optionalCode(9)
    facility.declaredDistrictName = try reader.optionalText(11)
    facility.flags = try flags(reader, 12)
    facility.flagDistanceMetres = try reader.optionalReal(13)
    guard let attributes = JSONObject.object(try reader.text(14)) else { throw reader.error(14) }
    facility.attributes = attributes
    if let text = try reader.optionalText(15) {
      guard let object = JSONObject.object(text), let capacity = CapacityText.capacity(object) else {
        throw reader.error(15)
      }
      facility.capacity = capacity
    }
    facility.positionAsRead = try reader.optionalText(16)
    facility.repair = try reader.optionalText(17)
    return facility
  }

  private static func flags(_ reader: RowReader, _ column: Int) throws(StoreError) -> [FacilityFlag] {
    var flags: [FacilityFlag] = []
    for word in try reader.text(column).split(separator: " ") {
      guard let flag = FacilityFlag(rawValue: String(word)) else { throw reader.error(column) }
      flags.append(flag)
    }
    return flags
  }

  /// Counts of facilities a village, by source and period.
  public func facilityCounts(edition: String) throws(StoreError) -> [FacilityCount] {
    try read { db in
      let places = try Queries.villagePlaces(db, edition: edition)
      var periods = PeriodCache()
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT c.kind, c.village_fid, c.facilities, c.period, c.source_id, c.source_row
          FROM facility_count c JOIN import_log i ON i.fid = c.import_fid
          WHERE i.edition_id = ? ORDER BY i.source_id, c.end_date, c.start_date, c.fid
          """, arguments: [edition])
      var counts: [FacilityCount] = []
      while let row = try rows.next() {
        let reader = RowReader(row, table: "facility_count")
        guard let village = try reader.place(1, places) else { throw reader.error(1) }
        counts.append(
          FacilityCount(
            kind: try reader.text(0), village: village, count: try reader.integer(2),
            period: try periods.period(reader, 3), sourceID: try reader.text(4), sourceRow: try reader.integer(5)))
      }
      return counts
    }
  }
}

extension RowReader {
  /// Place in the edition of the village whose fid is in a column; nil for NULL.
  func place(_ column: Int, _ places: [Int64: Int]) throws(StoreError) -> Int? {
    guard let fid = try optionalFID(column) else { return nil }
    guard let place = places[fid] else { throw error(column) }
    return place
  }
}
