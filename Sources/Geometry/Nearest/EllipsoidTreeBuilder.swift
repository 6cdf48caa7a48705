import Glibc

/// A place on WGS 84 (height 0) in metres from the centre of the earth: x to the meridian of Greenwich, z to the north pole.
struct EarthPoint {
  /// Semi-major axis and first eccentricity squared of WGS 84.
  static let semiMajorMetres = 6_378_137.0
  static let eccentricitySquared = 0.006_694_379_990_141_316_5

  var x: Double
  var y: Double
  var z: Double

  /// Nil when the place is not finite.
  init?(longitude: Double, latitude: Double) {
    guard longitude.isFinite, latitude.isFinite else { return nil }
    let lambda = longitude * .pi / 180
    let phi = latitude * .pi / 180
    let sine = sin(phi)
    let normal = EarthPoint.semiMajorMetres / (1 - EarthPoint.eccentricitySquared * sine * sine).squareRoot()
    x = normal * cos(phi) * cos(lambda)
    y = normal * cos(phi) * sin(lambda)
    z = normal * (1 - EarthPoint.eccentricitySquared) * sine
  }

  func coordinate(_ axis: UInt8) -> Double { axis == 0 ? x : axis == 1 ? y : z }
}

/// Orders places so that the middle of every range splits it along the range's widest axis.
struct EllipsoidTreeBuilder {
  static let leafSize = 8

  /// All places by index; those that are not finite hold a place too, but `order` leaves them out.
  private(set) var points: [EarthPoint] = []
  private(set) var order: [Int32] = []
  private(set) var axis: [UInt8] = []

  init(longitudes: [Double], latitudes: [Double]) {
    guard let nowhere = EarthPoint(longitude: 0, latitude: 0) else { return }
    for (longitude, latitude) in zip(longitudes, latitudes) {
      let point = EarthPoint(longitude: longitude, latitude: latitude)
      if point != nil { order.append(Int32(points.count)) }
      points.append(point ?? nowhere)
    }
    axis = [UInt8](repeating: 0, count: order.count)
  }

  mutating func build() {
    var ranges = [0..<order.count]
    while let range = ranges.popLast() {
      guard range.count > EllipsoidTreeBuilder.leafSize else { continue }
      let middle = (range.lowerBound + range.upperBound) / 2
      let widest = widestAxis(of: range)
      select(middle, in: range, axis: widest)
      axis[middle] = widest
      ranges.append(range.lowerBound..<middle)
      ranges.append(middle + 1..<range.upperBound)
    }
  }

  /// Puts the place in its sorted position at `middle`, the lower ones before it and the higher ones after it. Places are
  /// ordered by coordinate, then by index, and the pivots are fixed positions: the same tree on every run.
  private mutating func select(_ middle: Int, in range: Range<Int>, axis: UInt8) {
    var low = range.lowerBound
    var high = range.upperBound - 1
    while low < high {
      let pivot = order[(low + high) / 2]
      let value = points[Int(pivot)].coordinate(axis)
      var i = low
      var j = high
      while i <= j {
        while isBefore(order[i], value, pivot, axis) { i += 1 }
        while isAfter(order[j], value, pivot, axis) { j -= 1 }
        guard i <= j else { break }
        order.swapAt(i, j)
        i += 1
        j -= 1
      }
      if middle <= j { high = j } else if middle >= i { low = i } else { return }
    }
  }

  private func isBefore(_ place: Int32, _ value: Double, _ pivot: Int32, _ axis: UInt8) -> Bool {
    let own = points[Int(place)].coordinate(axis)
    return own < value || (own == value && place < pivot)
  }

  private func isAfter(_ place: Int32, _ value: Double, _ pivot: Int32, _ axis: UInt8) -> Bool {
    let own = points[Int(place)].coordinate(axis)
    return own > value || (own == value && place > pivot)
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
