import Glibc

/// A scale with round numbers: from a tick at or below the smallest value to one at or above the largest.
public struct ChartAxis: Sendable, Equatable {
  public let lower: Double
  public let upper: Double
  /// From tick to tick: 1, 2 or 5 times a power of ten.
  public let step: Double

  /// - Parameters:
  ///   - values: What must lie on the scale; those that aren't finite are left out, those beyond 1e12 pulled there.
  ///   - tickCount: About how many ticks are wanted.
  ///   - includesZero: Starts (or ends) at 0 when all values are on one side of it.
  public init(covering values: [Double], tickCount: Int, includesZero: Bool = true) {
    let usable = values.filter(\.isFinite).map { min(max($0, -1e12), 1e12) } + (includesZero ? [0] : [])
    let low = usable.min() ?? 0
    var high = usable.max() ?? 1
    if high - low < max(abs(high), abs(low), 1e-9) * 1e-9 { high = low + max(abs(low) * 0.1, 1) }
    let step = roundStep((high - low) / Double(min(max(tickCount, 2), 50)))
    self.step = step
    lower = (low / step + 1e-9).rounded(.down) * step
    upper = max((high / step - 1e-9).rounded(.up) * step, lower + step)
  }

  /// All ticks, ascending.
  public var ticks: [Double] {
    let count = min(max(Int(((upper - lower) / step).rounded()), 1), 200)
    return (0...count).map { lower + Double($0) * step }
  }

  /// Decimals that tell ticks apart.
  public var decimals: Int { step >= 1 ? 0 : min(9, Int((-log10(step)).rounded(.up))) }

  /// Where a value lies between two places; values off the scale are pulled to its ends.
  func place(_ value: Double, from start: Double, to end: Double) -> Double {
    let part = (min(max(value, lower), upper) - lower) / (upper - lower)
    return start + part * (end - start)
  }
}

/// The smallest of 1, 2, 5 times a power of ten that isn't below `width`.
private func roundStep(_ width: Double) -> Double {
  guard width.isFinite, width > 0 else { return 1 }
  let power = pow(10, log10(width).rounded(.down))
  return [1, 2, 5, 10].map { $0 * power }.first { $0 >= width * 0.999_999 } ?? 10 * power
}
