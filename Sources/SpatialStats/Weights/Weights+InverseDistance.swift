import Glibc

extension Weights {
  /// Weights of one over distance to a power, of all other points within a distance, the distance itself included.
  ///
  /// - Parameters:
  ///   - threshold: Above 0, in the units of the coordinates.
  ///   - power: Above 0.
  /// - Throws: `coincidentPoints` for two points at one place: their weight would be infinite, and any figure put in its
  ///   stead would decide every row it stands in. `parameterOutOfRange` where a weight leaves the range of numbers.
  public static func inverseDistance(
    x: [Double], y: [Double], threshold: Double, power: Double = 1
  ) throws(StatisticsError) -> Weights {
    guard threshold > 0 else { throw .parameterOutOfRange(name: "threshold", value: threshold) }
    guard power > 0, power.isFinite else { throw .parameterOutOfRange(name: "power", value: power) }
    let band = try withinDistance(x: x, y: y, threshold: threshold)
    var values: [Double] = []
    values.reserveCapacity(band.neighbours.count)
    for unit in 0..<band.count {
      for position in band.links(of: unit) {
        let other = Int(band.neighbours[position])
        let (dx, dy) = (x[unit] - x[other], y[unit] - y[other])
        let distance = (dx * dx + dy * dy).squareRoot()
        guard distance > 0 else { throw .coincidentPoints(first: min(unit, other), second: max(unit, other)) }
        let value = power == 1 ? 1 / distance : pow(distance, -power)
        guard value.isFinite, value > 0 else { throw .parameterOutOfRange(name: "power", value: power) }
        values.append(value)
      }
    }
    return try Weights(start: band.start, neighbours: band.neighbours, values: values)
  }
}
