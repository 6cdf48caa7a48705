/// Three groups of about equal size by value.
public struct Terciles: Sendable, Equatable {
  /// Largest value of the low and of the middle group.
  public let bounds: (low: Double, middle: Double)?

  /// Bounds at the values a third and two thirds up the order; nil and NaN do not count. Equal values are never parted,
  /// so many ties make the groups unequal or leave one empty.
  public init(_ values: [Double?]) {
    let sorted = values.compactMap { $0 }.filter { !$0.isNaN }.sorted()
    guard !sorted.isEmpty else {
      bounds = nil
      return
    }
    bounds = (sorted[(sorted.count + 2) / 3 - 1], sorted[(2 * sorted.count + 2) / 3 - 1])
  }

  /// 0 low, 1 middle, 2 high; nil without a value.
  public func group(_ value: Double?) -> Int? {
    guard let value, !value.isNaN, let bounds else { return nil }
    return value <= bounds.low ? 0 : value <= bounds.middle ? 1 : 2
  }

  public static func == (a: Terciles, b: Terciles) -> Bool {
    a.bounds?.low == b.bounds?.low && a.bounds?.middle == b.bounds?.middle
  }
}
