/// Tables to draw counts from by one look each: Walker's alias method in the form of Vose, "A linear algorithm for
/// generating random numbers with a given distribution" (1991). Probabilities are met to 2^-32.
struct CountTables: Sendable {
  private var start: [Int32] = [0]
  private var first: [Int32] = []
  private var keep: [UInt32] = []
  private var other: [Int32] = []

  mutating func append(_ counts: CountMasses) {
    let size = counts.masses.count
    let total = counts.masses.reduce(0, +)
    var scaled = counts.masses.map { $0 / total * Double(size) }
    var (small, large): ([Int], [Int]) = ([], [])
    for index in scaled.indices { if scaled[index] < 1 { small.append(index) } else { large.append(index) } }
    var (keep, other) = ([UInt32](repeating: .max, count: size), [Int32](0..<Int32(size)))
    while let low = small.popLast(), let high = large.last {
      keep[low] = UInt32(clamping: Int64(scaled[low] * 0x1p32))
      other[low] = Int32(high)
      scaled[high] -= 1 - scaled[low]
      if scaled[high] < 1 { small.append(large.removeLast()) }
    }
    self.keep += keep
    self.other += other
    first.append(Int32(clamping: counts.first))
    start.append(Int32(self.keep.count))
  }

  /// A count of table `table`, from 64 random bits.
  @inline(__always)
  func draw(_ table: Int, _ bits: UInt64) -> Int32 {
    let begin = Int(start[table])
    let size = UInt64(Int(start[table + 1]) - begin)
    let column = Int(((bits >> 32) &* size) >> 32)
    let isKept = UInt32(truncatingIfNeeded: bits) <= keep[begin + column]
    return first[table] &+ (isKept ? Int32(truncatingIfNeeded: column) : other[begin + column])
  }

  /// Counts of one table, from 64 random bits a lane.
  @inline(__always)
  func draw(_ table: Int, _ bits: SIMD8<UInt64>) -> MapLanes {
    let begin = Int(start[table])
    let size = UInt64(Int(start[table + 1]) - begin)
    let columns = ((bits &>> 32) &* size) &>> 32
    var counts = SIMD8<Int32>.zero
    keep.withUnsafeBufferPointer { keep in
      other.withUnsafeBufferPointer { other in
        for lane in 0..<8 {
          let column = Int(columns[lane])
          let isKept = UInt32(truncatingIfNeeded: bits[lane]) <= keep[begin + column]
          counts[lane] = isKept ? Int32(truncatingIfNeeded: column) : other[begin + column]
        }
      }
    }
    return MapLanes(counts &+ first[table])
  }
}
