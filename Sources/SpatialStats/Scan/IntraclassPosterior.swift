import Glibc

/// What the data say about the intraclass correlation of places: the beta-binomial likelihood with a uniform prior on
/// 0...0.9, on a grid that is refined around the maximum. Draws from it, in place of one estimate, carry the
/// uncertainty of the estimate into the Monte Carlo p (Gelman, Meng and Stern 1996, posterior predictive).
public struct IntraclassPosterior: Sendable, Equatable {
  private let correlations: [Double]
  private let means: [Double]
  /// Cumulative probability up to each grid point.
  private let cumulative: [Double]
  /// Correlation of the largest likelihood.
  public let mode: Double
  public let median: Double

  static let largest = 0.9
  private static let steps = 48

  /// Nil without cases, without others, or with fewer than two places with a base.
  public init?(cases: [Double], measured: [Double]) {
    let places = zip(cases, measured).filter { $0.1 > 0 }.map { Place(cases: $0.0, size: $0.1) }
    let total = places.reduce(0) { $0 + $1.cases }
    let size = places.reduce(0) { $0 + $1.size }
    guard places.count > 1, total > 0, total < size else { return nil }
    var grid = Self.start(meanSize: size / Double(places.count))
    var logs = grid.map { Self.logLikelihood(places, $0) }
    for _ in 0..<2 {
      grid = Self.refined(grid, logs)
      logs = grid.map { Self.logLikelihood(places, $0) }
    }
    let top = logs.max() ?? 0
    correlations = grid
    means = grid.map { Self.mean(places, $0) }
    cumulative = Self.cumulative(grid, logs.map { exp($0 - top) })
    mode = logs.firstIndex(of: top).map { grid[$0] } ?? 0
    median = Self.quantile(0.5, grid, cumulative)
  }

  /// A correlation, and the mean that goes with it.
  func draw(_ random: inout CounterGenerator) -> (mean: Double, correlation: Double) {
    let correlation = Self.quantile(random.uniform(), correlations, cumulative)
    let place = correlations.firstIndex { $0 >= correlation } ?? correlations.count - 1
    return (means[place], correlation)
  }

  private struct Place {
    let cases: Double
    let size: Double
  }

  /// 0, and steps of a constant factor from what a map of this size could tell from 0 at the very best.
  private static func start(meanSize: Double) -> [Double] {
    let least = 1e-3 / max(1, meanSize)
    let factor = pow(largest / least, 1 / Double(steps - 1))
    return [0] + (0..<steps).map { min(largest, least * pow(factor, Double($0))) }
  }

  /// Equal steps over what has a likelihood within e^-14 of the largest.
  private static func refined(_ grid: [Double], _ logs: [Double]) -> [Double] {
    let top = logs.max() ?? 0
    let kept = logs.indices.filter { logs[$0] > top - 14 }
    guard let first = kept.first, let last = kept.last else { return grid }
    let low = grid[max(0, first - 1)]
    let high = grid[min(grid.count - 1, last + 1)]
    return (0...steps * 2).map { low + (high - low) * Double($0) / Double(steps * 2) }
  }

  /// Weighted as the correlation asks for.
  private static func mean(_ places: [Place], _ icc: Double) -> Double {
    var (cases, size) = (0.0, 0.0)
    for place in places {
      let weight = 1 / (1 + (place.size - 1) * icc)
      cases += weight * place.cases
      size += weight * place.size
    }
    return cases / size
  }

  private static func logLikelihood(_ places: [Place], _ icc: Double) -> Double {
    let p = mean(places, icc)
    guard p > 0, p < 1 else { return -.infinity }
    guard icc > 0 else {
      return places.reduce(0) { $0 + $1.cases * log(p) + ($1.size - $1.cases) * log1p(-p) }
    }
    let precision = 1 / icc - 1
    let (a, b) = (p * precision, (1 - p) * precision)
    return places.reduce(0) { sum, place in
      sum + rising(a, place.cases) + rising(b, place.size - place.cases) - rising(a + b, place.size)
    }
  }

  /// log Γ(a + k) / Γ(a).
  private static func rising(_ a: Double, _ k: Double) -> Double {
    k > 0 ? lgamma(a + k).0 - lgamma(a).0 : 0
  }

  private static func cumulative(_ grid: [Double], _ density: [Double]) -> [Double] {
    var sums = [0.0]
    for index in 1..<grid.count {
      sums.append(sums[index - 1] + (grid[index] - grid[index - 1]) * (density[index] + density[index - 1]) / 2)
    }
    let all = sums[sums.count - 1]
    return all > 0 ? sums.map { $0 / all } : sums
  }

  private static func quantile(_ probability: Double, _ grid: [Double], _ cumulative: [Double]) -> Double {
    guard let next = cumulative.firstIndex(where: { $0 >= probability }), next > 0 else { return grid[0] }
    let step = cumulative[next] - cumulative[next - 1]
    let share = step > 0 ? (probability - cumulative[next - 1]) / step : 0
    return grid[next - 1] + (grid[next] - grid[next - 1]) * share
  }
}
