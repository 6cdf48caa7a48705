/// Picks clusters, most likely first, none sharing a unit with one before it.
///
/// Of all circles that are left the best is next. (SaTScan keeps one circle a centre and drops it when it overlaps,
/// which can miss a smaller circle of the same centre.) A centre's best circle bounds what it has left, so only
/// centres that come to the top of the heap are looked at again.
struct ScanSelection {
  private var search: ScanSearch
  private let limits: ScanLimits
  private var heap: [Entry]
  private var taken: [Bool]

  private struct Entry {
    var ratio: Double
    var members: Int32
    var centre: Int32
    /// Of equal ratios the lower centre.
    func isBefore(_ other: Entry) -> Bool { ratio != other.ratio ? ratio > other.ratio : centre < other.centre }
  }

  /// - Parameters: limit the place of the limit among those of the candidates.
  init(search: ScanSearch, candidates: ScanCandidates, limits: [ScanLimits], limit: Int) {
    self.search = search
    self.limits = limits[limit]
    let step = limits.count
    heap = (0..<search.input.count).compactMap { centre in
      let best = candidates.best[centre * step + limit]
      return best.ratio > 0 ? Entry(ratio: best.ratio, members: best.members, centre: Int32(centre)) : nil
    }.sorted { $0.isBefore($1) }
    taken = [Bool](repeating: false, count: search.input.count)
  }

  /// The next cluster with a ratio of at least `smallest`; nil when there is none.
  mutating func next(smallest: Double) -> ScanCluster? {
    while let top = heap.first, top.ratio >= smallest {
      let members = search.members(of: Int(top.centre), count: Int(top.members), limits: limits).map { Int($0) }
      if members.contains(where: { taken[$0] }) {
        let best = search.best(around: Int(top.centre), limits: limits, without: taken)
        replaceTop(best.ratio > 0 ? Entry(ratio: best.ratio, members: best.members, centre: top.centre) : nil)
        continue
      }
      let cluster = describe(top, members)
      for member in members { taken[member] = true }
      replaceTop(nil)
      return cluster
    }
    return nil
  }

  private mutating func describe(_ entry: Entry, _ members: [Int]) -> ScanCluster {
    let input = search.input
    let likelihood = search.likelihood
    let cases = members.reduce(0) { $0 + input.cases[$1] }
    let base = members.reduce(0) { $0 + input.base[$1] }
    let sorted = members.sorted()
    return ScanCluster(
      members: sorted, centre: Int(entry.centre),
      radius: members.reduce(0) { max($0, input.points.distance(Int(entry.centre), $1)) }, base: base, cases: cases,
      expected: likelihood.expected(base), relativeRisk: likelihood.relativeRisk(cases, base),
      logLikelihoodRatio: entry.ratio, equalCircles: equalCircles(sorted), p: nil)
  }

  /// Centres whose circle of as many units has the same members. Only a member can be such a centre.
  private mutating func equalCircles(_ members: [Int]) -> Int {
    var isMember = [Bool](repeating: false, count: search.input.count)
    for member in members { isMember[member] = true }
    return members.count { centre in
      let order = search.fill(centre, limits)
      return order.count >= members.count && order.isCircle[members.count - 1]
        && order.units.prefix(members.count).allSatisfy { isMember[Int($0)] }
    }
  }

  /// Takes the top away, or puts another in its place.
  private mutating func replaceTop(_ entry: Entry?) {
    guard let next = entry ?? heap.last else { return }
    if entry == nil { heap.removeLast() }
    guard !heap.isEmpty else { return }
    var place = 0
    while true {
      let child = 2 * place + 1
      guard child < heap.count else { break }
      let better = child + 1 < heap.count && heap[child + 1].isBefore(heap[child]) ? child + 1 : child
      guard heap[better].isBefore(next) else { break }
      heap[place] = heap[better]
      place = better
    }
    heap[place] = next
  }
}
