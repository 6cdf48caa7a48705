/// Lines as chains of distinct vertices: equal coordinates are one vertex, except that what lies between the ends of a
/// boat service is its own.
struct RoadChains {
  private(set) var vertexX: [Double] = []
  private(set) var vertexY: [Double] = []
  /// Chain c has the vertices `ids[start[c]..<start[c + 1]]`, at least two, no two neighbours equal.
  private(set) var ids: [Int32] = []
  private(set) var start: [Int32] = [0]
  private(set) var line: [Int32] = []
  private var table: [Int32] = []

  var count: Int { line.count }

  func positions(_ chain: Int) -> Range<Int> { Int(start[chain])..<Int(start[chain + 1]) }

  init(lines: RoadLines, report: inout NodingReport) {
    report.lines = lines.count
    table = [Int32](repeating: -1, count: 64)
    for l in 0..<lines.count {
      guard lines.kilometresPerHour[l].isFinite, lines.kilometresPerHour[l] > 0 else {
        report.closedLines += 1
        continue
      }
      let before = count
      append(lines, l, &report)
      if count == before { report.emptyLines += 1 }
    }
    table = []
  }

  /// A line, broken at vertices that are not usable.
  private mutating func append(_ lines: RoadLines, _ l: Int, _ report: inout NodingReport) {
    let all = lines.vertices(l)
    var v = all.lowerBound
    while v < all.upperBound {
      var end = v
      while end < all.upperBound, SegmentGrid.isUsable(lines.x[end], lines.y[end]) { end += 1 }
      appendRun(lines, l, v..<end, &report)
      if end < all.upperBound { report.unusableVertices += 1 }
      v = end + 1
    }
  }

  private mutating func appendRun(_ lines: RoadLines, _ l: Int, _ run: Range<Int>, _ report: inout NodingReport) {
    let first = ids.count
    for v in run {
      if v > run.lowerBound, lines.x[v] == lines.x[v - 1], lines.y[v] == lines.y[v - 1] {
        report.zeroLengthSegments += 1
        continue
      }
      ids.append(Int32(v))
    }
    guard ids.count - first >= 2 else {
      ids.removeSubrange(first...)
      return
    }
    for k in first..<ids.count {
      let v = Int(ids[k])
      let isInside = k > first && k < ids.count - 1
      ids[k] = vertex(lines.x[v], lines.y[v], isOwn: lines.isBoat[l] && isInside)
    }
    start.append(Int32(clamping: ids.count))
    line.append(Int32(l))
  }

  /// The vertex at a place: the one that is there already, by an open hash table, else a new one.
  private mutating func vertex(_ px: Double, _ py: Double, isOwn: Bool) -> Int32 {
    // Adding 0 makes -0 and 0 one.
    let x = px + 0
    let y = py + 0
    if isOwn { return add(x, y) }
    if vertexX.count * 2 >= table.count { growTable() }
    var slot = self.slot(x, y)
    while table[slot] >= 0 {
      let v = Int(table[slot])
      if vertexX[v] == x, vertexY[v] == y { return table[slot] }
      slot = (slot + 1) & (table.count - 1)
    }
    table[slot] = add(x, y)
    return table[slot]
  }

  private mutating func add(_ x: Double, _ y: Double) -> Int32 {
    vertexX.append(x)
    vertexY.append(y)
    return Int32(clamping: vertexX.count - 1)
  }

  private func slot(_ x: Double, _ y: Double) -> Int {
    var h = (x.bitPattern ^ (y.bitPattern << 32 | y.bitPattern >> 32)) &* 0x9E37_79B9_7F4A_7C15
    h = (h ^ (h >> 29)) &* 0xBF58_476D_1CE4_E5B9
    return Int(truncatingIfNeeded: h >> 20) & (table.count - 1)
  }

  private mutating func growTable() {
    let old = table
    table = [Int32](repeating: -1, count: old.count * 2)
    for v in old where v >= 0 {
      var slot = self.slot(vertexX[Int(v)], vertexY[Int(v)])
      while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
      table[slot] = v
    }
  }
}
