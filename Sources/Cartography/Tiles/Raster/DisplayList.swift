import Topology

/// All that shows in one window, found once: for its digest, and for drawing it.
struct DisplayList {
  let window: PixelWindow
  var areas: EdgeList
  /// Four hatches a list: lane k of list l is hatch 4 l + k.
  var hatches: [EdgeList]
  var strokes: [[StrokeLine]]
  /// Indices into the zoom's content, ascending.
  var labels: [Int] = []
  var symbols: [Int] = []
  var circles: [Int] = []
  var dots: [Int] = []
  /// True when an area may show.
  var hasAreas = false

  init(_ window: PixelWindow, hatchCount: Int) {
    self.window = window
    areas = EdgeList(width: window.width, height: window.height)
    hatches = (0..<(hatchCount + 3) / 4).map { _ in EdgeList(width: window.width, height: window.height) }
    strokes = BorderKind.allCases.map { _ in [] }
  }

  /// True when nothing can show.
  var isEmpty: Bool { !hasAreas && labels.isEmpty && symbols.isEmpty && circles.isEmpty && dots.isEmpty }

  /// True when it has no borders, texts or symbols: one colour, or none, with its hatches and the watermark.
  var isPlain: Bool {
    areas.isPlain && hatches.allSatisfy(\.isPlain) && strokes.allSatisfy(\.isEmpty) && labels.isEmpty
      && symbols.isEmpty && circles.isEmpty && dots.isEmpty
  }
}

/// Finds what shows in windows of one theme. Belongs to one task.
final class DisplayListMaker {
  private let theme: RasterTheme
  private var seenArc: [UInt32]
  private var seenVillage: [UInt32]
  private var turn: UInt32 = 0

  init(_ theme: RasterTheme) {
    self.theme = theme
    seenArc = [UInt32](repeating: 0, count: theme.geometry.coverage.arcCount)
    seenVillage = [UInt32](repeating: 0, count: theme.geometry.villageBox.count)
  }

  func list(for window: PixelWindow) -> DisplayList {
    var list = DisplayList(window, hatchCount: theme.hatches.count)
    let geometry = theme.geometry
    let box = geometry.steps(of: window)
    turn &+= 1
    geometry.buckets.forEach(meeting: box) { village in
      guard seenVillage[village] != turn, geometry.villageBox[village].meets(box) else { return }
      seenVillage[village] = turn
      list.hasAreas = true
    }
    geometry.buckets.forEach(meeting: box) { village in
      guard seenVillage[village] == turn else { return }
      for arc in geometry.arcs(ofVillage: village) where seenArc[Int(arc)] != turn {
        seenArc[Int(arc)] = turn
        add(Int(arc), to: &list, box)
      }
    }
    addContent(to: &list, box)
    return list
  }

  private func addContent(to list: inout DisplayList, _ box: StepBox) {
    list.labels = indices(theme.labelBuckets, box)
    list.symbols = indices(theme.symbolBuckets, box)
    list.circles = indices(theme.circleBuckets, box)
    list.dots = indices(theme.dotBuckets, box)
  }

  private func indices(_ buckets: TileBuckets, _ box: StepBox) -> [Int] {
    var found: [Int] = []
    buckets.forEach(meeting: box) { found.append($0) }
    guard found.count > 1 else { return found }
    found.sort()
    return found.indices.filter { $0 == 0 || found[$0] != found[$0 - 1] }.map { found[$0] }
  }

  private func add(_ arc: Int, to list: inout DisplayList, _ box: StepBox) {
    let geometry = theme.geometry
    let coverage = geometry.coverage
    let arcBox = geometry.arcBox[arc]
    // Above, below or right of everything that is drawn.
    if arcBox.maxY < box.minY || arcBox.minY > box.maxY || arcBox.minX > box.maxX { return }
    let (left, right) = (Int(coverage.left[arc]), Int(coverage.right[arc]))
    let isFar = arcBox.maxX < box.minX
    if !isFar { addStrokes(arc, to: &list) }
    let places = coverage.places(ofArc: arc)
    let delta = change(left, right) { theme.fills[$0] }
    if delta != .zero { addEdges(places, delta, isFar, list.window, &list.areas) }
    for group in list.hatches.indices {
      let delta = change(left, right) { hatchLanes($0, group) }
      if delta != .zero { addEdges(places, delta, isFar, list.window, &list.hatches[group]) }
    }
  }

