import DrawingBridge
import Geometry

/// The legend of a theme: classes with the number of villages, circles, a grid of two variables, symbols, lines.
struct LegendBlock: SheetBlock {
  enum Key {
    case area(Colour, [HatchPattern])
    case symbol(FacilitySymbol)
    case line(Colour, width: Double)
    case circle(CircleRule, amount: Double)
    case none
  }

  struct Row {
    var key: Key
    var label: String
    /// At the right edge.
    var count: String = ""
    var isHeading = false
  }

  let rows: [Row]
  let matrix: MatrixLegend?
  let largest: Double
  let growth: Double
  let circleShrink: Double

  private func style(_ row: Row, _ size: Double) -> TextStyle {
    TextStyle(sizePixels: row.isHeading ? size * 0.92 : size, isBold: row.isHeading, colour: SheetInk.dark)
  }
  private func keyWidth(_ size: Double) -> Double { max(size * 2.6, largestCircle) }
  /// Width of the largest circle.
  private var largestCircle: Double {
    rows.reduce(0) { widest, row in
      guard case .circle(let rule, let amount) = row.key else { return widest }
      return max(widest, 2 * radius(rule, amount) + 2)
    }
  }
  private func radius(_ rule: CircleRule, _ amount: Double) -> Double {
    let radius = rule.radius(of: amount, largest: largest)
    return radius.isFinite ? min(radius, 200) * SheetLines.circleScale * growth * circleShrink : 0
  }
  private func swatchWidth(_ size: Double) -> Double { size * 2.6 }
  private func countWidth(_ size: Double) -> Double { size * 3.4 }
  private func swatch(_ size: Double) -> Double { size * 1.35 }

  private func labelWidth(_ row: Row, _ width: Double, _ size: Double) -> Double {
    if row.isHeading { return max(10, width - (row.count.isEmpty ? 0 : countWidth(size) * 1.6)) }
    return max(10, width - keyWidth(size) - size * 0.5 - (row.count.isEmpty ? 0 : countWidth(size)))
  }

  private func rowHeight(_ row: Row, _ width: Double, _ size: Double) -> Double {
    let text = measureParagraph(row.label, width: labelWidth(row, width, size), style: style(row, size)).height
    var key = row.isHeading ? 0 : swatch(size)
    if case .circle(let rule, let amount) = row.key {
      key = max(key, 2 * radius(rule, amount) + 1)
    }
    return max(text, key) + size * (row.isHeading ? 0.25 : 0.32)
  }

  func height(width: Double, size: Double) -> Double {
    let start = matrix.map { $0.height(width: width, size: size) + size * 0.6 } ?? 0
    return rows.reduce(start) { $0 + rowHeight($1, width, size) }
  }

  func draw(in box: SheetBox, size: Double, on canvas: borrowing Canvas) {
    var rest = box
    for (index, row) in rows.enumerated() {
      if index == 1, let matrix {
        let height = matrix.height(width: box.width, size: size)
        matrix.draw(in: rest.takeTop(height, gap: size * 0.6), size: size, on: canvas)
      }
      let height = rowHeight(row, box.width, size)
      guard height <= rest.height + 0.5 else { return }
      draw(row, in: rest.takeTop(height), size: size, on: canvas)
    }
  }

  private func draw(_ row: Row, in box: SheetBox, size: Double, on canvas: borrowing Canvas) {
    let style = style(row, size)
    let width = labelWidth(row, box.width, size)
    let textHeight = measureParagraph(row.label, width: width, style: style).height
    let left = row.isHeading ? box.x : box.x + keyWidth(size) + size * 0.5
    canvas.drawParagraph(row.label, x: left, y: box.midY - textHeight / 2, width: width, style: style)
    if !row.count.isEmpty { canvas.draw(row.count, x: box.maxX, y: box.midY, style: style, anchor: .right) }
    let (wide, high) = (swatchWidth(size), swatch(size))
    let middle = box.x + keyWidth(size) / 2
    drawKey(
      row.key, in: SheetBox(x: middle - wide / 2, y: box.midY - high / 2, width: wide, height: high), on: canvas)
  }

