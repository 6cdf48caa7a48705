public import Stunting

/// One indicator of the coverage part and its cells, one a village.
public struct CoverageColumn: Sendable {
  public var definition: IndicatorDefinition
  public var period: Period?
  public var isMain: Bool
  public var cells: [IndicatorCell]
  /// Answers of a category indicator; no coverage is made of them.
  public var categories: [String?]

  public init(
    definition: IndicatorDefinition, period: Period?, isMain: Bool, cells: [IndicatorCell], categories: [String?]
  ) {
    self.definition = definition
    self.period = period
    self.isMain = isMain
    self.cells = cells
    self.categories = categories
  }
}
