import DrawingBridge
import Geometry

/// A text with its place in world pixels of one zoom. The place is whole pixels, so every tile draws the same letters.
struct PlacedLabel: Sendable, Equatable {
  var text: String
  var style: TextStyle
  var x: Double
  var y: Double
  /// What it covers, halo included.
  var box: BoundingBox
}

/// Boxes that are taken, in square cells, for collision tests.
struct TakenBoxes {
  private let cell = 64.0
  private var boxes: [BoundingBox] = []
  private var cells: [CellKey: [Int]] = [:]

  private struct CellKey: Hashable {
    var x: Int
    var y: Int
  }

  mutating func insert(_ box: BoundingBox) {
    for key in keys(box) { cells[key, default: []].append(boxes.count) }
    boxes.append(box)
  }

  func overlaps(_ box: BoundingBox) -> Bool {
    keys(box).contains { key in (cells[key] ?? []).contains { boxes[$0].intersects(box) } }
  }

  private func keys(_ box: BoundingBox) -> [CellKey] {
    let columns = Int((box.minX / cell).rounded(.down))...Int((box.maxX / cell).rounded(.down))
    let rows = Int((box.minY / cell).rounded(.down))...Int((box.maxY / cell).rounded(.down))
    return columns.flatMap { x in rows.map { y in CellKey(x: x, y: y) } }
  }
}
