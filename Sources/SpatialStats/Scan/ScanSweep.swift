/// Finds the largest ratio of every simulated map over the circles of some centres.
///
/// The counts of all maps are added up circle by circle, eight maps an instruction, and compared with the counts at
/// which a ratio can exceed the smallest of the maxima so far. Only a map beyond has its ratio computed, by the same
/// function as the map that was observed, so that maxima are equal to the last bit however the work is cut.
struct ScanSweep {
  private let maps: ScanMaps
  private let likelihood: ScanLikelihood
  private let bases: ClosedRange<Double>
  private var thresholds: ScanThresholds
  /// Largest ratio of each map; 0 where no circle was of the kind looked for.
  private(set) var best: [Double]
  private var evaluated = 0

  init(maps: ScanMaps, likelihood: ScanLikelihood, bases: ClosedRange<Double>) {
    self.maps = maps
    self.likelihood = likelihood
    self.bases = bases
    thresholds = ScanThresholds(level: 0, likelihood: likelihood, bases: bases)
    best = [Double](repeating: 0, count: maps.count)
  }

  mutating func visit(_ order: ScanOrder) {
    if maps.isNarrow {
      let isDone = maps.narrow.withUnsafeBufferPointer { sweep(order, $0, sum: Int16.self) }
      if !isDone { _ = maps.narrow.withUnsafeBufferPointer { sweep(order, $0, sum: Int32.self) } }
    } else {
      _ = maps.wide.withUnsafeBufferPointer { sweep(order, $0, sum: Int32.self) }
    }
    raiseLevel()
  }

  /// False when the sums come too near to what they can hold.
  private mutating func sweep<Store: ScanLane, Sum: ScanLane>(
    _ order: ScanOrder, _ rows: UnsafeBufferPointer<SIMD8<Store>>, sum: Sum.Type
  ) -> Bool {
    guard var room = ScanRoom<Sum>(largest: maps.largest) else { return false }
    var sums = [SIMD8<Sum>](repeating: .zero, count: maps.blocks)
    thresholds.restart()
    var centre = 0
    for index in 0..<order.count {
      let unit = Int(order.units[index])
      centre += Int(maps.centres[unit])
      guard let row = rows.baseAddress.map({ $0 + unit * maps.blocks }) else { return true }
      sums.withUnsafeMutableBufferPointer { buffer in
        if order.isCircle[index] {
          compare(row, buffer, base: order.base[index], centre: centre)
        } else {
          add(row, buffer)
        }
      }
      guard room.isEnough(after: sums) else { return false }
      if evaluated > 2 * maps.count { raiseLevel() }
    }
    return true
  }

  @inline(__always)
  private func add<Store: ScanLane, Sum: ScanLane>(
    _ row: UnsafePointer<SIMD8<Store>>, _ sums: UnsafeMutableBufferPointer<SIMD8<Sum>>
  ) {
    for block in 0..<maps.blocks { sums[block] = sums[block] &+ SIMD8<Sum>(truncatingIfNeeded: row[block]) }
  }

  @inline(__always)
  private mutating func compare<Store: ScanLane, Sum: ScanLane>(
    _ row: UnsafePointer<SIMD8<Store>>, _ sums: UnsafeMutableBufferPointer<SIMD8<Sum>>, base: Double, centre: Int
  ) {
    guard let sum = sums.baseAddress else { return }
    let (low, high): (Sum, Sum) = differences(at: base, centre: centre)
    let (highs, lows) = (SIMD8<Sum>(repeating: high), SIMD8<Sum>(repeating: low))
    let circle = Circle(base: base, centre: centre, likelihood)
    var block = 0
    while block < maps.blocks {
      var isBeyond = Sum.Beyond(repeating: false)
      for _ in 0..<ScanMaps.blocksInGroup {
        let next = sum[block] &+ SIMD8<Sum>(truncatingIfNeeded: row[block])
        sum[block] = next
        isBeyond = Sum.beyond(next, low: lows, high: highs, or: isBeyond)
        block += 1
      }
      if any(isBeyond) { consider(sum, block - ScanMaps.blocksInGroup, high, low, circle) }
    }
  }

  /// The counts to pass, as differences: an integer is above x when it is above floor(x), and below x when it is below
  /// ceil(x).
  @inline(__always)
  private mutating func differences<Sum: ScanLane>(at base: Double, centre: Int) -> (low: Sum, high: Sum) {
    let counts = thresholds.counts(at: base)
    let isHighWanted = likelihood.direction != .low
    let isLowWanted = likelihood.direction != .high
    return (
      isLowWanted ? Sum(clamping: Int(counts.low.rounded(.up)) - centre) : .min,
      isHighWanted ? Sum(clamping: Int(counts.high.rounded(.down)) - centre) : .max
    )
  }

  private struct Circle {
    let base: Double
    let centre: Int
    let expected: Double
    let squareFactor: Double

    init(base: Double, centre: Int, _ likelihood: ScanLikelihood) {
      self.base = base
      self.centre = centre
      expected = likelihood.expected(base)
      squareFactor = likelihood.squareFactor(base) * (1 + 1e-9)
    }
  }

  private mutating func consider<Sum: ScanLane>(
    _ sum: UnsafeMutablePointer<SIMD8<Sum>>, _ start: Int, _ high: Sum, _ low: Sum, _ circle: Circle
  ) {
    let (highs, lows) = (SIMD8<Sum>(repeating: high), SIMD8<Sum>(repeating: low))
    for block in start..<start + ScanMaps.blocksInGroup {
      let vector = sum[block]
      guard any(Sum.beyond(vector, low: lows, high: highs, or: .init(repeating: false))) else { continue }
      for lane in 0..<ScanMaps.lanesInBlock where vector[lane] > high || vector[lane] < low {
        let map = block * ScanMaps.lanesInBlock + lane
        guard map < maps.count else { return }
        evaluated += 1
        let cases = Double(circle.centre + Int(vector[lane]))
        let excess = cases - circle.expected
        guard excess * excess * circle.squareFactor > best[map] else { continue }
        if let ratio = likelihood.ratio(cases: cases, base: circle.base), ratio > best[map] { best[map] = ratio }
      }
    }
  }

  private mutating func raiseLevel() {
    evaluated = 0
    guard let smallest = best.min(), smallest > thresholds.level + (thresholds.level == 0 ? 0.3 : 0.75) else { return }
    thresholds = ScanThresholds(level: smallest, likelihood: likelihood, bases: bases)
  }
}
