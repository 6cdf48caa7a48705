import Matching
import Stunting

/// Turns the rows of a programme table into programmes.
struct ProgrammeRecords {
  private let source: ProgrammeSource
  private let table: TextTable
  private let matcher: PlaceMatcher
  private let filters: BoundFilters
  private let columns: [ProgrammeRole: Int]
  private let numbers: [Int: NumberReader]
  private var programme = ""
  private var result = ProgrammeImport(programmes: [], setAside: [], findings: [], recordsRead: 0)

  init(_ source: ProgrammeSource, _ table: TextTable, _ matcher: PlaceMatcher) throws(IngestError) {
    self.source = source
    self.table = table
    self.matcher = matcher
    filters = try BoundFilters(source.location.filters, in: table)
    var columns: [ProgrammeRole: Int] = [:]
    for role in ProgrammeRole.allCases {
      if let name = source.columns[role] { columns[role] = try table.column(name) }
    }
    self.columns = columns
    let amounts = [ProgrammeRole.target, .budget, .realisedTarget, .realisedBudget].compactMap { columns[$0] }
    numbers = Dictionary(
      zip(amounts, table.numberColumns(amounts).map(\.reader)), uniquingKeysWith: { first, _ in first })
  }

  private func text(_ row: Int, _ role: ProgrammeRole) -> String {
    columns[role].map { table.trimmed(row, $0) } ?? ""
  }

  mutating func read(_ row: Int) {
    guard filters.accept(table, row: row) else { return drop(row, nil, .filteredOut) }
    let named = text(row, .programme)
    if !named.isEmpty { programme = named }
    let activity = text(row, .activity)
    let continues = !programme.isEmpty && [.performanceIndicator, .budget, .target].contains { !text(row, $0).isEmpty }
    guard !activity.isEmpty || !named.isEmpty || continues else { return drop(row, nil, .brokenRow) }
    guard let year = year(row) else { return drop(row, .year, .unreadablePeriod) }
    result.programmes.append(
      Programme(
        activity: activity.isEmpty ? programme : activity, year: year, sourceID: source.location.id,
        sourceRow: table.rowNumbers[row], programme: programme, indicatorText: text(row, .performanceIndicator),
        target: number(row, .target), unit: text(row, .unit), realised: number(row, .realisedTarget),
        location: text(row, .location), village: village(row), budgetRupiah: number(row, .budget),
        realisedRupiah: number(row, .realisedBudget), fundingSource: text(row, .sourceOfFunds), office: text(row, .opd))
    )
  }

  private func year(_ row: Int) -> Int? {
    let own = text(row, .year)
    return own.isEmpty ? source.year : periodFromText(own)?.year
  }

  private mutating func number(_ row: Int, _ role: ProgrammeRole) -> Double? {
    guard let column = columns[role], let reader = numbers[column] else { return nil }
    switch reader.read(table.cell(row, column)) {
    case .blank: return nil
    case .number(let value, _): return value
    case .notANumber:
      drop(row, role, .notANumber, wholeRecord: false)
      return nil
    }
  }

  /// The village of the row when its columns or its location name exactly one.
  private func village(_ row: Int) -> Int? {
    var place = PlaceText()
    place.villageCode = text(row, .villageCode)
    place.villageCodes = CodeSystem.allCases.compactMap { RegionCode(place.villageCode, system: $0) }
      .filter { $0.level == .village }
    let name = text(row, .villageName)
    place.villageName = name.isEmpty ? text(row, .location) : name
    place.districtName = text(row, .districtName)
    guard !place.villageCode.isEmpty || !place.villageName.isEmpty else { return nil }
    guard case .unit(let village, let basis, nameDiffers: _) = matcher.match(place) else { return nil }
    if case .similarName = basis { return nil }
    return village
  }

  private mutating func drop(
    _ row: Int, _ role: ProgrammeRole?, _ reason: SetAsideReason, wholeRecord: Bool = true
  ) {
    result.setAside.append(
      SetAside(
        sourceID: source.location.id, row: table.rowNumbers[row], column: role.flatMap { source.columns[$0] },
        reason: reason, wholeRecord: wholeRecord))
  }

  func finished() -> ProgrammeImport {
    var result = result
    result.setAside += table.setAside(sourceID: source.location.id)
    result.findings += table.findings(sourceID: source.location.id)
    result.recordsRead = table.recordsRead
    return result
  }
}