  /// What changes from the west to the east of an arc that runs down: its right side lies to the west. Villages that
  /// don't come near the window count as nothing, as not all of their arcs are looked at.
  private func change(_ left: Int, _ right: Int, _ value: (Int) -> SIMD4<Int32>) -> SIMD4<Int32> {
    (isNear(left) ? value(left) : .zero) &- (isNear(right) ? value(right) : .zero)
  }

  private func isNear(_ village: Int) -> Bool { village >= 0 && seenVillage[village] == turn }

  private func hatchLanes(_ village: Int, _ group: Int) -> SIMD4<Int32> {
    let bits = theme.hatchBits[village] >> UInt32(group * 4)
    return SIMD4(bits & 1 == 0 ? 0 : 255, bits & 2 == 0 ? 0 : 255, bits & 4 == 0 ? 0 : 255, bits & 8 == 0 ? 0 : 255)
  }

  private func addEdges(
    _ places: Range<Int>, _ delta: SIMD4<Int32>, _ isFar: Bool, _ window: PixelWindow, _ list: inout EdgeList
  ) {
    let shift = theme.geometry.subpixelShift
    let (originX, originY) = (window.x << 8, window.y << 8)
    theme.geometry.coverage.x.withUnsafeBufferPointer { x in
      theme.geometry.coverage.y.withUnsafeBufferPointer { y in
        if isFar {
          let from = Int(y[places.lowerBound]) << shift - originY
          let to = Int(y[places.upperBound - 1]) << shift - originY
          return list.addLeft(from: from, to: to, delta: delta)
        }
        var (ax, ay) = (Int(x[places.lowerBound]) << shift - originX, Int(y[places.lowerBound]) << shift - originY)
        for place in places.dropFirst() {
          let (bx, by) = (Int(x[place]) << shift - originX, Int(y[place]) << shift - originY)
          list.add(AreaEdge(ax: ax, ay: ay, bx: bx, by: by), delta: delta)
          (ax, ay) = (bx, by)
        }
      }
    }
  }

  private func addStrokes(_ arc: Int, to list: inout DisplayList) {
    let weight = theme.geometry.arcWeight[arc]
    guard weight > 0 else { return }
    let kind = Int(theme.geometry.arcKind[arc].rawValue)
    let margin = Float(theme.lines[kind].width / 2 + 1)
    let window = list.window
    let (right, bottom) = (Float(window.width) + margin, Float(window.height) + margin)
    let coverage = theme.geometry.coverage
    let shift = theme.geometry.subpixelShift
    func pixel(_ step: Int32, _ origin: Int) -> Float { Float(Int(step) << shift - origin << 8) / 256 }
    let places = coverage.places(ofArc: arc)
    var ax = pixel(coverage.x[places.lowerBound], window.x)
    var ay = pixel(coverage.y[places.lowerBound], window.y)
    for place in places.dropFirst() {
      let (bx, by) = (pixel(coverage.x[place], window.x), pixel(coverage.y[place], window.y))
      if min(ax, bx) < right, max(ax, bx) > -margin, min(ay, by) < bottom, max(ay, by) > -margin {
        // Always downwards or to the right, whichever way the arc runs.
        let isForward = (ay, ax) < (by, bx)
        list.strokes[kind].append(
          isForward
            ? StrokeLine(ax: ax, ay: ay, bx: bx, by: by, weight: weight)
            : StrokeLine(ax: bx, ay: by, bx: ax, by: ay, weight: weight))
      }
      (ax, ay) = (bx, by)
    }
  }
}
