/// Adjusted p-values: a unit is significant at a level when its adjusted p is at most that level. Entries that are nil
/// (no test was made) stay nil and do not count among the tests; NaN counts as nil.
public enum MultipleTesting: Sendable, Equatable, CaseIterable {
  /// Benjamini and Hochberg 1995: false discovery rate for independent or positively dependent tests.
  case benjaminiHochberg
  /// Benjamini and Yekutieli 2001: false discovery rate under any dependence.
  case benjaminiYekutieli
  /// Holm 1979: family-wise error rate.
  case holm
  case bonferroni

  public func adjusted(_ p: [Double?]) -> [Double?] {
    let tested = p.indices.filter { p[$0].map { !$0.isNaN } ?? false }
    let ordered = tested.map { ($0, p[$0] ?? 1) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    let scaled = scale(ordered.map(\.1))
    var result = [Double?](repeating: nil, count: p.count)
    for (entry, value) in zip(ordered, scaled) { result[entry.0] = min(1, value) }
    return result
  }

  /// Ascending p-values to adjusted ones.
  private func scale(_ p: [Double]) -> [Double] {
    let m = Double(p.count)
    switch self {
    case .bonferroni: return p.map { $0 * m }
    case .holm: return runningMaximum(p.indices.map { p[$0] * Double(p.count - $0) })
    case .benjaminiHochberg: return runningMinimum(p.indices.map { p[$0] * m / Double($0 + 1) })
    case .benjaminiYekutieli:
      let harmonic = p.indices.reduce(0) { $0 + 1 / Double($1 + 1) }
      return runningMinimum(p.indices.map { p[$0] * (m * harmonic) / Double($0 + 1) })
    }
  }

  private func runningMaximum(_ values: [Double]) -> [Double] {
    var largest = 0.0
    return values.map { value in
      largest = max(largest, value)
      return largest
    }
  }

  private func runningMinimum(_ values: [Double]) -> [Double] {
    var smallest = Double.infinity
    return values.reversed().map { value in
      smallest = min(smallest, value)
      return smallest
    }.reversed()
  }

  /// The largest p that the method rejects at a level; nil when it rejects none.
  public func cutoff(_ p: [Double?], level: Double) -> Double? {
    zip(p, adjusted(p)).compactMap { pair in pair.1.flatMap { $0 <= level ? pair.0 : nil } }.max()
  }
}
