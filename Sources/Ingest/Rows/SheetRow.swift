/// One row of a sheet, or one record of a text file.
public struct SheetRow: Sendable, Equatable {
  /// Row of the sheet or record of the file, counted from 1.
  public var number: Int
  /// As a person would type them: numbers of a workbook in their shortest text with a decimal point, those shown as
  /// percentages with their sign (`8.6%`), dates as `2024-08-31`, blank cells empty; text cells as they stand.
  public var cells: [String]
  /// Which cells are number cells of a workbook; empty for text files.
  public var numeric: [Bool]
  /// Hidden by the person who made the workbook, by hand or by a filter.
  public var isHidden: Bool
  /// Columns, counted from 0, whose cell is the stored result of a formula.
  public var formulas: [Int]
  /// Columns whose formula has no stored result; their cell is empty.
  public var formulasWithoutResult: [Int]

  public init(
    number: Int, cells: [String], numeric: [Bool] = [], isHidden: Bool = false, formulas: [Int] = [],
    formulasWithoutResult: [Int] = []
  ) {
    self.number = number
    self.cells = cells
    self.numeric = numeric
    self.isHidden = isHidden
    self.formulas = formulas
    self.formulasWithoutResult = formulasWithoutResult
  }
}

/// Cells that a workbook shows as one; the content is in the first one. Rows and columns are counted from 1 and 0 as in
/// `SheetRow`, ends included.
public struct MergedCells: Sendable, Equatable {
  public var rows: ClosedRange<Int>
  public var columns: ClosedRange<Int>

  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }
}
