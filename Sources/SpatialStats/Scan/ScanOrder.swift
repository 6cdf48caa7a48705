/// The circles around one centre: units from the nearest outwards, as far as the limits reach. A buffer that is filled
/// for centre after centre.
struct ScanOrder {
  /// Units by distance; those of equal distance by index.
  private(set) var units: [Int32] = []
  /// Base of the first k + 1 units.
  private(set) var base: [Double] = []
  /// Whether the first k + 1 units are a circle: false inside a group of equal distance, which enters together.
  private(set) var isCircle: [Bool] = []

  private var squared: [Double] = []
  private var spare: [Int32] = []
  private var binBase = [Double](repeating: 0, count: Self.bins)
  private static let bins = 1024
  private static let digitBits = 11

  /// The number of units up to the last circle.
  var count: Int { units.count }

  mutating func fill(around centre: Int, points: ScanPoints, base unitBase: [Double], limits: ScanLimits) {
    measure(centre, points)
    gather(unitBase, limits)
    sortByDigits()
    settle()
    cut(points.resolution, unitBase, limits)
  }

  private mutating func measure(_ centre: Int, _ points: ScanPoints) {
    let n = points.count
    if squared.count != n { squared = [Double](repeating: 0, count: n) }
    let (cx, cy, cz) = (points.x[centre], points.y[centre], points.z[centre])
    squared.withUnsafeMutableBufferPointer { out in
      points.x.withUnsafeBufferPointer { x in
        points.y.withUnsafeBufferPointer { y in
          points.z.withUnsafeBufferPointer { z in
            for unit in 0..<n {
              let (dx, dy, dz) = (x[unit] - cx, y[unit] - cy, z[unit] - cz)
              out[unit] = dx * dx + dy * dy + dz * dz
            }
          }
        }
      }
    }
  }

  /// Keeps the units of the bins of squared distance up to the one in which the limit is passed.
  private mutating func gather(_ unitBase: [Double], _ limits: ScanLimits) {
    let farthest = squared.max() ?? 0
    let scale = farthest > 0 ? Double(Self.bins - 1) / farthest : 0
    for bin in 0..<Self.bins { binBase[bin] = 0 }
    for unit in squared.indices { binBase[Int(squared[unit] * scale)] += unitBase[unit] }
    var (last, sum) = (0, 0.0)
    while last < Self.bins - 1 {
      sum += binBase[last]
      if sum > limits.base * (1 + 1e-9) { break }
      last += 1
    }
    units.removeAll(keepingCapacity: true)
    for unit in squared.indices where Int(squared[unit] * scale) <= last { units.append(Int32(unit)) }
  }

  /// Least significant digit first over the upper 33 bits of the squared distance, which ascend with it.
  private mutating func sortByDigits() {
    if spare.count < units.count { spare = [Int32](repeating: 0, count: squared.count) }
    var starts = [Int](repeating: 0, count: 1 << Self.digitBits)
    for pass in 0..<3 {
      let shift = UInt64(31 + pass * Self.digitBits)
      for digit in starts.indices { starts[digit] = 0 }
      for unit in units { starts[digit(unit, shift)] += 1 }
      var sum = 0
      for digit in starts.indices { (starts[digit], sum) = (sum, sum + starts[digit]) }
      for unit in units {
        let digit = digit(unit, shift)
        spare[starts[digit]] = unit
        starts[digit] += 1
      }
      for index in units.indices { units[index] = spare[index] }
    }
  }

  @inline(__always)
  private func digit(_ unit: Int32, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: squared[Int(unit)].bitPattern >> shift) & (1 << Self.digitBits - 1)
  }

  /// The digits leave only neighbours in the wrong order.
  private mutating func settle() {
    guard units.count > 1 else { return }
    for index in 1..<units.count {
      let unit = units[index]
      let key = squared[Int(unit)]
      var place = index
      while place > 0, squared[Int(units[place - 1])] > key {
        units[place] = units[place - 1]
        place -= 1
      }
      units[place] = unit
    }
  }

  private mutating func cut(_ resolution: Double, _ unitBase: [Double], _ limits: ScanLimits) {
    base.removeAll(keepingCapacity: true)
    isCircle.removeAll(keepingCapacity: true)
    var (sum, circles) = (0.0, 0)
    for index in units.indices {
      sum += unitBase[Int(units[index])]
      let isEnd = index + 1 == units.count || !isTie(index, resolution)
      guard sum <= limits.base, index < limits.members else { break }
      base.append(sum)
      isCircle.append(isEnd)
      if isEnd { circles = index + 1 }
    }
    units.removeLast(units.count - circles)
    base.removeLast(base.count - circles)
    isCircle.removeLast(isCircle.count - circles)
  }

  /// Whether the next unit is as far as this one.
  private func isTie(_ index: Int, _ resolution: Double) -> Bool {
    let near = squared[Int(units[index])]
    let far = squared[Int(units[index + 1])]
    return far - near <= 2 * resolution * (far.squareRoot() + resolution)
  }
}

/// How large a circle may be.
struct ScanLimits: Sendable {
  /// Largest base inside.
  var base: Double
  /// Most units inside.
  var members: Int

  init(share: Double, total: Double, mostMembers: Int?) {
    base = share * total * (1 + 1e-12)
    members = mostMembers ?? .max
  }
}
