public import Stunting

/// One indicator of the coverage part and its cells, one a village.
public struct CoverageColumn: Sendable {
  public var definition: IndicatorDefinition
  public var period: Period?
  public var isMain: Bool
  public var cells: [IndicatorCell]
  /// Answers of a category indicator; no coverage is made of them.
  public var categories: [String?]
  /// The cell was spread from a puskesmas or kecamatan. An inherited one has no numerator and denominator.
  public var notMeasuredHere: [Bool]

  /// - Parameter notMeasuredHere: Nil is nowhere.
  public init(
    definition: IndicatorDefinition, period: Period?, isMain: Bool, cells: [IndicatorCell], categories: [String?],
    notMeasuredHere: [Bool]? = nil
  ) {
    self.definition = definition
    self.period = period
    self.isMain = isMain
    self.cells = cells
    self.categories = categories
    self.notMeasuredHere = notMeasuredHere ?? [Bool](repeating: false, count: cells.count)
  }
}
