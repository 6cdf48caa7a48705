/// A linear problem with whole-number columns, to be minimised. Rows are kept sparse, in flat arrays.
public struct MIPModel: Sendable, Equatable {
  public private(set) var columnLower: [Double] = []
  public private(set) var columnUpper: [Double] = []
  /// What one unit of a column costs.
  public private(set) var costs: [Double] = []
  public private(set) var isInteger: [Bool] = []
  public private(set) var rowLower: [Double] = []
  public private(set) var rowUpper: [Double] = []
  /// Entries of row i are the slots `rowStart[i]..<rowStart[i + 1]`.
  private(set) var rowStart: [Int] = [0]
  private(set) var columns: [Int32] = []
  private(set) var coefficients: [Double] = []

  public init() {}

  public var columnCount: Int { costs.count }
  public var rowCount: Int { rowLower.count }
  public var entryCount: Int { columns.count }

  /// Adds a column and returns its index. Bounds may be infinite.
  @discardableResult
  public mutating func addColumn(
    lower: Double = 0, upper: Double = .infinity, cost: Double = 0, isInteger: Bool = false
  ) -> Int {
    columnLower.append(lower)
    columnUpper.append(upper)
    costs.append(cost)
    self.isInteger.append(isInteger)
    return costs.count - 1
  }

  /// Adds a column that is 0 or 1.
  @discardableResult
  public mutating func addBinary(cost: Double = 0) -> Int { addColumn(upper: 1, cost: cost, isInteger: true) }

  /// Adds `lower <= sum of coefficient * column <= upper`. Bounds may be infinite.
  public mutating func addRow(
    lower: Double = -.infinity, upper: Double = .infinity, _ entries: [(column: Int, coefficient: Double)]
  ) {
    for entry in entries {
      columns.append(Int32(exactly: entry.column) ?? -1)
      coefficients.append(entry.coefficient)
    }
    rowStart.append(columns.count)
    rowLower.append(lower)
    rowUpper.append(upper)
  }

  /// Columns and coefficients of a row.
  func slots(_ row: Int) -> Range<Int> { rowStart[row]..<rowStart[row + 1] }
}
