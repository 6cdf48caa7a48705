/// Draws ordered samples without replacement from 0..<bound, by drawing again what is already in the sample.
struct SubsetSampler {
  private(set) var members: [Int32]
  private var stamps: [Int32]
  private var stamp: Int32 = 0
  private let bound: Int
  private let size: Int
  private static let smallSize = 24

  /// `size` at most `bound`.
  init(size: Int, bound: Int) {
    self.size = size
    self.bound = bound
    members = [Int32](repeating: 0, count: size)
    stamps = size > Self.smallSize ? [Int32](repeating: 0, count: bound) : []
  }

  @inline(__always)
  mutating func draw(_ generator: inout CounterGenerator) {
    if stamps.isEmpty { drawSmall(&generator) } else { drawLarge(&generator) }
  }

  @inline(__always)
  private mutating func drawSmall(_ generator: inout CounterGenerator) {
    var filled = 0
    outer: while filled < size {
      let candidate = Int32(truncatingIfNeeded: generator.index(below: bound))
      for position in 0..<filled where members[position] == candidate { continue outer }
      members[filled] = candidate
      filled &+= 1
    }
  }

  private mutating func drawLarge(_ generator: inout CounterGenerator) {
    if stamp == .max {
      stamp = 0
      for index in stamps.indices { stamps[index] = 0 }
    }
    stamp += 1
    var filled = 0
    while filled < size {
      let candidate = generator.index(below: bound)
      if stamps[candidate] == stamp { continue }
      stamps[candidate] = stamp
      members[filled] = Int32(truncatingIfNeeded: candidate)
      filled += 1
    }
  }
}
