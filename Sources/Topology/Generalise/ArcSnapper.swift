import Parallel

/// Brings arcs to a coarser grid by snap rounding: every place goes to its pixel's centre, every segment is bent through
/// all hot pixels that it meets. What was planar stays planar, though parts may collapse.
struct ArcSnapper: Sendable {
  private let fine: ArcCoverage
  private let shift: Int
  private let index: PlaceIndex
  private let numbers: [Int32]

  /// Chains of places of `index`; those that collapsed to a place are left out.
  static func snap(
    _ fine: ArcCoverage, toBits bits: Int, threads: Int
  ) async throws -> BorderNet {
    let shift = fine.bits - bits
    let x = rounded(fine.x, shift: shift, side: 1 << bits)
    let y = rounded(fine.y, shift: shift, side: 1 << bits)
    let (index, numbers) = try await PlaceIndex.make(x: x, y: y, threads: threads)
    let snapper = ArcSnapper(fine: fine, shift: shift, index: index, numbers: numbers)
    let parts = try await mapChunks(count: fine.arcCount, chunkSize: max(64, fine.arcCount / 64), threads: threads) {
      snapper.chains(ofArcs: $0)
    }
    return BorderNet(chains: Chains.merging(parts), index: index)
  }

  private static func rounded(_ values: [Int32], shift: Int, side: Int) -> [Int32] {
    let half = shift > 0 ? 1 << (shift - 1) : 0
    return values.map { Int32(truncatingIfNeeded: min(max(0, (Int($0) + half) >> shift), side)) }
  }

  private func chains(ofArcs arcs: Range<Int>) -> Chains {
    var result = Chains()
    result.reserveCapacity(
      places: Int(fine.arcStart[arcs.upperBound] - fine.arcStart[arcs.lowerBound]), chains: arcs.count)
    var row: [Int32] = []
    var hits: [Int32] = []
    for arc in arcs {
      row.removeAll(keepingCapacity: true)
      let places = fine.places(ofArc: arc)
      row.append(numbers[places.lowerBound])
      for i in places.dropFirst() where numbers[i] != numbers[i - 1] {
        bend(at: i, hits: &hits)
        for hit in hits { push(hit, onto: &row) }
        push(numbers[i], onto: &row)
      }
      let kept = withoutSpikeAtStart(row)
      if kept.count >= 2 { result.append(row[kept], left: fine.left[arc], right: fine.right[arc]) }
    }
    return result
  }

  /// Appends a place; a way there and straight back is nothing.
  @inline(__always)
  private func push(_ place: Int32, onto row: inout [Int32]) {
    if row.count >= 2, row[row.count - 2] == place { row.removeLast() } else { row.append(place) }
  }

  /// The same for the start of a closed row.
  private func withoutSpikeAtStart(_ row: [Int32]) -> Range<Int> {
    var kept = row.indices
    guard row.first == row.last else { return kept }
    while kept.count >= 3, row[kept.lowerBound + 1] == row[kept.upperBound - 2] {
      kept = kept.lowerBound + 1..<kept.upperBound - 1
    }
    return kept
  }

  /// The hot pixels that the segment before place `i` meets between its ends, in its order.
  @inline(__always)
  private func bend(at i: Int, hits: inout [Int32]) {
    hits.removeAll(keepingCapacity: true)
    let (a, b) = (Int(numbers[i - 1]), Int(numbers[i]))
    let (ax, ay, bx, by) = (index.x[a], index.y[a], index.x[b], index.y[b])
    guard shift > 0, abs(bx - ax) + abs(by - ay) > 1 else { return }
    let (fromX, fromY, toX, toY) = (Int(fine.x[i - 1]), Int(fine.y[i - 1]), Int(fine.x[i]), Int(fine.y[i]))
    _ = index.all(minX: min(ax, bx), minY: min(ay, by), maxX: max(ax, bx), maxY: max(ay, by)) { place in
      if place != a, place != b,
        CoarsePixel(x: index.x[place], y: index.y[place], shift: shift).meets(ax: fromX, ay: fromY, bx: toX, by: toY)
      {
        hits.append(Int32(truncatingIfNeeded: place))
      }
      return true
    }
    if hits.count > 1 { sort(&hits, east: bx >= ax, south: by >= ay) }
  }

  /// Pixels of one segment are met in the order of both of their coordinates.
  private func sort(_ hits: inout [Int32], east: Bool, south: Bool) {
    func progress(_ place: Int32) -> Int32 {
      (east ? index.x[Int(place)] : -index.x[Int(place)]) + (south ? index.y[Int(place)] : -index.y[Int(place)])
    }
    hits.sort { progress($0) < progress($1) }
  }
}
