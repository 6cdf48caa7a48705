import Matching
import Stunting

/// One pass over a by-name file.
struct ByNameRecords {
  private let source: ByNameSource
  private let matcher: PlaceMatcher
  private let reading: ByNameReading
  private let file: String
  private var places: PlaceBook
  private var children = ChildTally()
  private var digits = DigitTally()
  private var asides = AsideList()
  private var births: DateColumn
  private var measurings: DateColumn
  private var words: [StatusWords]
  private var periods: [Period] = []
  private var indexOfPeriod: [Period: Int] = [:]
  private var hiddenRows = 0
  private var unmeasured = 0
  private var result = ByNameImport()

  init(_ source: ByNameSource, _ matcher: PlaceMatcher, _ reading: ByNameReading) throws(IngestError) {
    self.source = source
    self.matcher = matcher
    self.reading = reading
    file = fileName(of: source.location.path)
    places = PlaceBook(source.place, matcher, file: file)
    births = DateColumn(isMonthFirst: reading.birthIsMonthFirst)
    measurings = DateColumn(isMonthFirst: reading.measuredIsMonthFirst)
    words = [
      StatusWords(StatusWords.heightForAge, source.heightForAgeLabels),
      StatusWords(StatusWords.weightForAge, source.weightForAgeLabels),
      StatusWords(StatusWords.weightForHeight, source.weightForHeightLabels),
    ]
  }

  mutating func readAll() throws(IngestError) {
    var header = ByNameHeader(file: file, wanted: source.columnNames)
    var bound: (index: ByNameColumnIndex, binding: ByNameBinding, filters: ByNameFilters, row: Int)?
    try RowFile.forEachRow(in: source.location.tableFile) { row throws(IngestError) in
      if let bound {
        try take(
          ByNameRow(row, number: row.number - bound.row), isHidden: row.isHidden, bound.index, bound.binding,
          bound.filters)
      } else if let index = try header.look(row.cells) {
        let filters = try ByNameFilters(source.location.filters, index)
        bound = (index, ByNameBinding(source, index), filters, row.number)
      }
      return true
    }
    guard bound != nil else { throw header.missing() }
    guard result.recordsRead > 0 else { throw .emptyLayer(file: file) }
  }

  // MARK: - Rows

  private mutating func take(
    _ row: ByNameRow, isHidden: Bool, _ index: ByNameColumnIndex, _ binding: ByNameBinding, _ filters: ByNameFilters
  ) throws(IngestError) {
    result.recordsRead += 1
    if isHidden { hiddenRows += 1 }
    if index.isRepeated(row.cells) { return asides.add(row: row.number, .headerRepeated) }
    guard filters.accept(row) else { return asides.add(row: row.number, .filteredOut) }
    if row.isTotal { return asides.add(row: row.number, .totalRow) }
    if row.isBroken(width: binding.width) { return asides.add(row: row.number, .brokenRow) }
    try takeChild(row, binding)
  }

  private mutating func takeChild(_ row: ByNameRow, _ binding: ByNameBinding) throws(IngestError) {
    let birth = births.read(row.text(binding.birthDate))
    let day = measurings.read(row.text(binding.measuredOn))
    let (facts, unusable) = facts(row, binding, day)
    let period: Period
    switch periodOf(day, isMeasured: facts.isMeasured) {
    case .failure(let aside): return asides.add(row: row.number, aside.reason)
    case .success(let found): period = found
    }
    guard let months = age(row, binding, birth: birth, day: day, period), let band = AgeGroup(ageMonths: months),
      let bandIndex = AgeGroup.bands.firstIndex(of: band)
    else { return asides.add(row: row.number, .ageOutOfRange) }
    let village: Int
    switch try places.find(row, binding) {
    case .village(let found): village = found
    case .asked: return
    case .none(let reason, let entry): return asides.add(row: row.number, reason, entry: entry)
    }
    guard facts.packed & 0x7FF != 0 || countsRegistered else {
      return asides.add(row: row.number, unusable.isEmpty ? .notMeasured : .unusableStatus)
    }
    for column in unusable { asides.addCell(row: row.number, column: column, .unusableStatus) }
    digits.add(row, binding)
    let sex = childSex(row.text(binding.sex))
    let place = ChildTally.Place(
      village: Int32(clamping: village), period: Int32(clamping: index(of: period)),
      sex: sex == .male ? 1 : sex == .female ? 2 : 0, band: UInt8(bandIndex))
    count(row, key(row, binding, birth, sex, place), place, day, facts)
  }

  private mutating func count(
    _ row: ByNameRow, _ key: ChildKey?, _ place: ChildTally.Place, _ day: Int?, _ facts: ChildFacts
  ) {
    switch children.add(key, at: place, day: day, row: row.number, facts) {
    case .counted: result.recordsAccepted += 1
    case .replaced(let earlier): asides.add(row: earlier, .repeatedChild)
    case .superseded: asides.add(row: row.number, .repeatedChild)
    }
    if !facts.isMeasured { unmeasured += 1 }
  }

  // MARK: - What a row says

