/// Four running sums a pixel, such as red, green, blue and alpha: areas are drawn as the change that their borders make
/// from left to right, so that a border shared by two areas is drawn once, and the sum along a row gives each pixel the
/// mean of its areas by their exact share.
///
/// All sums are integers, and what a border adds to a pixel depends on nothing but the border: any part of a map has the
/// pixels that the whole map has. Sums may wrap on the way; the last one of a pixel never does.
final class AreaBuffer {
  let width: Int
  let height: Int
  /// Bits below a pixel in coordinates: 256 steps a pixel.
  static let subpixelBits = 8
  /// A pixel that is covered by an area holds 2^17 times its weight.
  static let fullBits: Int32 = 17

  private let stride: Int
  private let cells: UnsafeMutablePointer<SIMD4<Int32>>

  init(width: Int, height: Int) {
    self.width = max(1, width)
    self.height = max(1, height)
    stride = self.width + 2
    cells = .allocate(capacity: stride * self.height)
    cells.initialize(repeating: .zero, count: stride * self.height)
  }

  deinit { cells.deallocate() }

  /// Adds a piece of border from a to b (256 steps a pixel, y down) that changes the sums by `delta` from its left
  /// (west) to its right where it runs downwards, by the opposite where it runs upwards.
  func add(_ edge: AreaEdge, delta: SIMD4<Int32>) {
    if edge.ay == edge.by { return }
    if edge.ay < edge.by {
      addDownward(edge.ax, edge.ay, edge.bx, edge.by, delta)
    } else {
      addDownward(edge.bx, edge.by, edge.ax, edge.ay, .zero &- delta)
    }
  }

  /// Adds a change that is in force from the left border of a row on, `share` steps (of 256) of its height.
  @inline(__always)
  func addAtLeft(row: Int, share: Int, delta: SIMD4<Int32>) {
    cells[row * stride] &+= delta &* SIMD4(repeating: Int32(truncatingIfNeeded: share &* 512))
  }

  private func addDownward(_ x0: Int, _ y0: Int, _ x1: Int, _ y1: Int, _ delta: SIMD4<Int32>) {
    let first = max(0, y0 >> 8)
    let last = min(height - 1, (y1 - 1) >> 8)
    guard first <= last else { return }
    let slope = Double(x1 - x0) / Double(y1 - y0)
    var top = max(y0, first << 8)
    var topX = top == y0 ? x0 : x0 + Int((Double(top - y0) * slope).rounded(.down))
    for row in first...last {
      let bottom = min(y1, (row + 1) << 8)
      let bottomX = bottom == y1 ? x1 : x0 + Int((Double(bottom - y0) * slope).rounded(.down))
      addRow(row, min(topX, bottomX), max(topX, bottomX), bottom - top, delta)
      (top, topX) = (bottom, bottomX)
    }
  }

  /// A piece within one row that runs from x = low to high over `drop` steps of height.
  @inline(__always)
  private func addRow(_ row: Int, _ low: Int, _ high: Int, _ drop: Int, _ delta: SIMD4<Int32>) {
    let line = cells + row * stride
    if high <= 0 { return addCell(line, 0, 0, drop, delta) }
    let column = low >> 8
    if column >= width { return }
    if column == (high - 1) >> 8 || low == high {
      return addCell(line, column, low + high - column << 9, drop, delta)
    }
    addColumns(line, low, high, drop, delta)
  }

  private func addColumns(
    _ line: UnsafeMutablePointer<SIMD4<Int32>>, _ low: Int, _ high: Int, _ drop: Int, _ delta: SIMD4<Int32>
  ) {
    let slope = Double(drop) / Double(high - low)
    var from = low
    var done = 0
    if low < 0 {
      done = Int((Double(-low) * slope).rounded(.down))
      addCell(line, 0, 0, done, delta)
      from = 0
    }
    while from < high {
      let column = from >> 8
      if column >= width { return }
      let to = min(high, (column + 1) << 8)
      let upTo = to == high ? drop : Int((Double(to - low) * slope).rounded(.down))
      addCell(line, column, from + to - column << 9, upTo - done, delta)
      (from, done) = (to, upTo)
    }
  }

  /// `across` is the sum of both ends' distances from the left border of the pixel, 0...512.
  @inline(__always)
  private func addCell(
    _ line: UnsafeMutablePointer<SIMD4<Int32>>, _ column: Int, _ across: Int, _ drop: Int, _ delta: SIMD4<Int32>
  ) {
    line[column] &+= delta &* SIMD4(repeating: Int32(truncatingIfNeeded: drop &* (512 &- across)))
    line[column &+ 1] &+= delta &* SIMD4(repeating: Int32(truncatingIfNeeded: drop &* across))
  }

  /// The sums of one row as bytes, rounded and kept within 0...255, for each pixel; empties the row.
  @inline(__always)
  func takeRow(_ row: Int, _ body: (_ column: Int, _ value: SIMD4<UInt8>) -> Void) {
    let line = cells + row * stride
    let half = SIMD4<Int32>(repeating: 1 << (AreaBuffer.fullBits - 1))
    let shift = SIMD4<Int32>(repeating: AreaBuffer.fullBits)
    var sum = SIMD4<Int32>.zero
    var value = SIMD4<UInt8>.zero
    for column in 0..<width {
      let change = line[column]
      if change != .zero {
        sum &+= change
        let scaled = (sum &+ half) &>> shift
        value = SIMD4<UInt8>(
          truncatingIfNeeded: scaled.clamped(lowerBound: .zero, upperBound: SIMD4(repeating: 255)))
        line[column] = .zero
      }
      body(column, value)
    }
    line[width] = .zero
  }
}

/// A straight piece of border in steps of 1/256 pixel.
struct AreaEdge {
  var ax: Int
  var ay: Int
  var bx: Int
  var by: Int
}
