/// Spatial weights in compressed rows: the links of unit i are at positions `start[i]..<start[i + 1]` of `neighbours`
/// and `values`, neighbours strictly ascending. A unit may be linked to itself (`withSelf`). Values are finite and not
/// negative; nothing says that they are symmetric.
public struct Weights: Sendable, Equatable {
  /// What the values are, so that a row can be standardised again when units leave.
  public enum Style: Sendable, Equatable {
    /// 1 for every link.
    case binary
    /// Any values.
    case general
    /// Each row that is not empty sums to 1.
    case rowStandardised
  }

  /// One more than units, ascending from 0.
  public let start: [Int32]
  /// The other end of each link.
  public let neighbours: [Int32]
  /// The weight of each link.
  public let values: [Double]
  /// What the values are.
  public let style: Style

  /// Number of units.
  public var count: Int { start.count - 1 }

  /// Checks everything the type promises.
  public init(start: [Int32], neighbours: [Int32], values: [Double]) throws(StatisticsError) {
    try Self.check(start: start, neighbours: neighbours)
    guard values.count == neighbours.count else {
      throw .lengthMismatch(expected: neighbours.count, found: values.count)
    }
    for (index, value) in values.enumerated() {
      guard value.isFinite else { throw .notFinite(index: index) }
      guard value >= 0 else { throw .negativeWeight(index: index) }
    }
    self.init(unchecked: start, neighbours, values, .general)
  }

  /// Binary weights from neighbours in compressed rows, each row strictly ascending.
  public init(start: [Int32], neighbours: [Int32]) throws(StatisticsError) {
    try Self.check(start: start, neighbours: neighbours)
    self.init(unchecked: start, neighbours, [Double](repeating: 1, count: neighbours.count), .binary)
  }

  /// Binary weights from one list a unit, in any order, without repeats.
  public init(lists: [[Int]]) throws(StatisticsError) {
    var start: [Int32] = [0]
    var items: [Int32] = []
    for (unit, list) in lists.enumerated() {
      for neighbour in list.sorted() {
        guard neighbour >= 0, neighbour < lists.count, let item = Int32(exactly: neighbour) else {
          throw .badNeighbour(unit: unit)
        }
        items.append(item)
      }
      guard let end = Int32(exactly: items.count) else { throw .badOffsets(unit: unit) }
      start.append(end)
    }
    try self.init(start: start, neighbours: items)
  }

  init(unchecked start: [Int32], _ neighbours: [Int32], _ values: [Double], _ style: Style) {
    self.start = start
    self.neighbours = neighbours
    self.values = values
    self.style = style
  }

  /// Positions of the links of a unit.
  @inline(__always)
  public func links(of unit: Int) -> Range<Int> { Int(start[unit])..<Int(start[unit + 1]) }

  private static func check(start: [Int32], neighbours: [Int32]) throws(StatisticsError) {
    guard let first = start.first, first == 0 else { throw .badOffsets(unit: 0) }
    guard Int(start[start.count - 1]) == neighbours.count else { throw .badOffsets(unit: start.count - 1) }
    for unit in 0..<start.count - 1 where start[unit] > start[unit + 1] { throw .badOffsets(unit: unit) }
    for unit in 0..<start.count - 1 {
      var last: Int32 = -1
      for position in Int(start[unit])..<Int(start[unit + 1]) {
        let neighbour = neighbours[position]
        guard neighbour > last, Int(neighbour) < start.count - 1 else { throw .badNeighbour(unit: unit) }
        last = neighbour
      }
    }
  }
}
