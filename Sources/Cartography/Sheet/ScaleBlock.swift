import DrawingBridge
import Geometry

/// Bar scale, ratio scale, north arrow and the lines on projection, grid and datum.
struct ScaleBlock: SheetBlock {
  let window: MapWindow
  let zone: UTMZone
  let words: SheetWords
  /// False for pictures without paper size: no ratio scale.
  var showsRatio = true

  private var lines: TextBlock {
    TextBlock(
      [words.projection, words.grid(zone), words.datum].map { TextBlock.Paragraph(text: $0, scale: 0.9) })
  }

  private func barHeight(_ size: Double) -> Double { size * (showsRatio ? 4.6 : 3.2) }

  func height(width: Double, size: Double) -> Double {
    barHeight(size) + size * 0.5 + lines.height(width: width - size * 3.4, size: size)
  }

  func draw(in box: SheetBox, size: Double, on canvas: borrowing Canvas) {
    var rest = box
    let arrow = rest.takeRight(size * 2.6, gap: size * 0.8)
    drawNorth(
      in: SheetBox(x: arrow.x, y: arrow.y, width: arrow.width, height: min(arrow.height, size * 6)), size, on: canvas)
    drawBar(in: rest.takeTop(barHeight(size), gap: size * 0.5), size, on: canvas)
    lines.draw(in: rest, size: size, on: canvas)
  }

  private func drawBar(in box: SheetBox, _ size: Double, on canvas: borrowing Canvas) {
    var y = box.y
    if showsRatio {
      let ratio = words.scale + " 1:" + words.grouped(Int(min(window.denominator, 1e12)))
      canvas.draw(
        ratio, x: box.x, y: y + size * 0.7,
        style: TextStyle(sizePixels: size * 1.15, isBold: true, colour: SheetInk.dark),
        anchor: .left)
      y += size * 1.7
    }
    let step = MapWindow.roundBelow((box.width - size * 3.2) * window.metresPerPoint / 4)
    let long = step / window.metresPerPoint
    let small = TextStyle(sizePixels: size * 0.85, colour: SheetInk.dark)
    let left = box.x + size * 0.6
    for part in 0..<4 {
      let x = left + Double(part) * long
      canvas.addRectangle(x: x, y: y + size * 1.2, width: long, height: size * 0.5)
      canvas.fill(part % 2 == 0 ? SheetInk.dark : .white, keepingPath: true)
      canvas.stroke(SheetInk.dark, width: 0.5)
    }
    for mark in [0, 2, 4] {
      let metres = step * Double(mark)
      let text = mark == 4 ? words.distance(metres) : metres == 0 ? "0" : number(metres, whole: step * 4)
      canvas.draw(text, x: left + Double(mark) * long, y: y + size * 0.55, style: small)
    }
  }

  /// In the unit of the whole bar.
  private func number(_ metres: Double, whole: Double) -> String {
    words.decimal(whole >= 1000 ? metres / 1000 : metres)
  }

  private func drawNorth(in box: SheetBox, _ size: Double, on canvas: borrowing Canvas) {
    let (x, top, half) = (box.midX, box.y + size * 1.5, size * 0.8)
    let bottom = top + size * 3
    canvas.addPath([(x, top), (x, bottom - size * 0.7), (x - half, bottom)], closed: true)
    canvas.fill(SheetInk.dark)
    canvas.addPath([(x, top), (x + half, bottom), (x, bottom - size * 0.7), (x - half, bottom)], closed: true)
    canvas.stroke(SheetInk.dark, width: 0.6)
    canvas.draw(
      words.north, x: x, y: box.y + size * 0.7,
      style: TextStyle(sizePixels: size * 1.3, isBold: true, colour: SheetInk.dark))
  }
}
