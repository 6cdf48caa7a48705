import Glibc

/// Which of the two local statistics of Ord and Getis.
public enum LocalGKind: Sendable, Equatable {
  /// The unit's neighbours, the unit itself left out of everything.
  case gi
  /// The unit with its neighbours: the weights must link each unit to itself (`Weights.withSelf`).
  case giStar
}

/// Local G of each unit; nil where it is not defined.
public struct LocalG: Sendable, Equatable {
  public let kind: LocalGKind
  /// Weighted sum over the sum of all values (Gi: of all others); nil where that sum is 0.
  public let g: [Double?]
  /// Standard score. Nil without any variation, and for Gi of a unit without neighbours. Gi* of such a unit is its own
  /// standardised value: show it as "no neighbours" (`hasNeighbours`).
  public let z: [Double?]
  /// Two-sided p of `z` under the normal distribution.
  public let p: [Double?]
  /// False for an island.
  public let hasNeighbours: [Bool]

  /// Ord and Getis, "Local spatial autocorrelation statistics", Geographical Analysis 27 (1995), p. 289 f., with the
  /// sum of the squared weights, so that it holds for any weights and does not change with row standardisation.
  public init(_ kind: LocalGKind, values: [Double], weights: Weights) throws(StatisticsError) {
    try checkLengths(values, weights)
    let deviations = try Deviations(values)
    let rows = values.indices.map { LocalRow(unit: $0, deviations: deviations, weights: weights) }
    if kind == .giStar, let unit = rows.firstIndex(where: { $0.selfWeight == 0 }) {
      throw .selfLinkMissing(unit: unit)
    }
    let total = values.reduce(0, +)
    self.kind = kind
    z = rows.map { kind == .gi ? $0.gi(deviations) : $0.giStar(deviations) }
    p = z.map { z in z.map { NormalDistribution.twoSided($0) } }
    hasNeighbours = rows.map { $0.weightSum > 0 }
    g = rows.map { row in
      let includesSelf = kind == .giStar
      guard includesSelf || row.weightSum > 0 else { return nil }
      let whole = includesSelf ? total : total - values[row.unit]
      return whole == 0 ? nil : row.weightedSum(of: values, weights, includingSelf: includesSelf) / whole
    }
  }
}

/// The sums of one row of weights, the unit itself apart.
struct LocalRow {
  let unit: Int
  private(set) var selfWeight = 0.0
  private(set) var weightSum = 0.0
  private(set) var squareSum = 0.0
  /// Weighted sum of the neighbours' deviations.
  private(set) var lag = 0.0

  init(unit: Int, deviations: Deviations, weights: Weights) {
    self.unit = unit
    for position in weights.links(of: unit) {
      let weight = weights.values[position]
      let other = Int(weights.neighbours[position])
      if other == unit {
        selfWeight = weight
      } else {
        weightSum += weight
        squareSum += weight * weight
        lag += weight * deviations.d[other]
      }
    }
  }

  func weightedSum(of values: [Double], _ weights: Weights, includingSelf: Bool) -> Double {
    var sum = 0.0
    for position in weights.links(of: unit) {
      let other = Int(weights.neighbours[position])
      if includingSelf || other != unit { sum += weights.values[position] * values[other] }
    }
    return sum
  }

  func gi(_ deviations: Deviations) -> Double? {
    let n = Double(deviations.count)
    guard weightSum > 0, n > 2 else { return nil }
    let own = deviations.d[unit]
    let mean = -own / (n - 1)
    let variance = (deviations.sumOfSquares - own * own) / (n - 1) - mean * mean
    let spread = variance * ((n - 1) * squareSum - weightSum * weightSum) / (n - 2)
    return Self.score(lag - weightSum * mean, variance: spread, scale: deviations.sumOfSquares * squareSum)
  }

  func giStar(_ deviations: Deviations) -> Double? {
    let n = Double(deviations.count)
    guard selfWeight > 0, n > 1 else { return nil }
    let sum = weightSum + selfWeight
    let squares = squareSum + selfWeight * selfWeight
    let spread = deviations.sumOfSquares / n * (n * squares - sum * sum) / (n - 1)
    let value = lag + selfWeight * deviations.d[unit]
    return Self.score(value, variance: spread, scale: deviations.sumOfSquares * squares)
  }

  /// Nil where the variance is nothing but rounding.
  static func score(_ value: Double, variance: Double, scale: Double) -> Double? {
    variance > 1e-13 * scale && variance > 0 ? value / variance.squareRoot() : nil
  }
}
