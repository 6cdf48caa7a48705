extension ClassBreaks {
  /// Natural breaks: the classes with the least sum of squares around their means, exactly (Fisher 1958, JASA 53(284);
  /// Jenks 1977). Equal values are never parted; fewer distinct values than classes give a class each. Of several best
  /// partitions the one whose classes begin lowest, from the top down. O(k n log n) for n distinct values.
  ///
  /// - Throws: `parameterOutOfRange` unless `classes` is 1...99.
  public static func fisherJenks(_ values: [Double?], classes: Int) throws(StatisticsError) -> ClassBreaks {
    try checkClassCount(classes)
    let sorted = SortedValues(values)
    guard !sorted.isEmpty else { return .none }
    let ties = TiedValues(sorted.values)
    let last = NaturalBreaks(ties, classes: min(classes, ties.values.count)).lastOfClass
    return ClassBreaks(upperBounds: last.map { ties.values[$0] }, lowest: sorted.first)
  }
}

/// Distinct values, ascending, with their numbers.
private struct TiedValues {
  private(set) var values: [Double] = []
  private(set) var counts: [Double] = []

  init(_ ascending: [Double]) {
    for value in ascending {
      if value == values.last {
        counts[counts.count - 1] += 1
      } else {
        values.append(value)
        counts.append(1)
      }
    }
  }
}

/// The dynamic programme over classes: `best[j]` is the least sum of squares of values 0...j in the classes so far.
/// Where the last of them begins never falls when j grows, so each row is solved by halves (Grønlund et al. 2017,
/// "Fast exact k-means, k-medians and Bregman divergence clustering in 1D", section 2.2).
private struct NaturalBreaks {
  private var sums: PrefixSums
  private var best: [Double]
  private var before: [Double] = []
  /// First value of the last class, a row a class.
  private var starts: [[Int32]] = []

  /// Index of the largest value of each class.
  private(set) var lastOfClass: [Int] = []

  init(_ ties: TiedValues, classes: Int) {
    sums = PrefixSums(ties)
    best = []
    let count = ties.values.count
    best = (0..<count).map { sums.squares(0, $0) }
    for row in 1..<max(classes, 1) {
      before = best
      starts.append([Int32](repeating: 0, count: count))
      solve(row: row, row...(count - 1), starting: row...(count - 1))
    }
    lastOfClass = path(count)
  }

  /// `best` and the start of the last class for `ends`, when it can only begin in `starting`.
  private mutating func solve(row: Int, _ ends: ClosedRange<Int>, starting: ClosedRange<Int>) {
    let end = (ends.lowerBound + ends.upperBound) / 2
    let (start, value) = cheapest(end, starting)
    best[end] = value
    starts[row - 1][end] = Int32(start)
    if end > ends.lowerBound {
      solve(row: row, ends.lowerBound...(end - 1), starting: starting.lowerBound...start)
    }
    if end < ends.upperBound {
      solve(row: row, (end + 1)...ends.upperBound, starting: start...starting.upperBound)
    }
  }

  private func cheapest(_ end: Int, _ starting: ClosedRange<Int>) -> (start: Int, value: Double) {
    var (start, value) = (starting.lowerBound, Double.infinity)
    let limit = min(end, starting.upperBound)
    guard starting.lowerBound <= limit else { return (start, value) }
    for candidate in starting.lowerBound...limit {
      let found = before[candidate - 1] + sums.squares(candidate, end)
      if found < value { (start, value) = (candidate, found) }
    }
    return (start, value)
  }

  private func path(_ count: Int) -> [Int] {
    var (result, end) = ([count - 1], count - 1)
    for row in starts.reversed() {
      end = Int(row[end]) - 1
      result.append(end)
    }
    return result.reversed()
  }
}

/// Sums of counts, values and squares from the start, around the median, where most values are small.
private struct PrefixSums {
  private var weight: [Double] = [0]
  private var sum: [Double] = [0]
  private var square: [Double] = [0]

  init(_ ties: TiedValues) {
    let centre = ties.values[ties.values.count / 2]
    for (value, count) in zip(ties.values, ties.counts) {
      let d = value - centre
      weight.append((weight.last ?? 0) + count)
      sum.append((sum.last ?? 0) + count * d)
      square.append((square.last ?? 0) + count * d * d)
    }
  }

  /// Sum of squares of the values `first...last` around their mean.
  @inline(__always)
  func squares(_ first: Int, _ last: Int) -> Double {
    let total = sum[last + 1] - sum[first]
    return max(0, square[last + 1] - square[first] - total * total / (weight[last + 1] - weight[first]))
  }
}
