import Geometry

/// Boxes that are taken, in square cells chained through flat arrays, for collision tests.
struct TakenBoxes {
  private(set) var boxes: [BoundingBox] = []
  private let origin: (x: Double, y: Double)
  private let cell: Double
  private let columns: Int
  private let rows: Int
  /// First link of each cell, -1 for none.
  private var head: [Int32]
  private var linkBox: [Int32] = []
  private var linkNext: [Int32] = []

  /// - Parameter bounds: What the boxes lie in; boxes outside of it fall into its border cells.
  init(bounds: BoundingBox) {
    let (width, height) = (max(1, bounds.width), max(1, bounds.height))
    let isUsable = width.isFinite && height.isFinite
    let cell = isUsable ? max(48, (width * height / 1_000_000).squareRoot(), max(width, height) / 30_000) : 48
    origin = isUsable ? (bounds.minX, bounds.minY) : (0, 0)
    self.cell = cell
    columns = isUsable ? Int(width / cell) + 1 : 1
    rows = isUsable ? Int(height / cell) + 1 : 1
    head = [Int32](repeating: -1, count: columns * rows)
  }

  mutating func insert(_ box: BoundingBox) {
    let (across, down) = cells(of: box)
    for row in down {
      for column in across {
        linkBox.append(Int32(truncatingIfNeeded: boxes.count))
        linkNext.append(head[row * columns + column])
        head[row * columns + column] = Int32(truncatingIfNeeded: linkBox.count - 1)
      }
    }
    boxes.append(box)
  }

  func overlaps(_ box: BoundingBox) -> Bool {
    var isHit = false
    visit(box) { _ in
      isHit = true
      return false
    }
    return isHit
  }

  /// Indices of boxes that meet a box, ascending.
  func indices(meeting box: BoundingBox) -> [Int] {
    var found: [Int] = []
    visit(box) {
      found.append($0)
      return true
    }
    return found.count < 2 ? found : Set(found).sorted()
  }

  /// Calls `body` with each box that meets `box`, perhaps more than once, until it says false.
  private func visit(_ box: BoundingBox, _ body: (Int) -> Bool) {
    let (across, down) = cells(of: box)
    for row in down {
      for column in across {
        var link = head[row * columns + column]
        while link >= 0 {
          let index = Int(linkBox[Int(link)])
          if boxes[index].intersects(box), !body(index) { return }
          link = linkNext[Int(link)]
        }
      }
    }
  }

  private func cells(of box: BoundingBox) -> (ClosedRange<Int>, ClosedRange<Int>) {
    func index(_ value: Double, _ count: Int) -> Int {
      value.isFinite ? Int(min(max((value / cell).rounded(.down), 0), Double(count - 1))) : 0
    }
    let left = index(box.minX - origin.x, columns)
    let top = index(box.minY - origin.y, rows)
    return (
      left...max(left, index(box.maxX - origin.x, columns)), top...max(top, index(box.maxY - origin.y, rows))
    )
  }
}
