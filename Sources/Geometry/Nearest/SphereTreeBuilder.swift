import Glibc

/// A place on the unit sphere.
struct UnitVector {
  var x: Double
  var y: Double
  var z: Double

  /// Nil when the place is not finite.
  init?(longitude: Double, latitude: Double) {
    guard longitude.isFinite, latitude.isFinite else { return nil }
    let lambda = longitude * .pi / 180
    let phi = latitude * .pi / 180
    x = cos(phi) * cos(lambda)
    y = cos(phi) * sin(lambda)
    z = sin(phi)
  }

  func coordinate(_ axis: UInt8) -> Double { axis == 0 ? x : axis == 1 ? y : z }
}

/// Orders places so that the middle of every range splits it along the range's widest axis.
struct SphereTreeBuilder {
  static let leafSize = 8

  /// All places by index; those that are not finite hold a place too, but `order` leaves them out.
  private(set) var points: [UnitVector] = []
  private(set) var order: [Int32] = []
  private(set) var axis: [UInt8] = []

  init(longitudes: [Double], latitudes: [Double]) {
    guard let nowhere = UnitVector(longitude: 0, latitude: 0) else { return }
    for (longitude, latitude) in zip(longitudes, latitudes) {
      let point = UnitVector(longitude: longitude, latitude: latitude)
      if point != nil { order.append(Int32(points.count)) }
      points.append(point ?? nowhere)
    }
    axis = [UInt8](repeating: 0, count: order.count)
  }

  mutating func build() {
    var ranges = [0..<order.count]
    while let range = ranges.popLast() {
      guard range.count > SphereTreeBuilder.leafSize else { continue }
      let middle = (range.lowerBound + range.upperBound) / 2
      let widest = widestAxis(of: range)
      // Sorted by coordinate, then by index: the same tree on every run. n log^2 n, paid once.
      order[range].sort {
        let a = points[Int($0)].coordinate(widest)
        let b = points[Int($1)].coordinate(widest)
        return a < b || (a == b && $0 < $1)
      }
      axis[middle] = widest
      ranges.append(range.lowerBound..<middle)
      ranges.append(middle + 1..<range.upperBound)
    }
  }

  private func widestAxis(of range: Range<Int>) -> UInt8 {
    var best: (width: Double, axis: UInt8) = (-1, 0)
    for axis in [0, 1, 2] as [UInt8] {
      var low = Double.infinity
      var high = -Double.infinity
      for i in range {
        let value = points[Int(order[i])].coordinate(axis)
        low = min(low, value)
        high = max(high, value)
      }
      if high - low > best.width { best = (high - low, axis) }
    }
    return best.axis
  }
}
