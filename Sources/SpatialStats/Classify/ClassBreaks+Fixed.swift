extension ClassBreaks {
  /// Classes between cuts that someone set, open below and above: cuts 10, 20, 30 make four classes.
  ///
  /// - Parameter boundary: By default as the juknis: a value on a cut belongs to the class above.
  /// - Throws: `parameterOutOfRange` for cuts that don't ascend or are not finite, none, or more than 98.
  public static func manual(
    cuts: [Double], boundary: Boundary = .lowerInclusive
  ) throws(StatisticsError) -> ClassBreaks {
    try checkAscending(cuts, "cuts")
    try checkClassCount(cuts.count + 1)
    return ClassBreaks(upperBounds: cuts + [.infinity], lowest: -.infinity, boundary: boundary)
  }

  /// Classes against an average, in the four names of the juknis: below half of it, below it, up to double, double or
  /// more; lower bounds inclusive. Usulan.
  ///
  /// - Throws: `parameterOutOfRange` for an average that is not above 0 or not finite.
  public static func relative(toAverage average: Double) throws(StatisticsError) -> ClassBreaks {
    guard average.isFinite, average > 0, (2 * average).isFinite else {
      throw .parameterOutOfRange(name: "average", value: average)
    }
    return ClassBreaks(
      upperBounds: [average / 2, average, 2 * average, .infinity], lowest: -.infinity, boundary: .lowerInclusive)
  }
}
