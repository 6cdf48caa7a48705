import Foundation
import GRDB
import Geometry
import Stunting

extension RecordWriter {
  /// Places where people live.
  func write(_ points: [DemandPoint], freed: [Int64]) throws {
    var numbers = try RowNumbers(db, table: "demand_point", freed: freed)
    let insert = try Inserter(
      db, into: "demand_point",
      [
        "fid", "import_fid", "source_id", "source_row", "village_fid", "rung", "longitude", "latitude", "people",
        "name",
      ])
    for (index, point) in points.enumerated() {
      let at = point.position
      try require(point.sourceID == sourceID, "demand_point", index, "source_id")
      try require(at.longitude.isFinite && at.latitude.isFinite, "demand_point", index, "longitude")
      try require(isPlain(point.people), "demand_point", index, "people")
      try insert([
        try numbers.next(), importFID.databaseValue, .text(sourceID), .integer(point.sourceRow),
        try fid(ofVillage: point.village, "demand_point", index), .text(point.rung.rawValue), .real(at.longitude),
        .real(at.latitude), .real(point.people), .text(point.name),
      ])
    }
  }

  /// Travel as villages report it.
  func write(_ reported: [ReportedTravel], freed: [Int64]) throws {
    var numbers = try RowNumbers(db, table: "reported_travel", freed: freed)
    let insert = try Inserter(
      db, into: "reported_travel",
      [
        "fid", "import_fid", "source_id", "source_row", "village_fid", "kind", "period", "start_date", "end_date",
        "minutes", "kilometres", "facilities",
      ])
    var periods = PeriodColumns()
    for (index, travel) in reported.enumerated() {
      try require(travel.sourceID == sourceID, "reported_travel", index, "source_id")
      try require(!travel.kind.isEmpty, "reported_travel", index, "kind")
      try require(isPlain(travel.minutes), "reported_travel", index, "minutes")
      try require(isPlain(travel.kilometres), "reported_travel", index, "kilometres")
      try require(travel.facilitiesInVillage.map { $0 >= 0 } ?? true, "reported_travel", index, "facilities")
      let head = [
        try numbers.next(), importFID.databaseValue, .text(sourceID), .integer(travel.sourceRow),
        try fid(ofVillage: travel.village, "reported_travel", index), .text(travel.kind),
      ]
      let tail: [DatabaseValue] = [
        .real(travel.minutes), .real(travel.kilometres), .integer(travel.facilitiesInVillage),
      ]
      try insert(head + periods.columns(travel.period) + tail)
    }
  }

  /// Layers of lines.
  func write(_ layers: [TravelLines], freed: [Int64]) throws {
    var numbers = try RowNumbers(db, table: "travel_line_layer", freed: freed)
    let insert = try Inserter(
      db, into: "travel_line_layer",
      [
        "fid", "import_fid", "source_id", "role", "lines", "vertices", "class_names", "class_speeds", "longitudes",
        "latitudes", "line_start", "class_of", "one_way", "speed_kmh",
      ])
    for (index, lines) in layers.enumerated() {
      try require(lines.sourceID == sourceID, "travel_line_layer", index, "source_id")
      if let field = LineCheck.fault(lines) {
        throw StoreError.invalidRecord(table: "travel_line_layer", index: index, field: field)
      }
      try insert([
        try numbers.next(), importFID.databaseValue, .text(sourceID), .text(lines.role.rawValue),
        .integer(lines.count), .integer(lines.longitudes.count), .text(JSONObject.list(lines.classNames)),
        .text(try speeds(lines.classSpeeds, "travel_line_layer", index)), .data(ArrayBlob.data(lines.longitudes)),
        .data(ArrayBlob.data(lines.latitudes)), .data(ArrayBlob.data(lines.lineStart)),
        .data(ArrayBlob.data(lines.classOf)), .data(ArrayBlob.data(lines.oneWay)),
        .data(ArrayBlob.data(lines.speedKilometresPerHour)),
      ])
    }
  }

  /// Grids of elevation, land cover and friction.
  func write(_ surfaces: [TravelSurface], freed: [Int64]) throws {
    var numbers = try RowNumbers(db, table: "travel_surface", freed: freed)
    let insert = try Inserter(
      db, into: "travel_surface",
      [
        "fid", "import_fid", "source_id", "role", "columns", "rows", "west", "north", "cell_longitude",
        "cell_latitude", "class_speeds", "cells",
      ])
    for (index, surface) in surfaces.enumerated() {
      try require(surface.sourceID == sourceID, "travel_surface", index, "source_id")
      if let field = SurfaceCheck.fault(surface) {
        throw StoreError.invalidRecord(table: "travel_surface", index: index, field: field)
      }
      try insert([
        try numbers.next(), importFID.databaseValue, .text(sourceID), .text(surface.role.rawValue),
        .integer(surface.columns), .integer(surface.rows), .real(surface.west), .real(surface.north),
        .real(surface.cellLongitude), .real(surface.cellLatitude),
        .text(try speeds(surface.classSpeeds, "travel_surface", index)), .data(ArrayBlob.data(surface.values)),
      ])
    }
  }

  private func isPlain(_ size: Double?) -> Bool { size.map { $0.isFinite && $0 >= 0 } ?? true }

  /// Speeds by class as a JSON object of texts.
  private func speeds(_ speeds: [String: Double], _ table: String, _ index: Int) throws(StoreError) -> String {
    try require(speeds.values.allSatisfy { isPlain($0) }, table, index, "class_speeds")
    return JSONObject.text(speeds.mapValues { "\($0)" })
  }
}

extension DatabaseValue {
  fileprivate static func data(_ value: Data) -> DatabaseValue { value.databaseValue }
}
