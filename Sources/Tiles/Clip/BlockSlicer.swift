/// Cuts the polygons of one layer into the tiles of a block.
public struct BlockSlicer {
  private let rings: RingBuffer
  private var clipper = PolygonClipper()
  private var geometry = TileGeometry(kind: .polygons)

  /// - Parameter polygons: Numbers of the polygons that may reach the block, ascending (`GridPolygons.blocks`).
  public init(_ layer: GridPolygons, _ polygons: [Int32], block: TileBlock) {
    rings = layer.reduced(polygons, to: block.box)
  }

  /// Cuts one tile.
  ///
  /// - Parameter body: Gets each feature that has area within the tile and its buffer, ascending, with its rings in
  ///   steps of the tile.
  /// - Returns: True when some feature reaches the tile itself, not its buffer alone.
  public mutating func slice(_ tile: TileID, _ body: (Int32, TileGeometry) -> Void) -> Bool {
    let originX = Int32(clamping: tile.x * TileGrid.extent)
    let originY = Int32(clamping: tile.y * TileGrid.extent)
    let polygons = polygons(originX, originY)
    if polygons.isEmpty { return false }
    let detours = findDetours(polygons, originX, originY)
    var reaches = false
    var next = 0
    while next < polygons.count {
      let feature = rings.feature[polygons[next]]
      geometry.x.removeAll(keepingCapacity: true)
      geometry.y.removeAll(keepingCapacity: true)
      geometry.partStart.removeAll(keepingCapacity: true)
      geometry.partStart.append(0)
      while next < polygons.count, rings.feature[polygons[next]] == feature {
        clipper.clip(
          polygons[next], of: rings, originX: originX, originY: originY, detours: detours, into: &geometry)
        next += 1
      }
      if geometry.partCount == 0 { continue }
      if !reaches { reaches = geometry.reachesTile() }
      body(feature, geometry)
    }
    return reaches
  }

  private func polygons(_ originX: Int32, _ originY: Int32) -> [Int] {
    let frame = GridBox(
      minX: originX + ClipFrame.low, minY: originY + ClipFrame.low, maxX: originX + ClipFrame.high,
      maxY: originY + ClipFrame.high)
    return rings.polygonBox.indices.filter { rings.polygonBox[$0].overlaps(frame) }
  }

  /// Cuts once to see which cuts are rounded; nearly always nothing stands in their way.
  private mutating func findDetours(_ polygons: [Int], _ originX: Int32, _ originY: Int32) -> ClipDetours? {
    clipper.startTile()
    for polygon in polygons {
      clipper.findCuts(polygon, of: rings, originX: originX, originY: originY)
    }
    if clipper.cuts.isEmpty { return nil }
    let detours = ClipDetours(clipper.cuts) { box, body in
      rings.forEachPlace(of: polygons, in: box, originX, originY, body)
    }
    return detours.isEmpty ? nil : detours
  }
}

extension RingBuffer {
  fileprivate func forEachPlace(
    of polygons: [Int], in box: GridBox, _ originX: Int32, _ originY: Int32, _ body: (ClipPlace) -> Void
  ) {
    let moved = GridBox(
      minX: box.minX + originX, minY: box.minY + originY, maxX: box.maxX + originX, maxY: box.maxY + originY)
    for polygon in polygons where polygonBox[polygon].meets(moved) {
      for ring in rings(polygon) where ringBox[ring].meets(moved) {
        for place in places(ring).dropLast() where moved.code(x[place], y[place]) == 0 {
          body(ClipPlace(x: x[place] - originX, y: y[place] - originY))
        }
      }
    }
  }
}

extension TileGeometry {
  /// True when polygons have area in the tile without its buffer.
  func reachesTile() -> Bool {
    let extent = Int32(TileGrid.extent)
    if x.indices.contains(where: { x[$0] > 0 && x[$0] < extent && y[$0] > 0 && y[$0] < extent }) { return true }
    let tile = GridBox(minX: 0, minY: 0, maxX: extent, maxY: extent)
    let middle = ClipPlace(x: extent / 2, y: extent / 2)
    var isAroundMiddle = false
    for part in 0..<partCount {
      let places = places(ofPart: part)
      guard var before = places.last else { continue }
      for place in places {
        let (a, b) = (ClipPlace(x: x[before], y: y[before]), ClipPlace(x: x[place], y: y[place]))
        if tile.isCrossed(by: a, b) { return true }
        if (a.y > middle.y) != (b.y > middle.y), (clipCross(middle, a, b) > 0) == (b.y > a.y) {
          isAroundMiddle.toggle()
        }
        before = place
      }
    }
    return isAroundMiddle
  }
}

extension GridBox {
  /// True when an edge, both of whose ends are not inside, goes through the inside of the box.
  fileprivate func isCrossed(by a: ClipPlace, _ b: ClipPlace) -> Bool {
    if max(a.x, b.x) <= minX || min(a.x, b.x) >= maxX || max(a.y, b.y) <= minY || min(a.y, b.y) >= maxY { return false }
    let sides = [(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY)].map {
      clipCross(a, b, ClipPlace(x: $0.0, y: $0.1)).signum()
    }
    return sides.contains(1) && sides.contains(-1)
  }
}
