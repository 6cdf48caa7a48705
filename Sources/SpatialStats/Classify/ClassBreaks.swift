/// Where the classes of a map end.
public struct ClassBreaks: Sendable, Hashable {
  /// To which class a value on a bound belongs.
  public enum Boundary: Sendable, Hashable {
    /// To the class below: the class of v is the first whose upper bound is at least v. The convention of mapclassify.
    case upperInclusive
    /// To the class above: "10 - < 20 %". The convention of the juknis classes.
    case lowerInclusive
  }

  /// Upper bound of each class, ascending; infinity for a class open above. Two equal bounds make an empty class.
  public let upperBounds: [Double]
  /// Lower end of the first class; minus infinity when it is open below.
  public let lowest: Double
  public let boundary: Boundary

  init(upperBounds: [Double], lowest: Double, boundary: Boundary = .upperInclusive) {
    self.upperBounds = upperBounds
    self.lowest = lowest
    self.boundary = boundary
  }

  /// Number of classes; 0 when there was no value to make them from.
  public var count: Int { upperBounds.count }

  /// Class of a value, counted from 0. Values beyond the last bound belong to the last class, below the first to the
  /// first. Nil for nil, NaN and infinite values, and when there are no classes.
  public func index(of value: Double?) -> Int? {
    guard let value, value.isFinite, !upperBounds.isEmpty else { return nil }
    var (low, high) = (0, upperBounds.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if isWithin(value, upperBounds[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private func isWithin(_ value: Double, _ bound: Double) -> Bool {
    boundary == .upperInclusive ? value <= bound : value < bound
  }

  /// Lower end of a class.
  func lower(_ index: Int) -> Double { index == 0 ? lowest : upperBounds[index - 1] }
}
