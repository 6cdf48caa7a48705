/// Lines to travel along, planar metres, in flat arrays: roads, paths and boat services.
public struct RoadLines: Sendable, Equatable {
  public private(set) var x: [Double] = []
  public private(set) var y: [Double] = []
  /// Line i has the vertices `lineStart[i]..<lineStart[i + 1]`.
  public private(set) var lineStart: [Int32] = [0]
  /// Speed along the line; a line whose speed is not a number above 0 is closed and left out.
  public private(set) var kilometresPerHour: [Double] = []
  /// 0 both ways, 1 in the direction of the line, -1 against it.
  public private(set) var oneWay: [Int8] = []
  /// A boat service: boarded and left at its ends only.
  public private(set) var isBoat: [Bool] = []

  public init() {}

  public var count: Int { lineStart.count - 1 }

  /// Adds a line. Vertices beyond the shorter of `x` and `y` are left out.
  public mutating func append(
    x lineX: some Sequence<Double>, y lineY: some Sequence<Double>, kilometresPerHour speed: Double,
    oneWay direction: Int = 0, isBoat boat: Bool = false
  ) {
    for (px, py) in zip(lineX, lineY) {
      x.append(px)
      y.append(py)
    }
    lineStart.append(Int32(clamping: x.count))
    kilometresPerHour.append(speed)
    oneWay.append(Int8(direction.signum()))
    isBoat.append(boat)
  }

  /// The vertices of a line.
  public func vertices(_ line: Int) -> Range<Int> { Int(lineStart[line])..<Int(lineStart[line + 1]) }
}
