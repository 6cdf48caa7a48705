/// The rates of `RateMap.empiricalBayes` or `RateMap.standardised`, as deviations from their mean, over and over for
/// maps with one base, eight maps at a time.
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

  /// - Parameter values: Events on entry, deviations of the rates on return; one a unit.
  /// - Returns: Their sum of squares; 0 where the rates of a map do not vary.
  func deviations(_ values: inout [MapLanes]) -> MapLanes {
    guard totalBase > 0, values.count == base.count else { return .zero }
    var events = MapLanes.zero
    for value in values { events += value }
    let mean = events / totalBase
    var around = MapLanes.zero
    for unit in base.indices {
      let rate = values[unit] / base[unit] - mean
      values[unit] = rate
      around += base[unit] * rate * rate
    }
    let varies = (events .> 0) .& (around .> 0)
    if isStandardised {
      standardise(&values, mean: mean, around: around / totalBase)
    } else {
      shrink(&values, mean: mean, around: around / totalBase)
    }
    return centre(&values, varies)
  }

  private func standardise(_ values: inout [MapLanes], mean: MapLanes, around: MapLanes) {
    let between = around - mean / meanBase
    for unit in base.indices {
      let within = mean / base[unit]
      let variance = between + within
      values[unit] /= variance.replacing(with: within, where: variance .<= 0).squareRoot()
    }
  }

  private func shrink(_ values: inout [MapLanes], mean: MapLanes, around: MapLanes) {
    switch model {
    case .poisson:
      let raw = around - mean / meanBase
      let variance = raw.kept(where: raw .> 0)
      for unit in base.indices { values[unit] *= variance / (variance + mean / base[unit]) }
    case .binomial:
      let within = mean * (1 - mean)
      let raw = meanBase > 1 ? (meanBase * around - within) / (meanBase - 1) : .zero
      let bounded = raw.kept(where: raw .> 0).replacing(with: within, where: raw .> within)
      let icc = (bounded / within).kept(where: within .> 0)
      for unit in base.indices {
        let weight = base[unit] * icc / (1 + (base[unit] - 1) * icc)
        values[unit] *= weight.replacing(with: 1, where: weight .> 1)
      }
    }
  }

  private func centre(_ values: inout [MapLanes], _ varies: SIMDMask<SIMD8<Int64>>) -> MapLanes {
    var sum = MapLanes.zero
    for unit in values.indices {
      values[unit] = values[unit].kept(where: varies)
      sum += values[unit]
    }
    let mean = sum / Double(max(1, values.count))
    var squares = MapLanes.zero
    for unit in values.indices {
      values[unit] -= mean
      squares += values[unit] * values[unit]
    }
    return squares
  }
}
