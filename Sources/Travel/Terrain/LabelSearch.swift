/// The quickest `perCell` sources of each cell in one search (several labels a cell; see `NearestSearch`).
struct LabelSearch {
  let perCell: Int
  /// Labels of cell i are the first `counts[i]` slots from `i * perCell`, quickest first, of equally quick ones the
  /// lower source.
  private(set) var times: [Double]
  private(set) var sources: [Int32]
  private(set) var counts: [Int32]

  init(cellCount: Int, perCell: Int) {
    self.perCell = perCell
    times = [Double](repeating: .infinity, count: cellCount * perCell)
    sources = [Int32](repeating: -1, count: cellCount * perCell)
    counts = [Int32](repeating: 0, count: cellCount)
  }

  /// The slots of a cell that hold labels.
  func slots(_ cell: Int) -> Range<Int> { cell * perCell..<cell * perCell + Int(counts[cell]) }

  mutating func run(_ field: TerrainField, seeds: [TerrainSeed], limit: Double) {
    var queue = TerrainQueue(width: field.bucketWidth)
    for seed in seeds where seed.minutes <= limit && insert(seed.minutes, seed.source, at: seed.cell) {
      queue.push(seed.minutes, seed.cell, seed.source)
    }
    while let entry = queue.pop() {
      if !holds(entry.key, entry.source, at: Int(entry.cell)) { continue }
      spread(field, entry, limit: limit, queue: &queue)
    }
  }

  private mutating func spread(
    _ field: TerrainField, _ entry: TerrainQueue.Entry, limit: Double, queue: inout TerrainQueue
  ) {
    let cell = Int(entry.cell)
    let row = cell / field.columns &* 8
    var open = field.open[cell]
    while open != 0 {
      let direction = open.trailingZeroBitCount
      open &= open &- 1
      let other = cell &+ field.shifts[direction]
      if isHopeless(entry, at: other) { continue }
      let new = entry.key + field.minutes(from: cell, to: other, metres: field.stepMetres[row &+ direction])
      if new <= limit, new < .infinity, insert(new, entry.source, at: other) {
        queue.push(new, other, entry.source)
      }
    }
  }

  /// Whether a cell has no use for a label even if the step to it took no time.
  @inline(__always)
  private func isHopeless(_ entry: TerrainQueue.Entry, at cell: Int) -> Bool {
    let own = slots(cell)
    for slot in own where sources[slot] == entry.source { return times[slot] <= entry.key }
    return own.count == perCell && times[own.upperBound - 1] < entry.key
  }

  private func holds(_ time: Double, _ source: Int32, at cell: Int) -> Bool {
    slots(cell).contains { sources[$0] == source && times[$0] == time }
  }

  /// Keeps a label if it is one of the quickest of its cell; false when it changes nothing.
  private mutating func insert(_ time: Double, _ source: Int32, at cell: Int) -> Bool {
    let first = cell * perCell
    var hole = first + Int(counts[cell])
    if let own = slots(cell).first(where: { sources[$0] == source }) {
      if times[own] <= time { return false }
      hole = own
    } else if hole < first + perCell {
      counts[cell] += 1
    } else {
      hole -= 1
      if times[hole] < time || (times[hole] == time && sources[hole] < source) { return false }
    }
    while hole > first, time < times[hole - 1] || (time == times[hole - 1] && source < sources[hole - 1]) {
      times[hole] = times[hole - 1]
      sources[hole] = sources[hole - 1]
      hole -= 1
    }
    times[hole] = time
    sources[hole] = source
    return true
  }
}
