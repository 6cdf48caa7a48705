/// Empirical Bayes rates towards the mean of each unit's own group, such as the villages of a kecamatan.
///
/// A group in which nothing can be estimated (fewer than two units with a base, or no event) is no group to draw
/// towards: its units are drawn towards all units together, and `usesAll` says so.
public struct GroupShrunkRates: Sendable, Equatable {
  public let rates: [Double?]
  /// Weight of the unit's own rate, 0...1.
  public let shrinkage: [Double?]
  /// The mean that each unit is drawn towards.
  public let mean: [Double?]
  /// Units drawn towards all units together, for want of a group.
  public let usesAll: [Bool]

  /// - Parameters:
  ///   - groups: Number of each unit's group, from 0; nil for none.
  ///   - model: `.poisson` for Marshall's moments, `.binomial` for cases among the measured.
  public init(events: [Double], base: [Double], groups: [Int?], model: ShrunkRates.Model) throws(StatisticsError) {
    guard groups.count == events.count else {
      throw .lengthMismatch(expected: events.count, found: groups.count)
    }
    let all = try ShrunkRates.estimated(model, events, base)
    var (rates, shrinkage, usesAll) = (all.rates, all.shrinkage, events.map { _ in true })
    var mean = all.rates.map { $0 == nil ? nil : all.mean }
    for members in GroupShrunkRates.members(groups) {
      let found = try ShrunkRates.estimated(model, members.map { events[$0] }, members.map { base[$0] })
      guard members.count(where: { base[$0] > 0 }) > 1, (found.mean ?? 0) > 0 else { continue }
      for (place, unit) in members.enumerated() {
        (rates[unit], shrinkage[unit], usesAll[unit]) = (found.rates[place], found.shrinkage[place], false)
        mean[unit] = found.rates[place] == nil ? nil : found.mean
      }
    }
    (self.rates, self.shrinkage, self.mean, self.usesAll) = (rates, shrinkage, mean, usesAll)
  }

  private static func members(_ groups: [Int?]) -> [[Int]] {
    let known = groups.indices.filter { groups[$0] != nil }.sorted { (groups[$0] ?? 0, $0) < (groups[$1] ?? 0, $1) }
    var result: [[Int]] = []
    for unit in known {
      if let last = result.last?.last, groups[last] == groups[unit] {
        result[result.count - 1].append(unit)
      } else {
        result.append([unit])
      }
    }
    return result
  }
}

extension ShrunkRates {
  /// By the moments of the model.
  static func estimated(_ model: Model, _ events: [Double], _ base: [Double]) throws(StatisticsError) -> ShrunkRates {
    switch model {
    case .poisson: try marshall(events: events, base: base)
    case .binomial: try binomial(cases: events, measured: base)
    }
  }
}
