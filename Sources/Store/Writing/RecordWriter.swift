import GRDB
import Geometry
import Stunting

/// Inserts the records of one import.
struct RecordWriter {
  let db: Database
  let importFID: Int64
  let sourceID: String
  /// fid of each village of the edition.
  let villages: [Int64]

  // MARK: - Facilities

  func write(_ facilities: [Facility], freed: [Int64]) throws {
    var numbers = try RowNumbers(db, table: "facility", freed: freed)
    let insert = try Inserter(
      db, into: "facility",
      [
        "fid", "import_fid", "source_id", "source_row", "facility_id", "kind", "name", "village_fid",
        "declared_village_code", "declared_village_code_system", "declared_district_code",
        "declared_district_code_system", "declared_district_name", "flags", "flag_distance_m", "attributes", "geom",
        "capacity", "position_as_read", "position_repair",
      ])
    for (index, facility) in facilities.enumerated() {
      try check(facility, index)
      try insert(
        [try numbers.next(), importFID.databaseValue] + (try row(facility, index)))
    }
  }

  private func row(_ facility: Facility, _ index: Int) throws -> [DatabaseValue] {
    [
      .text(sourceID), .integer(facility.sourceRow), .text(facility.id), .text(facility.kind), .text(facility.name),
      try facility.village.map { try fid(ofVillage: $0, "facility", index) } ?? .null,
      .text(facility.declaredVillageCode?.digits), .text(facility.declaredVillageCode?.system.rawValue),
      .text(facility.declaredDistrictCode?.digits), .text(facility.declaredDistrictCode?.system.rawValue),
      .text(facility.declaredDistrictName), .text(facility.flags.map(\.rawValue).joined(separator: " ")),
      .real(facility.flagDistanceMetres), .text(JSONObject.text(facility.attributes)),
      .blob(try facility.position.map { (at) throws(GeometryFault) in try GeometryBlob.encode(at) }),
      .text(facility.capacity.map { JSONObject.text(CapacityText.object($0)) }), .text(facility.positionAsRead),
      .text(facility.repair),
    ]
  }

  private func check(_ facility: Facility, _ index: Int) throws(StoreError) {
    try require(facility.sourceID == sourceID, "facility", index, "source_id")
    try require(!facility.kind.isEmpty, "facility", index, "kind")
    try require(isPlain(facility.flagDistanceMetres), "facility", index, "flag_distance_m")
    if let at = facility.position {
      try require(at.longitude.isFinite && at.latitude.isFinite, "facility", index, "geom")
    }
  }

  // MARK: - Counts

  func write(_ counts: [FacilityCount], freed: [Int64]) throws {
    var numbers = try RowNumbers(db, table: "facility_count", freed: freed)
    let insert = try Inserter(
      db, into: "facility_count",
      [
        "fid", "import_fid", "source_id", "source_row", "village_fid", "kind", "period", "start_date", "end_date",
        "facilities",
      ])
    var periods = PeriodColumns()
    for (index, count) in counts.enumerated() {
      try require(count.sourceID == sourceID, "facility_count", index, "source_id")
      try require(count.count >= 0, "facility_count", index, "facilities")
      try insert(
        [
          try numbers.next(), importFID.databaseValue, .text(sourceID), .integer(count.sourceRow),
          try fid(ofVillage: count.village, "facility_count", index), .text(count.kind),
        ] + periods.columns(count.period) + [.integer(count.count)])
    }
  }

  // MARK: - Values

  func write(_ values: [IndicatorValue], units: [UnitKey], freed: [Int64]) throws {
    var numbers = try RowNumbers(db, table: "indicator_value", freed: freed)
    let insert = try Inserter(
      db, into: "indicator_value",
      [
        "fid", "import_fid", "source_id", "source_row", "level", "village_fid", "unit_code", "unit_code_system",
        "unit_name", "unit_facility_id", "indicator", "age_group", "sex", "period", "start_date", "end_date", "kind",
        "state", "numerator", "denominator", "value", "category", "rung", "origin",
      ])
    var periods = PeriodColumns()
    let (importColumn, sourceColumn) = (importFID.databaseValue, DatabaseValue.text(sourceID))
    var row: [DatabaseValue] = []
    for (index, value) in values.enumerated() {
      try check(value, index)
      row.removeAll(keepingCapacity: true)
      row.append(contentsOf: [try numbers.next(), importColumn, sourceColumn, .integer(value.sourceRow)])
      row.append(contentsOf: try unit(value, units, index))
      append(value, &periods, to: &row)
      try insert(row)
    }
  }

  private func unit(_ value: IndicatorValue, _ units: [UnitKey], _ index: Int) throws -> [DatabaseValue] {
    switch value.level {
    case .village:
      return [
        .text(value.level.rawValue), try fid(ofVillage: value.unit, "indicator_value", index), .null, .null, .null,
        .null,
      ]
    case .district, .puskesmas, .regency:
      try require(units.indices.contains(value.unit), "indicator_value", index, "unit_name")
      let unit = units[value.unit]
      try require(unit.level == value.level, "indicator_value", index, "level")
      return [.text(value.level.rawValue), .null] + columns(unit)
    }
  }

  /// `unit_code`, `unit_code_system`, `unit_name`, `unit_facility_id`.
  func columns(_ unit: UnitKey) -> [DatabaseValue] {
    [.text(unit.code?.digits), .text(unit.code?.system.rawValue), .text(unit.name), .text(unit.facilityID)]
  }

  private func append(_ value: IndicatorValue, _ periods: inout PeriodColumns, to row: inout [DatabaseValue]) {
    row.append(.text(value.indicator))
    row.append(.text(value.ageGroup.rawValue))
    row.append(.text(value.sex.rawValue))
    row.append(contentsOf: periods.columns(value.period))
    row.append(.text(value.kind.rawValue))
    row.append(.text(value.state.rawValue))
    row.append(.real(value.numerator))
    row.append(.real(value.denominator))
    row.append(.real(value.value))
    row.append(.text(value.category))
    row.append(.text(value.rung.rawValue))
    row.append(.text(value.origin.rawValue))
  }

  private func check(_ value: IndicatorValue, _ index: Int) throws(StoreError) {
    try require(value.sourceID == sourceID, "indicator_value", index, "source_id")
    try require(!value.indicator.isEmpty, "indicator_value", index, "indicator")
    try require(value.numerator?.isFinite ?? true, "indicator_value", index, "numerator")
    try require(value.denominator?.isFinite ?? true, "indicator_value", index, "denominator")
    try require(value.value?.isFinite ?? true, "indicator_value", index, "value")
    let isEmpty = value.numerator == nil && value.value == nil && value.category == nil
    try require(value.state != .value || !isEmpty, "indicator_value", index, "state")
  }

  // MARK: - Checks

  func fid(ofVillage village: Int, _ table: String, _ index: Int) throws(StoreError) -> DatabaseValue {
    try require(villages.indices.contains(village), table, index, "village_fid")
    return villages[village].databaseValue
  }

  private func isPlain(_ size: Double?) -> Bool { size.map { $0.isFinite && $0 >= 0 } ?? true }

  func require(_ condition: Bool, _ table: String, _ index: Int, _ field: String) throws(StoreError) {
    if !condition { throw .invalidRecord(table: table, index: index, field: field) }
  }
}