  private func drawKey(_ key: Key, in box: SheetBox, on canvas: borrowing Canvas) {
    switch key {
    case .area(let colour, let hatches): canvas.drawSwatch(colour, hatches, in: box, growth: growth)
    case .symbol(let symbol):
      canvas.draw(
        symbol.shape, x: box.midX, y: box.midY, size: min(SheetLines.symbolSize(symbol, growth: growth), box.height),
        colour: symbol.colour, edgePixels: 0.7)
    case .line(let colour, let width):
      canvas.addPath([(box.x, box.midY), (box.maxX, box.midY)], closed: false)
      canvas.stroke(colour, width: width, cap: .butt)
    case .circle(let rule, let amount):
      canvas.draw(rule, amount: amount, largest: largest, x: box.midX, y: box.midY, growth: growth * circleShrink)
    case .none: break
    }
  }
}

extension Canvas {
  borrowing func drawSwatch(_ colour: Colour, _ hatches: [HatchPattern], in box: SheetBox, growth: Double) {
    addRectangle(x: box.x, y: box.y, width: box.width, height: box.height)
    fill(colour)
    let scale = MapFramePainter.hatchScale * growth
    save()
    move(x: 0, y: 0, scale: scale)
    for hatch in hatches {
      addRectangle(x: box.x / scale, y: box.y / scale, width: box.width / scale, height: box.height / scale)
      fill(hatch)
    }
    restore()
    addRectangle(x: box.x, y: box.y, width: box.width, height: box.height)
    stroke(SheetInk.grey, width: 0.4)
  }
}

/// A legend of two variables.
struct MatrixLegend {
  struct Cell {
    var colour: Colour
    var hatches: [HatchPattern]
    var text: String
  }

  let columns: Int
  /// Row by row from the bottom left.
  let cells: [Cell]
  let xLabel: String
  let yLabel: String
  let growth: Double

  private var rows: Int { (cells.count + columns - 1) / columns }
  private func cell(_ size: Double, _ width: Double) -> Double {
    min(size * 4, max(4, (width - size * 2) / Double(max(1, columns))))
  }

  private func style(_ size: Double) -> TextStyle { TextStyle(sizePixels: size * 0.92, colour: SheetInk.dark) }

  private func labelHeight(_ text: String, _ width: Double, _ size: Double) -> Double {
    measureParagraph(text, width: width, style: style(size)).height
  }

  /// The label of y stands above the grid, that of x below, each with its arrow.
  func height(width: Double, size: Double) -> Double {
    cell(size, width) * 0.55 * Double(rows) + labelHeight(up, width, size) + labelHeight(right, width, size)
      + size * 0.6
  }

  private var up: String { "\u{2191} " + yLabel }
  private var right: String { "\u{2192} " + xLabel }

  func draw(in box: SheetBox, size: Double, on canvas: borrowing Canvas) {
    let (wide, high) = (cell(size, box.width), cell(size, box.width) * 0.55)
    var y = box.y
    canvas.drawParagraph(up, x: box.x, y: y, width: box.width, style: style(size))
    y += labelHeight(up, box.width, size) + size * 0.3
    for (index, cell) in cells.enumerated() {
      let row = rows - 1 - index / columns
      let part = SheetBox(
        x: box.x + Double(index % columns) * wide, y: y + Double(row) * high, width: wide, height: high)
      canvas.drawSwatch(cell.colour, cell.hatches, in: part, growth: growth)
      let text = TextStyle(
        sizePixels: size * 0.85, colour: SheetInk.dark, haloPixels: 0.9, haloColour: Colour.white.withAlpha(0xd0))
      canvas.draw(cell.text, x: part.midX, y: part.midY, style: text)
    }
    y += Double(rows) * high + size * 0.3
    canvas.drawParagraph(right, x: box.x, y: y, width: box.width, style: style(size))
  }
}
