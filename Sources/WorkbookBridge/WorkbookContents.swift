/// A sheet as the workbook lists it.
public struct WorkbookSheet: Sendable, Equatable {
  public var name: String
  /// Hidden by the person who made the workbook.
  public var isHidden: Bool

  public init(name: String, isHidden: Bool) {
    self.name = name
    self.isHidden = isHidden
  }
}

/// A row with at least one filled cell or formula.
public struct WorkbookRow: Sendable, Equatable {
  /// Row of the sheet, counted from 1.
  public var number: Int
  /// From column A to the last filled cell: numbers in their shortest text with a decimal point, those formatted as
  /// percentages with their sign (`8.6%`), dates in ISO 8601, truth values as TRUE and FALSE, errors such as #N/A and
  /// blank cells as an empty text, texts as they stand.
  public var cells: [String]
  /// Which cells are numbers (percentages, too; not dates).
  public var numeric: [Bool]
  /// Hidden by hand or by a filter.
  public var isHidden: Bool
  /// Columns, counted from 0, whose cell is the stored result of a formula.
  public var formulas: [Int]
  /// Columns whose formula has no stored result.
  public var formulasWithoutResult: [Int]

  public init(
    number: Int, cells: [String] = [], numeric: [Bool] = [], isHidden: Bool = false, formulas: [Int] = [],
    formulasWithoutResult: [Int] = []
  ) {
    self.number = number
    self.cells = cells
    self.numeric = numeric
    self.isHidden = isHidden
    self.formulas = formulas
    self.formulasWithoutResult = formulasWithoutResult
  }

  /// True when there is nothing to tell about the row.
  var isBlank: Bool { cells.isEmpty && formulasWithoutResult.isEmpty }
}

/// Cells shown as one; the content is in the first one. Rows count from 1, columns from 0, ends included.
public struct MergedRange: Sendable, Equatable {
  public var rows: ClosedRange<Int>
  public var columns: ClosedRange<Int>

  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }
}
