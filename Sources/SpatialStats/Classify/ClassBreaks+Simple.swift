extension ClassBreaks {
  /// No classes: there was no value.
  static var none: ClassBreaks { ClassBreaks(upperBounds: [], lowest: .nan) }

  /// Classes of about equal numbers of values: bounds at the quantiles 1/k, 2/k, ... (linear interpolation, R type 7;
  /// Hyndman and Fan 1996, The American Statistician 50(4), definition 7). Equal bounds are dropped: ties give fewer
  /// classes.
  ///
  /// - Throws: `parameterOutOfRange` unless `classes` is 1...99.
  public static func quantiles(_ values: [Double?], classes: Int) throws(StatisticsError) -> ClassBreaks {
    try checkClassCount(classes)
    let sorted = SortedValues(values)
    guard !sorted.isEmpty else { return .none }
    let bounds = (1...classes).map { sorted.quantile($0, of: classes) }
    return ClassBreaks(upperBounds: withoutRepeats(bounds), lowest: sorted.first)
  }

  /// Classes of equal width from the smallest to the largest value; one class when all values are equal.
  ///
  /// - Throws: `parameterOutOfRange` unless `classes` is 1...99.
  public static func equalInterval(_ values: [Double?], classes: Int) throws(StatisticsError) -> ClassBreaks {
    try checkClassCount(classes)
    let sorted = SortedValues(values)
    guard !sorted.isEmpty else { return .none }
    let range = sorted.last - sorted.first
    let width =
      range.isFinite ? range / Double(classes) : sorted.last / Double(classes) - sorted.first / Double(classes)
    // As an arithmetic progression from the first bound: the same rounding as the reference, which decides ties.
    let start = sorted.first + width
    let step = (start + width) - start
    let inner = (0..<(classes - 1)).map { min(start + Double($0) * step, sorted.last) }
    return ClassBreaks(upperBounds: withoutRepeats(inner + [sorted.last]), lowest: sorted.first)
  }

  /// Classes parted in the middle of the widest gaps between values; of gaps of the same width the later ones are
  /// taken.
  ///
  /// - Throws: `parameterOutOfRange` unless `classes` is 1...99.
  public static func maximumBreaks(_ values: [Double?], classes: Int) throws(StatisticsError) -> ClassBreaks {
    try checkClassCount(classes)
    let sorted = SortedValues(values)
    guard !sorted.isEmpty else { return .none }
    let distinct = withoutRepeats(sorted.values)
    let gaps = distinct.indices.dropLast().map { (width: distinct[$0 + 1] - distinct[$0], place: $0) }
      .sorted { $0.width != $1.width ? $0.width > $1.width : $0.place > $1.place }
    let middles = gaps.prefix(classes - 1).map(\.place).sorted().map { distinct[$0] / 2 + distinct[$0 + 1] / 2 }
    return ClassBreaks(upperBounds: middles + [sorted.last], lowest: sorted.first)
  }

  /// Bounds at the given multiples of the standard deviation (n - 1) from the mean, and the largest value if it lies
  /// above. Classes below the smallest value stay, empty. One class when all values are equal.
  ///
  /// - Throws: `parameterOutOfRange` for multiples that don't ascend, or are not finite, or none.
  public static func meanDeviation(
    _ values: [Double?], multiples: [Double] = [-2, -1, 1, 2]
  ) throws(StatisticsError) -> ClassBreaks {
    try checkAscending(multiples, "multiples")
    let sorted = SortedValues(values)
    guard !sorted.isEmpty else { return .none }
    guard sorted.first < sorted.last else { return ClassBreaks(upperBounds: [sorted.last], lowest: sorted.first) }
    let (mean, deviation) = (sorted.mean, sorted.standardDeviation)
    return open(multiples.map { mean + $0 * deviation }, sorted)
  }

  /// Bounds at the lower fence, the quartiles and the upper fence; fences are `hinge` interquartile ranges from the
  /// quartiles (Tukey 1977). Four classes in the box and whiskers, and one of outliers above when there are any.
  ///
  /// - Throws: `parameterOutOfRange` for a hinge that is negative or not finite.
  public static func boxPlot(_ values: [Double?], hinge: Double = 1.5) throws(StatisticsError) -> ClassBreaks {
    guard hinge.isFinite, hinge >= 0 else { throw .parameterOutOfRange(name: "hinge", value: hinge) }
    let sorted = SortedValues(values)
    guard !sorted.isEmpty else { return .none }
    let quartiles = (1...3).map { sorted.quantile($0, of: 4) }
    let reach = hinge * (quartiles[2] - quartiles[0])
    return open([quartiles[0] - reach] + quartiles + [quartiles[2] + reach], sorted)
  }

  /// Head/tail breaks: cut at the mean, then the part above its own mean, and so on (Jiang 2013, The Professional
  /// Geographer 65(3)). The number of classes follows from the values.
  public static func headTail(_ values: [Double?]) -> ClassBreaks {
    let sorted = SortedValues(values)
    guard !sorted.isEmpty else { return .none }
    var (bounds, head) = ([Double](), sorted.values[...])
    while let first = head.first, let last = head.last, first < last {
      let found = correctedSum(head) / Double(head.count)
      let mean = min(max(found.isFinite ? found : first / 2 + last / 2, first), last.nextDown)
      bounds.append(mean)
      head = head.drop { $0 <= mean }
    }
    return ClassBreaks(upperBounds: bounds + [sorted.last], lowest: sorted.first)
  }

  /// Bounds at percentiles (linear interpolation), whole numbers of 1...100, ascending; the largest value closes the
  /// last class. Equal bounds stay, as empty classes, so that each class keeps its meaning.
  ///
  /// - Throws: `parameterOutOfRange` for percentiles out of range or order, or none.
  public static func percentiles(
    _ values: [Double?], at percentiles: [Int] = [1, 10, 50, 90, 99, 100]
  ) throws(StatisticsError) -> ClassBreaks {
    try checkAscending(percentiles.map(Double.init), "percentiles")
    for p in percentiles where !(1...100).contains(p) {
      throw .parameterOutOfRange(name: "percentiles", value: Double(p))
    }
    let sorted = SortedValues(values)
    guard !sorted.isEmpty else { return .none }
    let all = percentiles.last == 100 ? percentiles : percentiles + [100]
    return ClassBreaks(upperBounds: all.map { sorted.quantile($0, of: 100) }, lowest: sorted.first)
  }

  /// Bounds that may lie beyond the values: closed by the largest value when it is above them, open below when the
  /// first lies below all values.
  private static func open(_ bounds: [Double], _ sorted: SortedValues) -> ClassBreaks {
    let closed = (bounds.last ?? -.infinity) < sorted.last ? bounds + [sorted.last] : bounds
    return ClassBreaks(
      upperBounds: closed, lowest: (closed.first ?? .infinity) < sorted.first ? -.infinity : sorted.first)
  }
}

/// Finite, each above the one before, at least one.
func checkAscending(_ numbers: [Double], _ name: String) throws(StatisticsError) {
  guard !numbers.isEmpty else { throw .parameterOutOfRange(name: name, value: .nan) }
  for (index, number) in numbers.enumerated() {
    guard number.isFinite, index == 0 || numbers[index - 1] < number else {
      throw .parameterOutOfRange(name: name, value: number)
    }
  }
}
