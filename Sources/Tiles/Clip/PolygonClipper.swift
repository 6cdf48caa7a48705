/// Cuts polygons to the frame of a tile, in whole steps.
///
/// What lies outside of the frame is laid onto its border: a stretch of a ring between two places beyond the frame
/// becomes a stretch of the border. How often the border is passed one way or the other tells which parts of it belong
/// to the polygon; these and the edges within the frame are put together into rings again. So a polygon around the whole
/// tile becomes the frame itself, and no edge runs along the border and back.
///
/// Edges are cut at places that depend on the edge alone, so neighbours stay neighbours.
struct PolygonClipper {
  /// An edge whose cut places had to be rounded.
  struct Cut {
    var from: ClipPlace
    var to: ClipPlace
    var entry: ClipPlace
    var exit: ClipPlace
  }

  private(set) var cuts: [Cut] = []
  private var assembly = RingAssembly()
  private var last: ClipPlace?
  /// Makes every place a node, as is needed where rings touch.
  private var isEveryPlaceNode = false

  /// Forgets the cuts of the tile before.
  mutating func startTile() { cuts.removeAll(keepingCapacity: true) }

  /// Cuts a polygon and appends its rings to `geometry`, shells before their holes.
  ///
  /// - Parameters:
  ///   - originX: Column of the tile's north-west corner on the grid; likewise `originY`.
  ///   - detours: Places that cut edges of this tile have to keep to.
  mutating func clip(
    _ polygon: Int, of rings: RingBuffer, originX: Int32, originY: Int32, detours: ClipDetours?,
    into geometry: inout TileGeometry
  ) {
    let frame = GridBox(
      minX: originX + ClipFrame.low, minY: originY + ClipFrame.low, maxX: originX + ClipFrame.high,
      maxY: originY + ClipFrame.high)
    guard rings.polygonBox[polygon].overlaps(frame) else { return }
    if rings.polygonBox[polygon].isInside(frame) {
      for ring in rings.rings(polygon) { append(rings.places(ring), rings, originX, originY, &geometry) }
      return
    }
    assembly.clear()
    isEveryPlaceNode = detours != nil || rings.touches[polygon]
    for ring in rings.rings(polygon) where rings.ringBox[ring].overlaps(frame) {
      walk(rings.places(ring), rings, originX, originY, detours)
    }
    assembly.finish(canTouch: isEveryPlaceNode, into: &geometry)
  }

  /// Notes the edges of a polygon whose cut places have to be rounded.
  mutating func findCuts(_ polygon: Int, of rings: RingBuffer, originX: Int32, originY: Int32) {
    let frame = GridBox(
      minX: originX + ClipFrame.low, minY: originY + ClipFrame.low, maxX: originX + ClipFrame.high,
      maxY: originY + ClipFrame.high)
    if rings.polygonBox[polygon].isInside(frame) { return }
    for ring in rings.rings(polygon) where rings.ringBox[ring].overlaps(frame) {
      let places = rings.places(ring)
      var before = places.lowerBound
      var beforeCode = frame.code(rings.x[before], rings.y[before])
      for place in places.dropFirst() {
        let code = frame.code(rings.x[place], rings.y[place])
        if beforeCode & code == 0, beforeCode | code != 0 {
          noteCut(
            ClipPlace(x: rings.x[before] - originX, y: rings.y[before] - originY), beforeCode,
            ClipPlace(x: rings.x[place] - originX, y: rings.y[place] - originY), code)
        }
        (before, beforeCode) = (place, code)
      }
    }
  }

  private mutating func noteCut(_ from: ClipPlace, _ fromCode: UInt8, _ to: ClipPlace, _ toCode: UInt8) {
    guard let entry = fromCode == 0 ? (from, true) : ClipFrame.entry(from, to),
      let exit = toCode == 0 ? (to, true) : ClipFrame.entry(to, from)
    else { return }
    if !entry.1 || !exit.1 { cuts.append(Cut(from: from, to: to, entry: entry.0, exit: exit.0)) }
  }

