/// Shortest times from many seeds in one search, the lower source first among equals.
///
/// Cells are taken nearly in the order of their times (`TerrainQueue`) and again when a better label comes, until none
/// can be bettered: the times and sources that Dijkstra's order gives.
struct NearestSearch {
  private(set) var minutes: [Double]
  private(set) var sources: [Int32]
  /// Cells that were reached since `clear()`.
  private var touched: [Int32] = []
  private let keepsTouched: Bool

  /// - Parameter isReused: whether `clear()` will be called between searches.
  init(cellCount: Int, isReused: Bool) {
    minutes = [Double](repeating: .infinity, count: cellCount)
    sources = [Int32](repeating: -1, count: cellCount)
    keepsTouched = isReused
  }

  /// Forgets the last search.
  mutating func clear() {
    for cell in touched {
      minutes[Int(cell)] = .infinity
      sources[Int(cell)] = -1
    }
    touched.removeAll(keepingCapacity: true)
  }

  /// Searches up to `limit` minutes (inclusive), in the cells that `allowed` names (all when it is empty).
  mutating func run(_ field: TerrainField, seeds: [TerrainSeed], limit: Double, allowed: [Bool] = []) {
    var search = SpreadingSearch(field: field, limit: limit, allowed: allowed, keepsTouched: keepsTouched)
    search.run(seeds, &minutes, &sources)
    touched.append(contentsOf: search.touched)
  }
}

/// One search at work.
private struct SpreadingSearch {
  let field: TerrainField
  let limit: Double
  let allowed: [Bool]
  let keepsTouched: Bool
  var queue: TerrainQueue
  var touched: [Int32] = []

  init(field: TerrainField, limit: Double, allowed: [Bool], keepsTouched: Bool) {
    self.field = field
    self.limit = limit
    self.allowed = allowed
    self.keepsTouched = keepsTouched
    queue = TerrainQueue(width: field.bucketWidth)
  }

  mutating func run(_ seeds: [TerrainSeed], _ minutes: inout [Double], _ sources: inout [Int32]) {
    var times = minutes.mutableSpan
    var owners = sources.mutableSpan
    for seed in seeds { offer(seed.minutes, seed.source, to: seed.cell, &times, &owners) }
    while let entry = queue.pop() {
      let cell = Int(entry.cell)
      if entry.key <= times[cell] { spread(from: cell, &times, &owners) }
    }
  }

  @inline(__always)
  private mutating func spread(
    from cell: Int, _ times: inout MutableSpan<Double>, _ owners: inout MutableSpan<Int32>
  ) {
    let time = times[cell]
    let source = owners[cell]
    let row = cell / field.columns &* 8
    var open = field.open[cell]
    while open != 0 {
      let direction = open.trailingZeroBitCount
      open &= open &- 1
      let other = cell &+ field.shifts[direction]
      if times[other] < time || (!allowed.isEmpty && !allowed[other]) { continue }
      let step = field.minutes(from: cell, to: other, metres: field.stepMetres[row &+ direction])
      offer(time + step, source, to: other, &times, &owners)
    }
  }

  /// Gives a cell a label if it is within the limit and better than the one the cell has.
  @inline(__always)
  private mutating func offer(
    _ time: Double, _ source: Int32, to cell: Int, _ times: inout MutableSpan<Double>,
    _ owners: inout MutableSpan<Int32>
  ) {
    let old = times[cell]
    let owner = owners[cell]
    guard time <= limit, time < old || (time == old && time < .infinity && source < owner) else { return }
    times[cell] = time
    owners[cell] = source
    if keepsTouched && owner < 0 { touched.append(Int32(truncatingIfNeeded: cell)) }
    queue.push(time, cell, source)
  }
}
