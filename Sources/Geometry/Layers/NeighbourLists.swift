/// Neighbours of `count` units in compressed rows: those of unit i are `items[start[i]..<start[i+1]]`, ascending,
/// without i itself.
public struct NeighbourLists: Sendable, Equatable {
  public var start: [Int32]
  public var items: [Int32]

  public init(start: [Int32], items: [Int32]) {
    self.start = start
    self.items = items
  }

  /// From one ascending list a unit.
  public init(lists: [[Int]]) {
    start = [0]
    items = []
    for list in lists {
      items.append(contentsOf: list.map(Int32.init))
      start.append(Int32(items.count))
    }
  }

  public var count: Int { start.count - 1 }

  public func neighbours(of unit: Int) -> ArraySlice<Int32> { items[Int(start[unit])..<Int(start[unit + 1])] }
}
