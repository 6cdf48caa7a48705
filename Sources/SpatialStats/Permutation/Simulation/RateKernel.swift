/// The rates of `RateMap.empiricalBayes` or `RateMap.standardised`, as deviations from their mean, over and over for
/// maps with one base.
struct RateKernel: Sendable {
  private let base: [Double]
  private let totalBase: Double
  private let meanBase: Double
  private let model: ShrunkRates.Model
  private let isStandardised: Bool

  init(_ map: RateMap, isStandardised: Bool) {
    base = map.base
    totalBase = map.base.reduce(0, +)
    meanBase = map.count > 0 ? totalBase / Double(map.count) : 0
    model = map.model
    self.isStandardised = isStandardised
  }

  /// - Parameter values: Events on entry, deviations of the rates on return.
  /// - Returns: Their sum of squares; 0 where the rates do not vary.
  func deviations(_ values: inout [Double]) -> Double {
    guard totalBase > 0 else { return 0 }
    var events = 0.0
    for unit in values.indices { events += values[unit] }
    let mean = events / totalBase
    var around = 0.0
    for unit in values.indices {
      values[unit] = values[unit] / base[unit] - mean
      around += base[unit] * values[unit] * values[unit]
    }
    guard events > 0, around > 0 else { return clear(&values) }
    let hasRates =
      isStandardised
      ? standardise(&values, mean: mean, around: around / totalBase)
      : shrink(&values, mean: mean, around: around / totalBase)
    return hasRates ? centre(&values) : clear(&values)
  }

  private func clear(_ values: inout [Double]) -> Double {
    for unit in values.indices { values[unit] = 0 }
    return 0
  }

  private func standardise(_ values: inout [Double], mean: Double, around: Double) -> Bool {
    let between = around - mean / meanBase
    for unit in values.indices {
      let within = mean / base[unit]
      let variance = between + within
      values[unit] /= (variance > 0 ? variance : within).squareRoot()
    }
    return true
  }

  private func shrink(_ values: inout [Double], mean: Double, around: Double) -> Bool {
    switch model {
    case .poisson:
      let variance = max(0, around - mean / meanBase)
      for unit in values.indices { values[unit] *= variance / (variance + mean / base[unit]) }
      return variance > 0
    case .binomial:
      let within = mean * (1 - mean)
      let raw = meanBase > 1 ? (meanBase * around - within) / (meanBase - 1) : 0
      let icc = within > 0 ? min(max(0, raw), within) / within : 0
      for unit in values.indices { values[unit] *= min(1, base[unit] * icc / (1 + (base[unit] - 1) * icc)) }
      return icc > 0
    }
  }

  private func centre(_ values: inout [Double]) -> Double {
    var sum = 0.0
    for value in values { sum += value }
    let mean = sum / Double(max(1, values.count))
    var squares = 0.0
    for unit in values.indices {
      values[unit] -= mean
      squares += values[unit] * values[unit]
    }
    return squares
  }
}
