import GRDB
public import Stunting

/// Which values to read; nil takes all.
public struct ValueFilter: Sendable, Equatable {
  public var indicators: Set<String>?
  public var periods: Set<Period>?
  public var sources: Set<String>?
  public var levels: Set<UnitLevel>?

  public init(
    indicators: Set<String>? = nil, periods: Set<Period>? = nil, sources: Set<String>? = nil,
    levels: Set<UnitLevel>? = nil
  ) {
    self.indicators = indicators
    self.periods = periods
    self.sources = sources
    self.levels = levels
  }
}

/// Values read from a workspace and the units above the villages that they name.
public struct StoredValues: Sendable, Equatable {
  public var values: [IndicatorValue]
  /// What `IndicatorValue.unit` of the levels above village counts through, in the order in which they appear.
  public var units: [UnitKey]

  public init(values: [IndicatorValue], units: [UnitKey]) {
    self.values = values
    self.units = units
  }
}

extension Workspace {
  /// Indicator values joined to an edition: by source, then period, then in the order in which they were imported.
  /// Two sources that name one unit differently (by code, by name) give two units: telling that they are one is not the
  /// store's.
  ///
  /// - Throws: `unknownEdition`, `corrupt`.
  public func values(edition: String, _ filter: ValueFilter = ValueFilter()) throws(StoreError) -> StoredValues {
    try read { db in
      var reader = ValueReader(places: try Queries.villagePlaces(db, edition: edition), filter: filter)
      let sql = String(decoding: PackageResources.values_sql, as: UTF8.self)
      let rows = try Row.fetchCursor(db, sql: sql, arguments: [edition])
      var values: [IndicatorValue] = []
      while let row = try rows.next() {
        if let value = try reader.value(RowReader(row, table: "indicator_value")) { values.append(value) }
      }
      return StoredValues(values: values, units: reader.units)
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
  private let filter: ValueFilter
  private var periods = PeriodCache()
  private var unitPlaces: [UnitKey: Int] = [:]
  private(set) var units: [UnitKey] = []

  init(places: [Int64: Int], filter: ValueFilter) {
    self.places = places
    self.filter = filter
  }

  mutating func value(_ reader: RowReader) throws(StoreError) -> IndicatorValue? {
    let (indicator, source) = (try reader.text(0), try reader.text(1))
    let period = try periods.period(reader, 2)
    let level: UnitLevel = try reader.item(3)
    guard filter.indicators?.contains(indicator) ?? true, filter.sources?.contains(source) ?? true,
      filter.periods?.contains(period) ?? true, filter.levels?.contains(level) ?? true
    else { return nil }
    var value = IndicatorValue(
      level: level, unit: try unit(reader, level), indicator: indicator, ageGroup: try reader.item(9), period: period,
      kind: try reader.item(11), state: try reader.item(12), rung: try reader.item(17), sourceID: source,
      sourceRow: try reader.integer(19), sex: try reader.item(10), origin: try reader.item(18))
    value.numerator = try reader.optionalReal(13)
    value.denominator = try reader.optionalReal(14)
    value.value = try reader.optionalReal(15)
    value.category = try reader.optionalText(16)
    return value
  }

  private mutating func unit(_ reader: RowReader, _ level: UnitLevel) throws(StoreError) -> Int {
    if level == .village {
      guard let place = try reader.place(4, places) else { throw reader.error(4) }
      return place
    }
    let key = UnitKey(
      level: level, code: try reader.optionalCode(5), facilityID: try reader.optionalText(8), name: try reader.text(7))
    if let place = unitPlaces[key] { return place }
    unitPlaces[key] = units.count
    units.append(key)
    return units.count - 1
  }
}