  private func append(
    _ places: Range<Int>, _ rings: RingBuffer, _ originX: Int32, _ originY: Int32, _ geometry: inout TileGeometry
  ) {
    for place in places.dropLast() {
      geometry.x.append(rings.x[place] - originX)
      geometry.y.append(rings.y[place] - originY)
    }
    geometry.partStart.append(geometry.x.count)
  }

  private mutating func walk(
    _ places: Range<Int>, _ rings: RingBuffer, _ originX: Int32, _ originY: Int32, _ detours: ClipDetours?
  ) {
    let count = places.count - 1
    @inline(__always)
    func place(_ number: Int) -> ClipPlace {
      let index = places.lowerBound + (number >= count ? number - count : number)
      return ClipPlace(x: rings.x[index] - originX, y: rings.y[index] - originY)
    }
    let strict = GridBox(
      minX: ClipFrame.low + 1, minY: ClipFrame.low + 1, maxX: ClipFrame.high - 1, maxY: ClipFrame.high - 1)
    let start = (0..<count).first { strict.code(place($0).x, place($0).y) != 0 }
    guard let start else {
      if isEveryPlaceNode {
        for number in 0..<count { add(place(number), place(number + 1)) }
        return
      }
      assembly.startChain()
      for number in 0...count { assembly.append(place(number)) }
      return assembly.endChain()
    }
    last = nil
    var from = place(start)
    var fromCode = ClipFrame.box.code(from.x, from.y)
    for number in start + 1...start + count {
      let to = place(number)
      let toCode = ClipFrame.box.code(to.x, to.y)
      if fromCode | toCode == 0 {
        add(from, to)
      } else if fromCode & toCode != 0 {
        addOutside(from, to, fromCode & toCode)
      } else {
        addCut(from, fromCode, to, toCode, detours)
      }
      (from, fromCode) = (to, toCode)
    }
    if last != nil { assembly.endChain() }
    last = nil
  }

  /// An edge within the frame.
  @inline(__always)
  private mutating func add(_ from: ClipPlace, _ to: ClipPlace) {
    if from == to { return }
    if let side = ClipFrame.commonSide(from, to) {
      return assembly.addBorder(
        from: ClipFrame.distance(from, side: side), to: ClipFrame.distance(to, side: side))
    }
    if last == nil {
      assembly.startChain()
      assembly.append(from)
    }
    assembly.append(to)
    last = to
    if isEveryPlaceNode || ClipFrame.isOnBorder(to) {
      assembly.endChain()
      last = nil
    }
  }

  /// An edge beyond one of the frame's sides.
  private mutating func addOutside(_ from: ClipPlace, _ to: ClipPlace, _ code: UInt8) {
    let side: Int32 = code & 4 != 0 ? 0 : code & 2 != 0 ? 1 : code & 8 != 0 ? 2 : 3
    assembly.addBorder(
      from: ClipFrame.distance(ClipFrame.clamped(from), side: side),
      to: ClipFrame.distance(ClipFrame.clamped(to), side: side))
  }

  private mutating func addCut(
    _ from: ClipPlace, _ fromCode: UInt8, _ to: ClipPlace, _ toCode: UInt8, _ detours: ClipDetours?
  ) {
    let entry = fromCode == 0 ? (from, true) : ClipFrame.entry(from, to)
    let exit = toCode == 0 ? (to, true) : ClipFrame.entry(to, from)
    guard let entry, let exit else { return addAround(from, to) }
    if fromCode != 0 { add(ClipFrame.clamped(from), entry.0) }
    var before = entry.0
    for place in detours?.places(from, to) ?? [] {
      add(before, place)
      before = place
    }
    add(before, exit.0)
    if toCode != 0 { add(exit.0, ClipFrame.clamped(to)) }
  }

  /// An edge that passes the frame around a corner or two.
  private mutating func addAround(_ from: ClipPlace, _ to: ClipPlace) {
    let middle = ClipPlace(x: (ClipFrame.low + ClipFrame.high) / 2, y: (ClipFrame.low + ClipFrame.high) / 2)
    assembly.addAround(
      from: ClipFrame.distance(ClipFrame.clamped(from)), to: ClipFrame.distance(ClipFrame.clamped(to)),
      isClockwise: clipCross(middle, from, to) > 0)
  }
}
