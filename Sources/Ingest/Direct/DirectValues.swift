import Stunting

/// Reads the numbers of the units.
struct DirectValues {
  private struct CellPlace: Hashable {
    var feature: Int
    var column: Int
  }

  private let request: DirectRequest
  private let bound: DirectBinding
  private let features: [Int]
  private let file: String
  private let layer: String
  private let readers: [Int: NumberReader]
  /// Cells in `setAside`: a column may stand in several rates.
  private var told: Set<CellPlace> = []
  private(set) var rates: [DirectRate] = []
  private(set) var numbers: [DirectNumbers] = []
  /// Cells that were not used; code and name are still to be filled in.
  private(set) var setAside: [SetAside] = []
  /// About columns.
  let findings: [ImportFinding]

  init(_ request: DirectRequest, _ bound: DirectBinding, features: [Int], file: String, layer: String) {
    self.request = request
    self.bound = bound
    self.features = features
    self.file = file
    self.layer = layer
    let counts = bound.rates.flatMap { $0.cases + $0.measured }
    var columns: [Int] = []
    for column in counts + bound.numbers where !columns.contains(column) { columns.append(column) }
    let decisions = bound.table.numberColumns(columns, declared: request.decimal, counts: Set(counts))
    readers = Dictionary(uniqueKeysWithValues: zip(columns, decisions.map(\.reader)))
    findings = columnFindings(decisions, bound.table, sourceID: file)
  }

  mutating func read() throws(DirectError) {
    for (columns, places) in zip(request.rates, bound.rates) { try readRates(columns, places) }
    for (column, place) in zip(request.numbers, bound.numbers) { try readNumbers(column, place) }
  }

  private mutating func readRates(_ columns: DirectRateColumns, _ places: DirectBinding.Rate) throws(DirectError) {
    for place in places.cases + places.measured { try requireNumber(place) }
    var rate = DirectRate(columns: columns, cases: [], measured: [], isWhole: true)
    var faults: [SetAsideReason: Int] = [:]
    for feature in features {
      let reading = readRatio(
        sources(places.cases), sources(places.measured), bound.table, row: feature, mayExceed: false)
      if let fault = reading.fault {
        faults[fault.reason, default: 0] += 1
        drop(feature, fault)
      }
      rate.append(reading)
    }
    if rate.isWithoutRates {
      let most = faults.values.max() ?? 0
      throw .noRates(
        file: file, layer: layer, cases: columns.cases, measured: columns.measured,
        reason: SetAsideReason.allCases.first { most > 0 && faults[$0] == most })
    }
    rates.append(rate)
  }

  private mutating func readNumbers(_ column: DirectNumberColumn, _ place: Int) throws(DirectError) {
    try requireNumber(place)
    var values: [Double?] = []
    for feature in features {
      switch sum(sources([place]), bound.table, row: feature, mayBeNegative: column.mayBeNegative) {
      case .blank: values.append(nil)
      case .number(let value): values.append(value)
      case .fault(let fault):
        values.append(nil)
        drop(feature, fault)
      }
    }
    numbers.append(DirectNumbers(column: column, values: values))
  }

  private func sources(_ columns: [Int]) -> [NumberSource] {
    columns.map { NumberSource(column: $0, reader: readers[$0] ?? NumberReader(decimal: .comma)) }
  }

  private mutating func drop(_ feature: Int, _ fault: CellFault) {
    let column = bound.table.columnNames[fault.column]
    guard told.insert(CellPlace(feature: feature, column: fault.column)).inserted else { return }
    setAside.append(
      SetAside(sourceID: file, row: feature + 1, column: column, reason: fault.reason, wholeRecord: false))
  }

  /// A column of names where numbers were asked for is a mistake of the request, not of the records.
  private func requireNumber(_ place: Int) throws(DirectError) {
    let reader = readers[place] ?? NumberReader(decimal: .comma)
    var first: Int?
    for feature in features {
      switch bound.table.number(feature, place, reader) {
      case .number: return
      case .notANumber: first = first ?? feature
      case .blank: break
      }
    }
    throw .noNumbers(
      file: file, layer: layer, column: bound.table.columnNames[place], row: first.map { $0 + 1 },
      text: first.map { String(bound.table.trimmed($0, place).prefix(40)) })
  }
}

extension DirectRate {
  fileprivate mutating func append(_ reading: CellReading) {
    let isRate = reading.numerator != nil && reading.denominator != nil
    cases.append(isRate ? reading.numerator : nil)
    measured.append(isRate ? reading.denominator : reading.state == .noTarget ? 0 : nil)
    for number in [reading.numerator, reading.denominator] {
      if let number, number != number.rounded() { isWhole = false }
    }
  }

  fileprivate var isWithoutRates: Bool {
    !cases.indices.contains { index in cases[index] != nil && measured[index] ?? 0 > 0 }
  }
}
