import Glibc

/// How much of each pixel lines of one kind cover. Where lines meet or overlap the larger cover counts, so that neither
/// joints nor crossings are darker, and the order of lines doesn't matter.
final class LineBuffer {
  let width: Int
  let height: Int
  let cover: UnsafeMutablePointer<UInt8>
  /// Columns that were touched, a row: first and last, none when the last is below 0.
  private let touched: UnsafeMutablePointer<(first: Int, last: Int)>

  init(width: Int, height: Int) {
    self.width = max(1, width)
    self.height = max(1, height)
    cover = .allocate(capacity: self.width * self.height)
    cover.initialize(repeating: 0, count: self.width * self.height)
    touched = .allocate(capacity: self.height)
    touched.initialize(repeating: (.max, -1), count: self.height)
  }

  deinit {
    cover.deallocate()
    touched.deallocate()
  }

  /// Draws a line with round ends from a to b in pixels, `lineWidth` pixels wide.
  ///
  /// The cover of a pixel is that of a band of its own width across the line, by the distance of its middle:
  /// exact for upright and level lines, within a tenth for others.
  func add(_ line: StrokeLine, lineWidth: Float) {
    let lineWidth = lineWidth * line.weight
    guard lineWidth > 0 else { return }
    let reach = (1 + lineWidth) / 2
    let pen = Pen(line: line, reach: reach, peak: min(1, lineWidth) * 255)
    let top = max(0, Int((min(line.ay, line.by) - reach - 0.5).rounded(.up)))
    let bottom = min(height - 1, Int((max(line.ay, line.by) + reach - 0.5).rounded(.down)))
    guard top <= bottom else { return }
    for row in top...bottom { addRow(row, pen) }
  }

  private func addRow(_ row: Int, _ pen: Pen) {
    let y = Float(row) + 0.5
    let (low, high) = pen.extent(atY: y)
    let first = max(0, Int((low - 0.5).rounded(.up)))
    let last = min(width - 1, Int((high - 0.5).rounded(.down)))
    guard first <= last else { return }
    touched[row] = (min(touched[row].first, first), max(touched[row].last, last))
    let cells = cover + row * width
    let startY = y - pen.line.ay
    for column in first...last {
      let value = pen.cover(fromStartX: Float(column) + 0.5 - pen.line.ax, y: startY)
      if value > cells[column] { cells[column] = value }
    }
  }

  /// Calls `body` for every pixel with some cover, and empties the buffer. Covers come in 16 even steps: nobody sees
  /// more, and a tile keeps to few colours.
  @inline(__always)
  func take(_ body: (_ index: Int, _ cover: UInt32) -> Void) {
    for row in 0..<height where touched[row].last >= 0 {
      for index in row * width + touched[row].first...row * width + touched[row].last {
        let value = cover[index]
        if value == 0 { continue }
        cover[index] = 0
        let step = (UInt32(value) &+ 8) / 17 &* 17
        if step > 0 { body(index, step) }
      }
      touched[row] = (.max, -1)
    }
  }
}

/// A straight line in pixels.
struct StrokeLine {
  var ax: Float
  var ay: Float
  var bx: Float
  var by: Float
  /// Part of the full width, above 0 to 1.
  var weight: Float
}

/// A line with what is needed again and again to draw it.
private struct Pen {
  let line: StrokeLine
  let reach: Float
  let peak: Float
  let dx: Float
  let dy: Float
  let perSquare: Float

  init(line: StrokeLine, reach: Float, peak: Float) {
    self.line = line
    self.reach = reach
    self.peak = peak
    dx = line.bx - line.ax
    dy = line.by - line.ay
    let square = dx * dx + dy * dy
    perSquare = square > 0 ? 1 / square : 0
  }

  /// Columns that the band of the line reaches in a row.
  func extent(atY y: Float) -> (Float, Float) {
    let low = min(line.ax, line.bx) - reach
    let high = max(line.ax, line.bx) + reach
    guard abs(dy) > 1, perSquare > 0 else { return (low, high) }
    let middle = line.ax + (y - line.ay) * dx / dy
    let half = reach * (dx * dx + dy * dy).squareRoot() / abs(dy) + 1
    return (max(low, middle - half), min(high, middle + half))
  }

  @inline(__always)
  func cover(fromStartX px: Float, y py: Float) -> UInt8 {
    let along = min(1, max(0, (px * dx + py * dy) * perSquare))
    let ex = px - along * dx
    let ey = py - along * dy
    let value = (reach - (ex * ex + ey * ey).squareRoot()) * 255
    return UInt8(max(0, min(peak, value)) + 0.5)
  }
}
