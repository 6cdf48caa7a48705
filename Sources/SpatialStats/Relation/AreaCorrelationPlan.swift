/// The modified t-test of Clifford, Richardson and Hemon, "Assessing the significance of the correlation between two
/// spatial processes", Biometrics 45 (1989), with the effective number of areas of Dutilleul, "Modifying the t test for
/// assessing the correlation between two spatial processes", Biometrics 49 (1993), p. 309: 1 + tr(BX) tr(BY) / tr(BXBY).
///
/// The covariances X and Y are estimated by class of distance between the points of the areas, so the areas may have any
/// shape and lie in several parts. All distances are used, in at most 20 classes with equally many pairs: with the far
/// ones left out the test rejects too often when a pattern is as wide as the region. With weights B is the projection
/// of a weighted mean.
///
/// Time grows with the square of the number of areas; the tasks can run on any thread in any order and the result is
/// the same.
public struct AreaCorrelationPlan: Sendable {
  private static let rows = 128

  private let x: [Double]
  private let y: [Double]
  private let classes: DistanceClasses
  private let series: CorrelationSeries

  /// - Parameters:
  ///   - first, second: The variables, one value an area, finite.
  ///   - x, y: A point of each area, in metres of a plane.
  ///   - weights: What each area counts, above 0 and finite, such as measured children; nil is the same for all.
  public init(
    first: [Double], second: [Double], x: [Double], y: [Double], weights: [Double]? = nil
  ) throws(StatisticsError) {
    for other in [second, x, y, weights ?? first] where other.count != first.count {
      throw .lengthMismatch(expected: first.count, found: other.count)
    }
    for (index, point) in zip(x, y).enumerated() where !point.0.isFinite || !point.1.isFinite {
      throw .notFinite(index: index)
    }
    self.x = x
    self.y = y
    classes = DistanceClasses(x: x, y: y)
    series = try CorrelationSeries(first, second, weights: weights)
  }

  /// Number of tasks; they depend on the number of areas only.
  public var taskCount: Int { (x.count + Self.rows - 1) / Self.rows }

  /// The sums that one task finds.
  public struct Part: Sendable {
    let range: Range<Int>
    /// Weight of the other areas by class, row after row.
    let weightByClass: [Double]
    let sums: ClassSums
  }

  /// Runs task `index` in 0..<taskCount; another index gives an empty part.
  public func run(task index: Int) -> Part {
    let empty = Part(range: 0..<0, weightByClass: [], sums: ClassSums(classes.count))
    guard (0..<taskCount).contains(index) else { return empty }
    let range = index * Self.rows..<min(x.count, (index + 1) * Self.rows)
    var weightByClass: [Double] = []
    weightByClass.reserveCapacity(range.count * classes.count)
    var sums = ClassSums(classes.count)
    var row = [SIMD8<Double>](repeating: .zero, count: classes.count)
    for unit in range {
      fill(&row, unit)
      for sum in row { weightByClass.append(sum[0]) }
      sums.add(row, series.weighted[unit])
    }
    return Part(range: range, weightByClass: weightByClass, sums: sums)
  }

  /// Sums over the other areas, by class.
  private func fill(_ row: inout [SIMD8<Double>], _ unit: Int) {
    for index in row.indices { row[index] = .zero }
    let (ownX, ownY) = (x[unit], y[unit])
    series.weighted.withUnsafeBufferPointer { weighted in
      for other in weighted.indices where other != unit {
        row[classes.index(ownX - x[other], ownY - y[other])] += weighted[other]
      }
    }
  }

  /// Puts the parts together, each task's once, in any order.
  public func combine(_ parts: [Part]) -> AreaCorrelation {
    let ordered = parts.filter { !$0.range.isEmpty }.sorted { $0.range.lowerBound < $1.range.lowerBound }
    var sums = ClassSums(classes.count)
    for part in ordered { sums.add(part.sums) }
    let rows = ordered.flatMap(\.weightByClass)
    return AreaCorrelation(
      units: x.count, pearson: correlation(0, 1, sums, rows), spearman: correlation(2, 3, sums, rows))
  }

  /// All tasks on this thread.
  public func runAll() -> AreaCorrelation { combine((0..<taskCount).map { run(task: $0) }) }

  private func correlation(_ a: Int, _ b: Int, _ sums: ClassSums, _ rows: [Double]) -> AdjustedCorrelation? {
    guard x.count > 3, let r = series.correlation(a, b) else { return nil }
    let first = ClassCovariance(sums, series, column: a)
    let second = ClassCovariance(sums, series, column: b)
    let effective = effectiveUnits(first, second, sums, rows: rows, weights: series.weights)
    return AdjustedCorrelation(r: r, effectiveUnits: effective, units: x.count)
  }
}
