/// A stream of random numbers addressed by `(seed, topic, item)`: the draws of one village or table do not move when
/// another one changes. SplitMix64 over a mixed address; no transcendental function, so the same bits everywhere.
struct DrawStream {
  private var state: UInt64

  init(seed: UInt64, topic: DrawTopic, item: Int = 0) {
    let address = seed ^ DrawStream.mix(topic.rawValue &* 0xD6E8_FEB8_6659_FD93)
    state = DrawStream.mix(address &+ DrawStream.mix(UInt64(bitPattern: Int64(item)) &+ 0x2545_F491_4F6C_DD1D))
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return DrawStream.mix(state)
  }

  /// Uniform in 0..<1.
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Uniform in `low...high`.
  mutating func uniform(_ low: Double, _ high: Double) -> Double { low + uniform() * (high - low) }

  mutating func uniform(in range: ClosedRange<Double>) -> Double { uniform(range.lowerBound, range.upperBound) }

  /// Uniform in 0..<bound (1 when `bound` is smaller), by multiplication; the bias is below 2^-40 for our bounds.
  mutating func index(below bound: Int) -> Int { Int(uniform() * Double(max(1, bound))) }

  /// Uniform integer in `range`.
  mutating func integer(_ range: ClosedRange<Int>) -> Int { range.lowerBound + index(below: range.count) }

  mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

  /// Number of successes in `trials`, one draw a trial.
  mutating func binomial(_ trials: Int, _ probability: Double) -> Int {
    var successes = 0
    for _ in 0..<max(0, trials) where uniform() < probability { successes += 1 }
    return successes
  }

  /// A beta draw with mean close to `mean` and intra-class correlation `1 / (concentration + 1)`. Integer shape
  /// parameters, so that it is an order statistic of uniforms: the a-th smallest of a + b - 1.
  mutating func beta(mean: Double, concentration: Int) -> Double {
    let total = max(2, concentration)
    let a = min(total - 1, max(1, Int((mean * Double(total)).rounded())))
    var draws: [Double] = []
    draws.reserveCapacity(total - 1)
    for _ in 0..<(total - 1) { draws.append(uniform()) }
    draws.sort()
    return draws[a - 1]
  }

  /// Fisher-Yates.
  mutating func shuffle<Item>(_ items: inout [Item]) {
    for i in stride(from: items.count - 1, through: 1, by: -1) { items.swapAt(i, index(below: i + 1)) }
  }

  static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// What a stream is drawn for. Numbers are part of the generator: never reused for something else.
enum DrawTopic: UInt64 {
  case landform = 1
  case lattice = 2
  case river = 3
  case villageSeeds = 4
  case villageGrowth = 5
  case islands = 6
  case districts = 7
  case names = 8
  case roles = 9
  case size = 10
  case prevalence = 11
  case weighing = 12
  case coverage = 13
  case facilities = 14
  case settlements = 15
  case faults = 16
  case warp = 17
  case benchmark = 18
  case roads = 19
  case counts = 20
  case diagnosis = 21
  case programmes = 22
  case boats = 23
}
