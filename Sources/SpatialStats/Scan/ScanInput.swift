/// Counts, bases and points of a scan, checked.
struct ScanInput: Sendable {
  let points: ScanPoints
  let cases: [Double]
  let base: [Double]
  let totalCases: Double
  let totalBase: Double
  let isBinomial: Bool

  var count: Int { cases.count }

  init(points: ScanPoints, cases: [Double], base: [Double], model: ScanModel) throws(StatisticsError) {
    guard cases.count == points.count else { throw .lengthMismatch(expected: points.count, found: cases.count) }
    guard base.count == points.count else { throw .lengthMismatch(expected: points.count, found: base.count) }
    isBinomial = model != .poisson
    for unit in cases.indices {
      guard cases[unit].isFinite, base[unit].isFinite else { throw .notFinite(index: unit) }
      try Self.check(cases[unit], base[unit], isBinomial)
    }
    self.points = points
    self.cases = cases
    self.base = base
    totalCases = cases.reduce(0, +)
    totalBase = base.reduce(0, +)
    guard totalCases < 0x1p31 else { throw .parameterOutOfRange(name: "cases", value: totalCases) }
    guard totalBase < (isBinomial ? 0x1p31 : 0x1p500) else {
      throw .parameterOutOfRange(name: "base", value: totalBase)
    }
  }

  private static func check(_ cases: Double, _ base: Double, _ isBinomial: Bool) throws(StatisticsError) {
    guard cases >= 0, cases < 0x1p31, cases == cases.rounded() else {
      throw .parameterOutOfRange(name: "cases", value: cases)
    }
    guard base == 0 || base >= 0x1p-500, !isBinomial || base == base.rounded() else {
      throw .parameterOutOfRange(name: "base", value: base)
    }
    // More cases than measured, or cases where nobody lives.
    guard isBinomial ? cases <= base : (base > 0 || cases == 0) else {
      throw .parameterOutOfRange(name: "cases", value: cases)
    }
  }
}
