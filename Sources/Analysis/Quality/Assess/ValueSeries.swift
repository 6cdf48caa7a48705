import Stunting

/// The values of one source, indicator, age group, sex and level.
struct ValueSeries {
  struct Key: Hashable, Comparable {
    var source: Int
    var indicator: String
    var ageGroup: AgeGroup
    var sex: Sex
    var level: UnitLevel

    static func < (a: Self, b: Self) -> Bool {
      (a.source, a.indicator, a.ageGroup.rawValue, a.sex.rawValue, a.level.rawValue)
        < (b.source, b.indicator, b.ageGroup.rawValue, b.sex.rawValue, b.level.rawValue)
    }
  }

  var key: Key
  /// Indices into the values.
  var values: [Int]
  /// Distinct periods with a value, oldest first.
  var periods: [Period]

  var newest: Period? { periods.last }
}

/// The input in the order the checks need: sources, places, series.
struct QualityTable {
  let input: QualityInput
  let places: PlaceIndex
  /// Source identifiers: imports first, then others by name.
  let sourceIDs: [String]
  let series: [ValueSeries]
  /// Which series have given way to newer ones.
  let succession: SourceSuccession
  /// Sector of most values of each source.
  let sectorOfSource: [String?]
  /// Place of each value.
  let placeOf: [QualityPlace]
  /// Place of the accepted values of a row, where they agree.
  private let placeOfRow: [RowKey: QualityPlace]
  private let sourceIndex: [String: Int]
  private let definitions: [String: IndicatorDefinition]
  /// Measured of registered comes with the weighing months only.
  private let weighsTwiceAYear: Bool

  init(_ given: QualityInput) {
    let input = given.withEachUnitOnce()
    self.input = input
    let places = PlaceIndex(input)
    self.places = places
    let ids = QualityTable.sourceIDs(input)
    sourceIDs = ids
    let index = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    sourceIndex = index
    let placeOf = input.values.map { places.place(of: $0) }
    self.placeOf = placeOf
    placeOfRow = Dictionary(
      zip(input.values.map { RowKey(source: index[$0.sourceID] ?? 0, row: $0.sourceRow) }, placeOf),
      uniquingKeysWith: { $0 == $1 ? $0 : .unknown })
    let definitions = Dictionary(input.catalogue.map { ($0.key, $0) }, uniquingKeysWith: { a, _ in a })
    self.definitions = definitions
    series = QualityTable.group(input.values, index)
    succession = SourceSuccession(series, input.values)
    sectorOfSource = QualityTable.sectors(series, definitions, sources: ids.count)
    weighsTwiceAYear = QualityTable.weighsTwiceAYear(input)
  }

  private struct RowKey: Hashable {
    var source: Int
    var row: Int
  }

  /// The place of a record by its code, else by the values of its row.
  func place(code: String?, source: Int, row: Int?) -> QualityPlace {
    let byCode = places.place(code: code)
    guard byCode == .unknown, let row else { return byCode }
    return placeOfRow[RowKey(source: source, row: row)] ?? .unknown
  }

  func source(_ id: String) -> Int { sourceIndex[id] ?? 0 }
  func definition(_ indicator: String) -> IndicatorDefinition? { definitions[indicator] }
  func sector(_ indicator: String) -> String? { definitions[indicator]?.sector }

  /// How often an indicator is reported: as the project says, else as the catalogue does; nil when neither does. D/S
  /// that only ever comes with the weighing months is due then: it counts those measured, not those weighed each month.
  func frequency(_ indicator: String) -> ReportingFrequency? {
    if let own = input.frequencies[indicator] { return own }
    if weighsTwiceAYear, indicator == input.rules.measuredShareIndicator { return .weighing }
    guard let definition = definitions[indicator], let stated = definition.frequency else { return nil }
    return ReportingFrequency(stated, weighs: definition.sector == input.rules.puskesmasSector)
  }

  /// Units of a level that should have values: all villages or kecamatan; for the others, all that ever had one.
  func expectedUnits(_ level: UnitLevel) -> Int {
    switch level {
    case .village: input.villages.count
    case .district: places.districts.count
    case .regency: 1
    case .puskesmas:
      max(input.units.count { $0.level == .puskesmas }, Set(input.workingAreas.map(\.puskesmas.name)).count)
    }
  }

  private static func sourceIDs(_ input: QualityInput) -> [String] {
    var ids: [String] = []
    var seen: Set<String> = []
    for summary in input.imports where seen.insert(summary.sourceID).inserted { ids.append(summary.sourceID) }
    var others: Set<String> = []
    for value in input.values { others.insert(value.sourceID) }
    for record in input.setAside { others.insert(record.sourceID) }
    for finding in input.findings { others.insert(finding.sourceID) }
    for question in input.questions { others.insert(question.sourceID) }
    for histogram in input.digits { others.insert(histogram.sourceID) }
    return ids + others.subtracting(seen).sorted()
  }

  /// Boys and girls apart only where a source has no total of both.
  private static func group(_ values: [IndicatorValue], _ index: [String: Int]) -> [ValueSeries] {
    var groups: [ValueSeries.Key: [Int]] = [:]
    for (i, value) in values.enumerated() {
      let key = ValueSeries.Key(
        source: index[value.sourceID] ?? 0, indicator: value.indicator, ageGroup: value.ageGroup, sex: value.sex,
        level: value.level)
      groups[key, default: []].append(i)
    }
    let kept = groups.keys.filter { key in
      guard key.sex != .all else { return true }
      var both = key
      both.sex = .all
      return groups[both] == nil
    }
    return kept.sorted().map { key in
      let members = groups[key] ?? []
      let periods = Set(members.filter { values[$0].state != .noData }.map { values[$0].period })
      return ValueSeries(key: key, values: members, periods: periods.sorted())
    }
  }

  private static func sectors(
    _ series: [ValueSeries], _ definitions: [String: IndicatorDefinition], sources: Int
  ) -> [String?] {
    var counts = [[String: Int]](repeating: [:], count: sources)
    for s in series {
      guard let sector = definitions[s.key.indicator]?.sector else { continue }
      counts[s.key.source][sector, default: 0] += s.values.count
    }
    return counts.map { $0.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }
  }

  private static func weighsTwiceAYear(_ input: QualityInput) -> Bool {
    let months = input.values.lazy.filter { $0.indicator == input.rules.measuredShareIndicator }.map(\.period)
    return !months.isEmpty
      && months.allSatisfy { $0.length == .month && ReportingFrequency.weighing.dueMonths.contains($0.part) }
  }

  /// Series that no newer source has taken over.
  var currentSeries: [ValueSeries] { series.indices.filter { !succession.isSuperseded[$0] }.map { series[$0] } }

  /// True for a source all of whose series have given way to newer ones.
  func isSuperseded(source: Int) -> Bool {
    let own = series.indices.filter { series[$0].key.source == source }
    return !own.isEmpty && own.allSatisfy { succession.isSuperseded[$0] }
  }
}
