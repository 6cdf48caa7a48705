/// What sums of counts are kept in. The comparisons are written for each type, since in generic code they are not
/// vector instructions.
protocol ScanLane: SIMDScalar, FixedWidthInteger, Codable {
  typealias Beyond = SIMDMask<SIMD8<SIMDMaskScalar>>
  static func beyond(_ sums: SIMD8<Self>, low: SIMD8<Self>, high: SIMD8<Self>, or before: Beyond) -> Beyond
}

extension Int16: ScanLane {
  @inline(__always)
  static func beyond(_ sums: SIMD8<Self>, low: SIMD8<Self>, high: SIMD8<Self>, or before: Beyond) -> Beyond {
    before .| (sums .> high) .| (sums .< low)
  }
}

extension Int32: ScanLane {
  @inline(__always)
  static func beyond(_ sums: SIMD8<Self>, low: SIMD8<Self>, high: SIMD8<Self>, or before: Beyond) -> Beyond {
    before .| (sums .> high) .| (sums .< low)
  }
}

/// When sums must be looked at, lest they outgrow their type: as seldom as the largest addend allows. Sums that were
/// within half of the range stay within the range until then.
struct ScanRoom<Sum: ScanLane> {
  /// Half of the range.
  private let room = Sum.max / 2
  private let every: Int
  private var left: Int

  /// Nil when a single addend can be too large. Sums of 32 bits hold all cases of a scan.
  init?(largest: Int32) {
    guard Sum.bitWidth < 32 else {
      (every, left) = (.max, .max)
      return
    }
    guard Int(largest) <= Int(room) else { return nil }
    every = max(1, Int(room) / max(1, Int(largest)))
    left = every
  }

  /// Counts one addition; false when a sum has left half of the range.
  @inline(__always)
  mutating func isEnough(after sums: [SIMD8<Sum>]) -> Bool {
    left -= 1
    guard left == 0 else { return true }
    left = every
    return sums.allSatisfy { $0.max() <= room && $0.min() >= 0 &- room }
  }
}
