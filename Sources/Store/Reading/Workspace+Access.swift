import Foundation
import GRDB
import Geometry
public import Stunting

extension Workspace {
  /// What access rests on beside facilities and counts, joined to an edition: by source, in the order in which it was
  /// imported.
  ///
  /// - Throws: `unknownEdition`, `corrupt`.
  public func accessInputs(edition: String) throws(StoreError) -> AccessInputs {
    try read { db in
      let places = try Queries.villagePlaces(db, edition: edition)
      var inputs = AccessInputs()
      inputs.points = try AccessReader.points(db, edition, places)
      inputs.reported = try AccessReader.reported(db, edition, places)
      inputs.lines = try AccessReader.lines(db, edition)
      inputs.surfaces = try AccessReader.surfaces(db, edition)
      return inputs
    }
  }
}

private enum AccessReader {
  static func points(_ db: Database, _ edition: String, _ places: [Int64: Int]) throws -> [DemandPoint] {
    let columns = "r.rung, r.longitude, r.latitude, r.village_fid, r.people, r.name, r.source_id, r.source_row"
    return try Workspace.records(db, "demand_point", columns, edition) { reader in
      guard let longitude = try reader.optionalReal(1), let latitude = try reader.optionalReal(2),
        let village = try reader.place(3, places)
      else { throw reader.error(1) }
      return DemandPoint(
        rung: try reader.item(0), position: LonLat(longitude: longitude, latitude: latitude), village: village,
        people: try reader.optionalReal(4), name: try reader.text(5), sourceID: try reader.text(6),
        sourceRow: try reader.integer(7))
    }
  }

  static func reported(_ db: Database, _ edition: String, _ places: [Int64: Int]) throws -> [ReportedTravel] {
    let columns =
      "r.kind, r.village_fid, r.minutes, r.kilometres, r.facilities, r.period, r.source_id, r.source_row"
    var periods = PeriodCache()
    return try Workspace.records(db, "reported_travel", columns, edition) { reader in
      guard let village = try reader.place(1, places) else { throw reader.error(1) }
      return ReportedTravel(
        kind: try reader.text(0), village: village, minutes: try reader.optionalReal(2),
        kilometres: try reader.optionalReal(3), facilitiesInVillage: try reader.optionalInteger(4),
        period: try periods.period(reader, 5), sourceID: try reader.text(6), sourceRow: try reader.integer(7))
    }
  }

  static func lines(_ db: Database, _ edition: String) throws -> [TravelLines] {
    let columns =
      "r.source_id, r.role, r.class_names, r.class_speeds, r.longitudes, r.latitudes, r.line_start, r.class_of,"
      + " r.one_way, r.speed_kmh"
    return try Workspace.records(db, "travel_line_layer", columns, edition) { reader in
      var lines = TravelLines(sourceID: try reader.text(0), role: try reader.item(1))
      guard let names = JSONObject.list(try reader.text(2)) else { throw reader.error(2) }
      lines.classNames = names
      lines.classSpeeds = try speeds(reader, 3)
      lines.longitudes = try array(reader, 4, ArrayBlob.doubles)
      lines.latitudes = try array(reader, 5, ArrayBlob.doubles)
      lines.lineStart = try array(reader, 6, ArrayBlob.int32s)
      lines.classOf = try array(reader, 7, ArrayBlob.int32s)
      lines.oneWay = try array(reader, 8, ArrayBlob.int8s)
      lines.speedKilometresPerHour = try array(reader, 9, ArrayBlob.floats)
      if let field = LineCheck.fault(lines) { throw StoreError.corrupt(reason: "travel_line_layer.\(field)") }
      return lines
    }
  }

  static func surfaces(_ db: Database, _ edition: String) throws -> [TravelSurface] {
    let columns =
      "r.source_id, r.role, r.columns, r.rows, r.west, r.north, r.cell_longitude, r.cell_latitude, r.class_speeds,"
      + " r.cells"
    return try Workspace.records(db, "travel_surface", columns, edition) { reader in
      var surface = TravelSurface(
        sourceID: try reader.text(0), role: try reader.item(1), columns: try reader.integer(2),
        rows: try reader.integer(3), west: try real(reader, 4), north: try real(reader, 5),
        cellLongitude: try real(reader, 6), cellLatitude: try real(reader, 7),
        values: try array(reader, 9, ArrayBlob.floats))
      surface.classSpeeds = try speeds(reader, 8)
      if let field = SurfaceCheck.fault(surface) { throw StoreError.corrupt(reason: "travel_surface.\(field)") }
      return surface
    }
  }

  private static func real(_ reader: RowReader, _ column: Int) throws(StoreError) -> Double {
    guard let value = try reader.optionalReal(column) else { throw reader.error(column) }
    return value
  }

  private static func array<Value>(
    _ reader: RowReader, _ column: Int, _ read: (UnsafeRawBufferPointer) -> [Value]?
  ) throws -> [Value] {
    // A blob without a byte may come as nothing at all.
    let values = try reader.bytes(column) { bytes in bytes.map { read($0) } ?? [] }
    guard let values else { throw reader.error(column) }
    return values
  }

  private static func speeds(_ reader: RowReader, _ column: Int) throws -> [String: Double] {
    guard let texts = JSONObject.object(try reader.text(column)) else { throw reader.error(column) }
    var speeds: [String: Double] = [:]
    for (name, text) in texts {
      guard let value = Double(text), value.isFinite, value >= 0 else { throw reader.error(column) }
      speeds[name] = value
    }
    return speeds
  }
}