  /// The facts, and the columns whose status is there and of no use.
  private mutating func facts(
    _ row: ByNameRow, _ binding: ByNameBinding, _ day: Int?
  ) -> (facts: ChildFacts, unusable: [String]) {
    var facts = ChildFacts()
    var unusable: [String] = []
    let columns = [binding.heightForAge, binding.weightForAge, binding.weightForHeight]
    let names = [source.columns.heightForAge, source.columns.weightForAge, source.columns.weightForHeight]
    facts.isMeasured = day != nil
    for index in 0..<3 where columns[index] != nil {
      switch words[index].read(row.text(columns[index])) {
      case .none: continue
      case .status(let status) where status != .invalid: facts.status[index] = status
      case .status, .unknown: unusable.append(names[index] ?? "")
      }
      facts.isMeasured = true
    }
    let measured = [binding.weight, binding.height].contains { measurement(row.text($0)) != nil }
    facts.isMeasured = facts.isMeasured || measured
    facts.isLowBirthWeight = isLowBirthWeight(row.text(binding.birthWeight))
    return (facts, unusable)
  }

  private struct Aside: Error {
    var reason: SetAsideReason
  }

  private func periodOf(_ day: Int?, isMeasured: Bool) -> Result<Period, Aside> {
    if case .constant(let period) = source.period { return .success(period) }
    guard isMeasured else {
      return reading.periodOfUnmeasured.map { .success($0) } ?? .failure(Aside(reason: .notMeasured))
    }
    guard let day else { return .failure(Aside(reason: .unreadablePeriod)) }
    let civil = DayNumber.civil(day)
    let month = civil.month < 10 ? "0\(civil.month)" : "\(civil.month)"
    let text = source.period == .month ? "\(civil.year)-\(month)" : "\(civil.year)-H\(civil.month <= 6 ? 1 : 2)"
    return Period(text).map { .success($0) } ?? .failure(Aside(reason: .unreadablePeriod))
  }

  /// Completed months at the measurement: by the dates, else as stated, else at the end of the period.
  private mutating func age(
    _ row: ByNameRow, _ binding: ByNameBinding, birth: Int?, day: Int?, _ period: Period
  ) -> Int? {
    let stated = ageMonths(row.text(binding.statedAge))
    guard let birth else { return stated }
    guard let day else {
      if let stated { return stated }
      var end = DateColumn(isMonthFirst: false)
      return end.read(period.endDate).map { DayNumber.months(from: birth, to: $0) }
    }
    let months = DayNumber.months(from: birth, to: day)
    if let stated, abs(stated - months) > 1 { result.agesThatDiffer += 1 }
    return months
  }

  /// Children without a measurement belong to a period, so that they count as registered.
  private var countsRegistered: Bool {
    guard source.indicators.measured != nil else { return false }
    if case .constant = source.period { return true }
    return reading.periodOfUnmeasured != nil
  }

  /// By NIK, else by name, birth date, sex and village.
  private mutating func key(
    _ row: ByNameRow, _ binding: ByNameBinding, _ birth: Int?, _ sex: Sex?, _ place: ChildTally.Place
  ) -> ChildKey? {
    var key = ChildKey()
    key.add(Int(place.period))
    if let nik = soundNIK(row.text(binding.nik), isNumberCell: row.isNumberCell(binding.nik)) {
      for digit in nik { key.add(digit) }
      return key
    }
    result.rowsWithoutNIK += 1
    let name = row.text(binding.name)
    guard !name.isEmpty else { return nil }
    key.addWords(name)
    key.add(birth ?? .min)
    key.add(Int(place.sex))
    key.add(Int(place.village))
    return key
  }

  private mutating func index(of period: Period) -> Int {
    if let known = indexOfPeriod[period] { return known }
    indexOfPeriod[period] = periods.count
    periods.append(period)
    return periods.count - 1
  }

  // MARK: - Result

  /// Another way to read the file, when this pass has shown that it fits better.
  func betterReading() -> ByNameReading? {
    var better = reading
    if births.wantsMonthFirst { better.birthIsMonthFirst = true }
    if measurings.wantsMonthFirst { better.measuredIsMonthFirst = true }
    if better == reading, reading.periodOfUnmeasured == nil, asides.count(.notMeasured) > 0, periods.count == 1,
      source.indicators.measured != nil
    {
      better.periodOfUnmeasured = periods.first
    }
    return better == reading ? nil : better
  }

  mutating func finished() -> ByNameImport {
    let id = source.location.id
    let (questions, hidden) = places.questions(sourceID: id)
    for row in hidden { asides.add(row: row, .unknownName) }
    result.questions = questions
    result.recordsAsked = questions.reduce(0) { $0 + $1.rows.count }
    result.findings = places.findings(sourceID: id)
    if hiddenRows > 0 {
      result.findings.append(ImportFinding(sourceID: id, kind: .hiddenRows, detail: "+\(hiddenRows)"))
    }
    result.setAside = asides.records(sourceID: id, names: places)
    result.setAsideCounts = asides.counts
    result.recordsSetAside = asides.counts.reduce(0) { $0 + $1.rows }
    result.digitCounts = digits.counts
    result.values = ByNameValues(source, children, periods, hasUnmeasured: unmeasured > 0).all()
    return result
  }
}
