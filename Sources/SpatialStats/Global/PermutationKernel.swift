/// Permutes values over the units and sums them over the linked pairs.
struct PermutationKernel: Sendable {
  let values: [Double]
  private let pairs: LinkPairs
  private let seed: UInt64
  private let stream: UInt64

  init(_ values: [Double], _ pairs: LinkPairs, seed: UInt64, stream: UInt64) {
    self.values = values
    self.pairs = pairs
    self.seed = seed
    self.stream = stream
  }

  /// Without pairs: only the sum of each value by what its place weighs.
  init(_ values: [Double], touching: [Double], seed: UInt64, stream: UInt64) {
    self.init(values, LinkPairs(touching: touching), seed: seed, stream: stream)
  }

  var observed: GlobalSums { GlobalSums(values, pairs) }

  /// What no permutation can go beyond, in absolute value.
  var bound: GlobalSums {
    var largest = 0.0
    for weight in pairs.touching { largest = max(largest, abs(weight)) }
    var bound = GlobalSums()
    for value in values {
      bound.linear += largest * abs(value)
      bound.squares += largest * value * value
    }
    bound.cross = bound.squares
    return bound
  }

  /// The sums of permutation `replicate` (Fisher and Yates, from the values in their own order).
  func permuted(_ replicate: UInt32, _ buffer: inout [Double]) -> GlobalSums {
    var generator = CounterGenerator(seed: seed, stream: stream, replicate: replicate)
    for index in values.indices { buffer[index] = values[index] }
    var last = values.count - 1
    while last > 0 {
      buffer.swapAt(last, generator.index(below: last + 1))
      last -= 1
    }
    return GlobalSums(buffer, pairs)
  }
}
