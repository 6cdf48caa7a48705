/// A packed tree of bounding boxes in flat arrays: built once, then only read.
///
/// Items are ordered along a Z curve through their centres and packed sixteen to a node, level upon level (after
/// Roussopoulos and Leifker 1985, "Direct spatial search on pictorial databases using packed R-trees", SIGMOD, p. 17-31).
/// Boxes are stored as min x, min y, max x, max y. Items with a box that is not finite are never found.
public struct BoxTree: Sendable {
  static let nodeSize = 16

  /// Item of each leaf box, in tree order.
  private let items: [Int32]
  /// Four doubles a box: the leaves, then each level above them, the root last.
  private let boxes: [Double]
  /// First box of each level, leaves first, then the box count.
  private let levelStart: [Int]

  /// - Parameter itemBoxes: One box an item; nil for an item that is never to be found.
  public init(_ itemBoxes: [BoundingBox?]) {
    items = BoxTree.alongCurve(itemBoxes)
    var boxes: [Double] = []
    boxes.reserveCapacity(items.count * 4 * BoxTree.nodeSize / (BoxTree.nodeSize - 1) + 64)
    for item in items {
      guard let box = itemBoxes[Int(item)] else { continue }
      boxes.append(contentsOf: [box.minX, box.minY, box.maxX, box.maxY])
    }
    levelStart = BoxTree.addLevels(to: &boxes)
    self.boxes = boxes
  }

  /// Appends to `found` the items whose boxes touch `box`, in tree order.
  public func search(_ box: BoundingBox, into found: inout [Int32]) {
    guard !items.isEmpty else { return }
    let boxes = self.boxes.span
    var stack = [(level: levelStart.count - 2, node: 0)]
    while let (level, node) = stack.popLast() {
      let start = levelStart[level]
      let end = min(start + (node + 1) * BoxTree.nodeSize, levelStart[level + 1])
      var b = start + node * BoxTree.nodeSize
      while b < end {
        let at = b * 4
        if boxes[at] <= box.maxX, boxes[at + 1] <= box.maxY, boxes[at + 2] >= box.minX, boxes[at + 3] >= box.minY {
          if level == 0 { found.append(items[b]) } else { stack.append((level - 1, b - start)) }
        }
        b += 1
      }
    }
  }

  /// The items with a finite box, by the Z curve through their centres, then by index.
  private static func alongCurve(_ itemBoxes: [BoundingBox?]) -> [Int32] {
    var keys: [UInt64] = []
    guard let all = union(itemBoxes) else { return [] }
    for (item, box) in itemBoxes.enumerated() {
      guard let box, isFinite(box) else { continue }
      let cx = gridCell(box.midX, origin: all.minX, scale: gridScale(all.width, cells: 65536), count: 65536)
      let cy = gridCell(box.midY, origin: all.minY, scale: gridScale(all.height, cells: 65536), count: 65536)
      keys.append(UInt64(spread(UInt32(cx)) | spread(UInt32(cy)) << 1) << 32 | UInt64(UInt32(item)))
    }
    keys.sort()
    return keys.map { Int32(truncatingIfNeeded: $0) }
  }

  /// Appends the boxes of the nodes above the leaves; returns where each level starts.
  private static func addLevels(to boxes: inout [Double]) -> [Int] {
    var starts = [0, boxes.count / 4]
    while starts[starts.count - 1] - starts[starts.count - 2] > nodeSize {
      let end = starts[starts.count - 1]
      for first in stride(from: starts[starts.count - 2], to: end, by: nodeSize) {
        var box = [Double.infinity, .infinity, -.infinity, -.infinity]
        for b in first..<min(first + nodeSize, end) {
          box[0] = min(box[0], boxes[b * 4])
          box[1] = min(box[1], boxes[b * 4 + 1])
          box[2] = max(box[2], boxes[b * 4 + 2])
          box[3] = max(box[3], boxes[b * 4 + 3])
        }
        boxes.append(contentsOf: box)
      }
      starts.append(boxes.count / 4)
    }
    return starts
  }

  private static func union(_ itemBoxes: [BoundingBox?]) -> BoundingBox? {
    itemBoxes.reduce(nil as BoundingBox?) { all, box in
      guard let box, isFinite(box) else { return all }
      return all?.union(box) ?? box
    }
  }

  private static func isFinite(_ box: BoundingBox) -> Bool {
    box.minX.isFinite && box.minY.isFinite && box.maxX.isFinite && box.maxY.isFinite
  }

  /// Sixteen bits to the even positions of 32.
  private static func spread(_ value: UInt32) -> UInt32 {
    var v = value
    v = (v | v << 8) & 0x00FF_00FF
    v = (v | v << 4) & 0x0F0F_0F0F
    v = (v | v << 2) & 0x3333_3333
    return (v | v << 1) & 0x5555_5555
  }
}
