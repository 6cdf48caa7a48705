/// Puts the rings of one owner together from the arcs on whose side it is.
///
/// Arcs are run so that the owner lies to their right on the screen. At a place where several of them start, the walk
/// goes on along the same sector of the owner's area, so that a walk goes once around one face or one of its holes;
/// where it passes a place twice (a hole that touches its shell or another hole) it is cut into rings there.
struct RingTracer {
  private let coverage: ArcCoverage
  /// 2 x arc, plus 1 when it is run backwards; by their first place.
  private let steps: [Int32]
  private let startKeys: [UInt64]
  private(set) var rings: [TracedRing] = []

  /// - Parameter steps: 2 x arc + 0 for arcs with the owner at their right, + 1 for those with it at their left.
  init(_ coverage: ArcCoverage, steps unsorted: some Sequence<Int32>) {
    self.coverage = coverage
    let keyed = unsorted.map { (key: coverage.key(atStartOf: $0), step: $0) }
      .sorted { $0.key != $1.key ? $0.key < $1.key : $0.step < $1.step }
    steps = keyed.map(\.step)
    startKeys = keyed.map(\.key)
    traceAll()
  }

  private mutating func traceAll() {
    var isDone = [Bool](repeating: false, count: steps.count)
    var walk: [Int] = []
    for first in steps.indices where !isDone[first] {
      walk.removeAll(keepingCapacity: true)
      var at = first
      while !isDone[at] {
        isDone[at] = true
        walk.append(at)
        guard let next = next(after: at) else { break }
        at = next
      }
      cut(walk)
    }
  }

  /// Cuts a closed walk into rings that pass no place twice.
  private mutating func cut(_ walk: [Int]) {
    let firstRing = rings.count
    var open: [Int] = []
    /// Position in `open` of each start of several steps that it passes.
    var passed: [UInt64: Int] = [:]
    for at in walk {
      if isShared(at) { passed[startKeys[at]] = open.count }
      open.append(at)
      let end = coverage.key(atStartOf: steps[at] ^ 1)
      guard let back = passed[end] ?? (startKeys[open[0]] == end ? 0 : nil) else { continue }
      addRing(open[back...].map { steps[$0] }, walk: firstRing)
      for step in open[back...] where isShared(step) { passed[startKeys[step]] = nil }
      open.removeSubrange(back...)
    }
  }

  /// Whether other steps start where this one does.
  private func isShared(_ at: Int) -> Bool {
    (at > 0 && startKeys[at - 1] == startKeys[at])
      || (at + 1 < startKeys.count && startKeys[at + 1] == startKeys[at])
  }

  private mutating func addRing(_ ringSteps: [Int32], walk: Int) {
    let doubled = coverage.doubledArea(ofRing: ringSteps)
    if doubled != 0 { rings.append(TracedRing(steps: ringSteps, doubledArea: doubled, walk: walk)) }
  }

  private func next(after at: Int) -> Int? {
    let end = coverage.key(atStartOf: steps[at] ^ 1)
    let first = lowerBound(of: end)
    guard first < steps.count, startKeys[first] == end else { return nil }
    var last = first
    while last + 1 < steps.count, startKeys[last + 1] == end { last += 1 }
    return first == last ? first : sameSector(after: steps[at], among: first...last)
  }

  /// The way out that comes first when one turns from the way back to the left (on the screen: anticlockwise).
  private func sameSector(after step: Int32, among candidates: ClosedRange<Int>) -> Int {
    let back = coverage.direction(atStartOf: step ^ 1)
    var best = candidates.lowerBound
    var bestDirection = coverage.direction(atStartOf: steps[best])
    for candidate in candidates.dropFirst() {
      let direction = coverage.direction(atStartOf: steps[candidate])
      if Direction.comesFirst(direction, bestDirection, turningFrom: back) {
        best = candidate
        bestDirection = direction
      }
    }
    return best
  }

  private func lowerBound(of key: UInt64) -> Int {
    var low = 0
    var high = startKeys.count
    while low < high {
      let middle = (low + high) / 2
      if startKeys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// One ring as steps along arcs.
struct TracedRing {
  var steps: [Int32]
  /// Shoelace sum: positive for a shell, negative for a hole.
  var doubledArea: Int
  /// Rings of one walk bound the same face.
  var walk: Int
}

/// A direction on the grid.
struct Direction {
  var x: Int
  var y: Int

  /// Whether `a` comes before `b` when one turns anticlockwise on the screen (y down) from `start`. A direction equal to
  /// `start` comes last.
  static func comesFirst(_ a: Direction, _ b: Direction, turningFrom start: Direction) -> Bool {
    let (halfA, halfB) = (half(of: a, from: start), half(of: b, from: start))
    return halfA != halfB ? halfA < halfB : cross(a, b) < 0
  }

  /// 0: less than half a turn; 1: half a turn or more; 2: a whole one.
  private static func half(of direction: Direction, from start: Direction) -> Int {
    let turn = cross(start, direction)
    if turn != 0 { return turn < 0 ? 0 : 1 }
    return start.x &* direction.x &+ start.y &* direction.y > 0 ? 2 : 1
  }

  /// Positive when `b` lies clockwise of `a` on the screen.
  static func cross(_ a: Direction, _ b: Direction) -> Int { a.x &* b.y &- a.y &* b.x }
}

extension ArcCoverage {
  /// The first place of an arc as it is run: 2 x arc, plus 1 for backwards.
  func key(atStartOf step: Int32) -> UInt64 {
    let places = places(ofArc: Int(step / 2))
    let place = step & 1 == 0 ? places.lowerBound : places.upperBound - 1
    return packedPlace(x[place], y[place])
  }

  func direction(atStartOf step: Int32) -> Direction {
    let places = places(ofArc: Int(step / 2))
    let (from, to) =
      step & 1 == 0
      ? (places.lowerBound, places.lowerBound + 1) : (places.upperBound - 1, places.upperBound - 2)
    return Direction(x: Int(x[to]) - Int(x[from]), y: Int(y[to]) - Int(y[from]))
  }

  /// Shoelace sum of a closed row of arcs.
  func doubledArea(ofRing steps: [Int32]) -> Int {
    steps.reduce(0) { $0 &+ ($1 & 1 == 0 ? 1 : -1) &* doubledArea(ofArc: Int($1 / 2)) }
  }

  /// An arc's part of a shoelace sum.
  func doubledArea(ofArc arc: Int) -> Int {
    var sum = 0
    let places = places(ofArc: arc)
    for i in places.dropLast() { sum &+= Int(x[i]) &* Int(y[i + 1]) &- Int(x[i + 1]) &* Int(y[i]) }
    return sum
  }
}
