/// The weighted quantile of costs: the least cost such that the people who have at most that cost are at least the share
/// `share` of all. People of an infinite (or missing, or NaN) cost are counted, so that the quantile is infinite where
/// too many reach nothing: a median may be "unreachable". No interpolation: the quantile is one of the costs. The share
/// is met within 1e-12 of the total weight, so that 0.9 of ten equal weights is nine of them.
///
/// - Parameters:
///   - share: 0...1; 0.5 is the median, 0.9 is P90. 0 is the least cost of anybody.
///   - costs: One a place.
///   - weights: People at each place; not finite or below 0 counts 0.
/// - Returns: Nil when nobody is there (total weight 0) or `share` is no share.
public func weightedQuantile(_ share: Double, costs: [Double], weights: [Double]) -> Double? {
  let sorted = SortedCosts(points: 0..<weights.count, costs: costs, weights: weights.map(usableWeight))
  return sorted.quantile(share)
}

/// Costs of the places of a group that have people, in order, with the people up to each.
struct SortedCosts {
  private var costs: [Double] = []
  private var cumulative: [Double] = []

  init(points: Range<Int>, costs all: [Double], weights: [Double]) {
    let peopled = points.filter { weights[$0] > 0 }
    let ordered = peopled.sorted { (all.cost($0), $0) < (all.cost($1), $1) }
    var sum = 0.0
    for point in ordered {
      sum += weights[point]
      costs.append(all.cost(point))
      cumulative.append(sum)
    }
  }

  func quantile(_ share: Double) -> Double? {
    guard let total = cumulative.last, share >= 0, share <= 1 else { return nil }
    let wanted = share * total - 1e-12 * total
    return zip(costs, cumulative).first { $0.1 >= wanted }?.0
  }
}
