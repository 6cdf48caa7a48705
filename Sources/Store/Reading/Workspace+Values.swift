import GRDB
public import Stunting

/// Which values to read; nil takes all.
public struct ValueFilter: Sendable, Equatable {
  public var indicators: Set<String>?
  public var periods: Set<Period>?
  public var sources: Set<String>?

  public init(indicators: Set<String>? = nil, periods: Set<Period>? = nil, sources: Set<String>? = nil) {
    self.indicators = indicators
    self.periods = periods
    self.sources = sources
  }
}

extension Workspace {
  /// Indicator values joined to an edition: by source, then period, then in the order in which they were imported.
  ///
  /// - Parameter districts: What `unit` of values of level district counts through. Such values of a district that is not
  ///   in it are an error; nil leaves all values of that level out.
  /// - Throws: `unknownEdition`, `corrupt`.
  public func values(
    edition: String, districts: [DistrictKey]?, _ filter: ValueFilter = ValueFilter()
  ) throws(StoreError) -> [IndicatorValue] {
    try read { db in
      var reader = ValueReader(
        places: try Queries.villagePlaces(db, edition: edition), districts: districts, filter: filter)
      let sql = String(decoding: PackageResources.values_sql, as: UTF8.self)
      let rows = try Row.fetchCursor(db, sql: sql, arguments: [edition])
      var values: [IndicatorValue] = []
      while let row = try rows.next() {
        if let value = try reader.value(RowReader(row, table: "indicator_value")) { values.append(value) }
      }
      return values
    }
  }

  /// Periods that have a value of an indicator in an edition (or of any, for nil), ascending.
  public func periods(edition: String, indicator: String? = nil) throws(StoreError) -> [Period] {
    try read { db in
      try Queries.requireEdition(db, edition)
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT DISTINCT v.period FROM indicator_value v JOIN import_log i ON i.fid = v.import_fid
          WHERE i.edition_id = ?1 AND (?2 IS NULL OR v.indicator = ?2)
          """, arguments: [edition, indicator])
      var cache = PeriodCache()
      return try rows.map { try cache.period(RowReader($0, table: "indicator_value"), 0) }.sorted()
    }
  }
}

/// Reads rows of `values.sql`.
struct ValueReader {
  private let places: [Int64: Int]
  private let districtPlaces: [DistrictPlace: Int]?
  private let filter: ValueFilter
  private var periods = PeriodCache()

  init(places: [Int64: Int], districts: [DistrictKey]?, filter: ValueFilter) {
    self.places = places
    self.filter = filter
    districtPlaces = districts.map { keys in
      Dictionary(zip(keys.map(DistrictPlace.init), keys.indices), uniquingKeysWith: { first, _ in first })
    }
  }

  mutating func value(_ reader: RowReader) throws(StoreError) -> IndicatorValue? {
    let (indicator, source) = (try reader.text(0), try reader.text(1))
    let period = try periods.period(reader, 2)
    guard filter.indicators?.contains(indicator) ?? true, filter.sources?.contains(source) ?? true,
      filter.periods?.contains(period) ?? true
    else { return nil }
    let level: UnitLevel = try reader.item(3)
    guard let unit = try unit(reader, level) else { return nil }
    var value = IndicatorValue(
      level: level, unit: unit, indicator: indicator, ageGroup: try reader.item(8), period: period,
      kind: try reader.item(9), state: try reader.item(10), rung: try reader.item(15), sourceID: source,
      sourceRow: try reader.integer(16))
    value.numerator = try reader.optionalReal(11)
    value.denominator = try reader.optionalReal(12)
    value.value = try reader.optionalReal(13)
    value.category = try reader.optionalText(14)
    return value
  }

  private func unit(_ reader: RowReader, _ level: UnitLevel) throws(StoreError) -> Int? {
    switch level {
    case .village:
      guard let place = try reader.place(4, places) else { throw reader.error(4) }
      return place
    case .district, .puskesmas, .regency:
      guard let districtPlaces else { return nil }
      let key = DistrictKey(code: try reader.optionalCode(5), name: try reader.text(7))
      guard let place = districtPlaces[DistrictPlace(key)] else { throw reader.error(5) }
      return place
    }
  }
}

/// A district by its code, or by its name when it has none.
private enum DistrictPlace: Hashable {
  case code(RegionCode)
  case name(String)

  init(_ key: DistrictKey) { self = key.code.map { .code($0) } ?? .name(key.name) }
}
