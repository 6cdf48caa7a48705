/// How often a last digit was written down in the measurements of a by-name source: 0 and 5 far above a tenth is heaping.
public struct DigitCount: Sendable, Equatable, Codable {
  /// What was measured.
  public enum Measure: String, Sendable, Codable, CaseIterable {
    /// Length or height, centimetres: the digit of millimetres.
    case height
    /// Weight, kilograms: the digit of hundred grams.
    case weight
  }

  public var sourceID: String
  public var measure: Measure
  /// Puskesmas or other unit that measured, as read; empty where the source has none.
  public var unitName: String
  /// 0...9.
  public var digit: Int
  public var count: Int

  public init(sourceID: String, measure: Measure, unitName: String, digit: Int, count: Int) {
    self.sourceID = sourceID
    self.measure = measure
    self.unitName = unitName
    self.digit = digit
    self.count = count
  }
}
