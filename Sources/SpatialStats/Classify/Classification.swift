/// The values of a map in classes.
public struct Classification: Sendable, Equatable {
  public let breaks: ClassBreaks
  /// Class of each value, counted from 0; nil where there is none (nil, NaN, infinite).
  public let labels: [Int?]
  /// Number of values in each class.
  public let counts: [Int]
  /// Sum of squares around the class means; 0 without a value.
  public let withinSumOfSquares: Double
  /// Sum of squares around the mean of all values.
  public let totalSumOfSquares: Double

  /// A class that holds more than this share of the values makes a map that says little.
  public static let dominanceLimit = 0.8

  public init(_ values: [Double?], breaks: ClassBreaks) {
    self.breaks = breaks
    labels = values.map(breaks.index(of:))
    var members = [[Double]](repeating: [], count: breaks.count)
    for (value, label) in zip(values, labels) {
      if let value, let label { members[label].append(value) }
    }
    counts = members.map(\.count)
    withinSumOfSquares = correctedSum(members.map(squares))
    totalSumOfSquares = squares(members.flatMap { $0 })
  }

  /// Goodness of variance fit, 0...1: the part of the variance that the classes explain. Nil when all values are equal.
  public var goodnessOfVarianceFit: Double? {
    totalSumOfSquares > 0 ? 1 - withinSumOfSquares / totalSumOfSquares : nil
  }

  /// The fullest class (the first of several) and its share of the values; nil without values.
  public var dominantShare: (index: Int, share: Double)? {
    let total = counts.reduce(0, +)
    guard total > 0, let most = counts.max(), let index = counts.firstIndex(of: most) else { return nil }
    return (index, Double(most) / Double(total))
  }

  /// True when one class holds more than 80 % of the values: the map then needs a warning or another scheme.
  public var isDominated: Bool { (dominantShare?.share ?? 0) > Self.dominanceLimit }
}

/// Around the mean.
private func squares(_ values: [Double]) -> Double {
  guard !values.isEmpty else { return 0 }
  let mean = correctedSum(values) / Double(values.count)
  return correctedSum(values.map { ($0 - mean) * ($0 - mean) })
}
