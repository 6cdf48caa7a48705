import Stunting

/// A column of numbers with the way to read it.
struct NumberSource {
  var column: Int
  var reader: NumberReader
}

/// Why a cell cannot be used.
struct CellFault: Equatable {
  var column: Int
  var reason: SetAsideReason
}

/// Sum of some columns of a record.
enum CellSum: Equatable {
  /// At least one of the cells holds nothing, so the sum is unknown; the first such column.
  case blank(column: Int)
  case number(Double)
  case fault(CellFault)
}

/// Adds the cells of `columns`; `mayBeNegative` for amounts only.
func sum(_ columns: [NumberSource], _ table: TextTable, row: Int, mayBeNegative: Bool = false) -> CellSum {
  var total = 0.0
  var blank: Int?
  for source in columns {
    switch table.number(row, source.column, source.reader) {
    case .blank: blank = blank ?? source.column
    case .notANumber: return .fault(CellFault(column: source.column, reason: .notANumber))
    case .number(let value, _):
      guard value >= 0 || mayBeNegative else {
        return .fault(CellFault(column: source.column, reason: .negativeNumber))
      }
      total += value
    }
  }
  if let blank { return .blank(column: blank) }
  return total.isFinite ? .number(total) : .fault(CellFault(column: columns.first?.column ?? 0, reason: .notANumber))
}

/// What a cell or pair of cells says, before it belongs to a unit.
struct CellReading {
  var state = CellState.noData
  var numerator: Double?
  var denominator: Double?
  var value: Double?
  var category: String?
  /// The cell was not used for this.
  var fault: CellFault?
  /// More served than there are; kept.
  var isAboveHundred = false
}

/// Cases of measured, served of target.
func readRatio(
  _ numerator: [NumberSource], _ denominator: [NumberSource], _ table: TextTable, row: Int, mayExceed: Bool
) -> CellReading {
  let above = sum(numerator, table, row: row)
  let below = sum(denominator, table, row: row)
  var reading = CellReading()
  switch (above, below) {
  case (.fault(let fault), _), (_, .fault(let fault)): reading.fault = fault
  case (.blank, .number(0)): reading.state = .noTarget
  case (.blank, _): break
  case (.number, .blank(let column)): reading.fault = CellFault(column: column, reason: .missingDenominator)
  case (.number(let cases), .number(let all)):
    reading.numerator = cases
    reading.denominator = all
    reading.state = all == 0 ? .noTarget : .value
    guard cases > all else { break }
    if all == 0 || !mayExceed {
      reading = CellReading(fault: CellFault(column: numerator.first?.column ?? 0, reason: .numeratorAboveDenominator))
    } else {
      reading.isAboveHundred = true
    }
  }
  return reading
}

/// A count, percentage or amount.
func readNumber(
  _ columns: [NumberSource], kind: ValueKind, _ table: TextTable, row: Int, mayExceed: Bool
) -> CellReading {
  var reading = CellReading()
  switch sum(columns, table, row: row, mayBeNegative: kind == .amount) {
  case .blank: break
  case .fault(let fault): reading.fault = fault
  case .number(let value):
    guard kind != .percentage || value <= 100 || mayExceed else {
      reading.fault = CellFault(column: columns.first?.column ?? 0, reason: .numeratorAboveDenominator)
      break
    }
    reading.value = value
    reading.state = .value
    reading.isAboveHundred = kind == .percentage && value > 100
  }
  return reading
}

private let yesWords: Set<String> = [
  "ya", "y", "ada", "yes", "true", "1", "1.0", "v", "x", "\u{2713}", "\u{2714}", "sudah",
]
private let noWords: Set<String> = [
  "tidak", "t", "tidak ada", "tdk", "no", "n", "false", "0", "0.0", "belum", "tdk ada",
]

/// A label of a coded answer, or yes (1) and no (0).
func readAnswer(
  _ column: Int, kind: ValueKind, labels: [String: String], _ table: TextTable, row: Int
) -> CellReading {
  let text = table.trimmed(row, column)
  let label = labels[text] ?? labels[text.hasSuffix(".0") ? String(text.dropLast(2)) : text]
  var reading = CellReading()
  if kind == .yesNo {
    let word = (label ?? text).lowercased()
    if yesWords.contains(word) { reading.value = 1 } else if noWords.contains(word) { reading.value = 0 }
    reading.state = reading.value == nil ? .noData : .value
    if reading.value == nil, !NumberBody(text).isBlank {
      reading.fault = CellFault(column: column, reason: .notANumber)
    }
  } else if label != nil || !NumberBody(text).isBlank {
    reading.category = label ?? text
    reading.state = .value
  }
  return reading
}
