/// A number that a source states beside the one that its parts give, as the import writes it into the detail of an
/// `.inconsistent` finding: `COLUMN|stated|computed|parts`, parts `187/3912` for a percentage or `161+26` for a sum.
public struct StatedFigure: Sendable, Equatable {
  public var column: String
  /// In percent for percentages.
  public var stated: Double
  public var computed: Double
  public var isPercentage: Bool
  /// Numerator and denominator, or what was added up.
  public var parts: [Double]

  /// Nil when the detail is not written so.
  public init?(detail: String) {
    let fields = detail.split(separator: "|", omittingEmptySubsequences: false)
    guard fields.count == 4, let stated = Double(fields[1]), let computed = Double(fields[2]) else { return nil }
    let isPercentage = fields[3].contains("/")
    let parts = fields[3].split(separator: isPercentage ? "/" : "+").map { Double($0) }
    guard parts.allSatisfy({ $0?.isFinite == true }), stated.isFinite, computed.isFinite else { return nil }
    self.column = String(fields[0])
    self.stated = stated
    self.computed = computed
    self.isPercentage = isPercentage
    self.parts = parts.compactMap { $0 }
  }
}
