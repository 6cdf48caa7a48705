/// A legend drawn as a grid: two variables at once, the first along x, the second along y. The style's numbered
/// classes fill it row by row from the bottom left.
public struct LegendMatrix: Sendable, Equatable, Codable {
  public var columns: Int
  public var xLabel: LocalisedText
  public var yLabel: LocalisedText

  enum CodingKeys: String, CodingKey, CaseIterable {
    case columns
    case xLabel = "x_label"
    case yLabel = "y_label"
  }

  public init(columns: Int, xLabel: LocalisedText, yLabel: LocalisedText) {
    self.columns = columns
    self.xLabel = xLabel
    self.yLabel = yLabel
  }
}
