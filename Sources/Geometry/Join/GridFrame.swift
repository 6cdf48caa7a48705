/// Place and size of the grid.
struct GridFrame: Sendable {
  let box: BoundingBox
  let columns: Int
  let rows: Int
  let scaleX: Double
  let scaleY: Double

  /// About 128 cells a polygon, four million at most, and fewer when large polygons would stand in too many.
  init(boxes: [BoundingBox?]) {
    var all: BoundingBox?
    for case let box? in boxes { all = all?.union(box) ?? box }
    box = all ?? BoundingBox(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
    let cells = min(4_194_304, max(256, boxes.count * 128))
    var side = max(1, Int(Double(cells).squareRoot()))
    let budget = 4 * cells + 65_536
    while side > 1, GridFrame.entries(boxes, in: box, side: side) > budget { side /= 2 }
    columns = side
    rows = side
    scaleX = gridScale(box.width, cells: side)
    scaleY = gridScale(box.height, cells: side)
  }

  private static func entries(_ boxes: [BoundingBox?], in all: BoundingBox, side: Int) -> Int {
    let scaleX = gridScale(all.width, cells: side)
    let scaleY = gridScale(all.height, cells: side)
    var sum = 0
    for case let box? in boxes {
      let width =
        1 + gridCell(box.maxX, origin: all.minX, scale: scaleX, count: side)
        - gridCell(box.minX, origin: all.minX, scale: scaleX, count: side)
      let height =
        1 + gridCell(box.maxY, origin: all.minY, scale: scaleY, count: side)
        - gridCell(box.minY, origin: all.minY, scale: scaleY, count: side)
      sum += width * height
    }
    return sum
  }

  @inline(__always) func column(_ x: Double) -> Int { gridCell(x, origin: box.minX, scale: scaleX, count: columns) }
  @inline(__always) func row(_ y: Double) -> Int { gridCell(y, origin: box.minY, scale: scaleY, count: rows) }

  /// Cells that a box reaches into.
  func cellCount(of box: BoundingBox) -> Int {
    (1 + column(box.maxX) - column(box.minX)) * (1 + row(box.maxY) - row(box.minY))
  }

  /// The columns of a long edge's box that the edge can reach in a row: where it runs between the rows below and above,
  /// and a column more on both sides, far beyond any rounding. Keeps long slanting edges cheap.
  @inline(__always)
  func reach(
    _ columns: ClosedRange<Int>, _ row: Int, ax: Double, ay: Double, bx: Double, by: Double
  ) -> ClosedRange<Int> {
    guard columns.count > 4, ay != by, scaleY > 0 else { return columns }
    let low = (box.minY + Double(row - 1) / scaleY - ay) / (by - ay)
    let high = (box.minY + Double(row + 2) / scaleY - ay) / (by - ay)
    let from = min(1, max(0, min(low, high)))
    let to = min(1, max(0, max(low, high)))
    let start = column(ax + from * (bx - ax))
    let end = column(ax + to * (bx - ax))
    let first = max(columns.lowerBound, min(start, end) - 1)
    let last = min(columns.upperBound, max(start, end) + 1)
    return first <= last ? first...last : columns
  }
}
