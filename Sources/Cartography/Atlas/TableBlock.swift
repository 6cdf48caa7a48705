import DrawingBridge
import Geometry

/// A table: titles, rows, thin lines between.
struct TableBlock {
  struct Column {
    var title: String
    var isNumber: Bool
  }

  let columns: [Column]
  let rows: [[String]]
  /// Widest text of each column in em of ordinary letters, and of each title's longest word.
  private let bodyEm: [Double]
  private let titleEm: [Double]

  init(columns: [Column], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
    let plain = TextStyle(sizePixels: 100)
    let bold = TextStyle(sizePixels: 100, isBold: true)
    bodyEm = columns.indices.map { column in
      // The longest texts are the widest, but for a few letters.
      let texts = Set(rows.map { $0.indices.contains(column) ? $0[column] : "" }).sorted {
        (-$0.utf8.count, $0) < (-$1.utf8.count, $1)
      }
      return texts.prefix(6).map { measureText($0, style: plain).width / 100 }.max() ?? 0
    }
    titleEm = columns.map { column in
      column.title.split(separator: " ").map { measureText(String($0), style: bold).width / 100 * 0.92 }.max() ?? 0
    }
  }

  private static let padEm = 0.9

  func rowHeight(_ size: Double) -> Double { size * 1.55 }

  /// Widths of the columns; what is over goes to the first column of text, what lacks is taken from it, then from all.
  func widths(_ width: Double, _ size: Double) -> [Double] {
    var widths = columns.indices.map { (max(bodyEm[$0], titleEm[$0]) + TableBlock.padEm) * size }
    let over = width - widths.reduce(0, +)
    guard let flexible = columns.indices.first(where: { !columns[$0].isNumber }) else {
      return widths.map { $0 * width / max(1, widths.reduce(0, +)) }
    }
    if over >= 0 {
      // Air for all columns, most for the first.
      let share = over / Double(columns.count + 2 - flexible)
      for index in flexible..<widths.count { widths[index] += index == flexible ? share * 3 : share }
    } else {
      let least = size * 6
      widths[flexible] = max(min(least, widths[flexible]), widths[flexible] + over)
      let sum = widths.reduce(0, +)
      if sum > width { widths = widths.map { $0 * width / sum } }
    }
    return widths
  }

  /// True when no text is cut.
  func fits(_ width: Double, _ size: Double) -> Bool {
    columns.indices.reduce(0) { $0 + (max(bodyEm[$1], titleEm[$1]) + TableBlock.padEm) * size } <= width
  }

  func headHeight(_ width: Double, _ size: Double) -> Double {
    let widths = widths(width, size)
    let lines = columns.indices.map {
      measureParagraph(columns[$0].title, width: max(4, widths[$0] - size * 0.6), style: headStyle(size)).height
    }
    return min(lines.max() ?? 0, size * 6) + size * 0.6
  }

  private func headStyle(_ size: Double) -> TextStyle {
    TextStyle(sizePixels: size * 0.92, isBold: true, colour: SheetInk.dark)
  }

  /// Rows that have room in a height.
  func capacity(width: Double, height: Double, size: Double) -> Int {
    max(0, Int((height - headHeight(width, size)) / rowHeight(size)))
  }

  func height(width: Double, size: Double, rows count: Int) -> Double {
    headHeight(width, size) + Double(count) * rowHeight(size)
  }

  func draw(_ range: Range<Int>, in box: SheetBox, size: Double, on canvas: borrowing Canvas) {
    let widths = widths(box.width, size)
    let head = headHeight(box.width, size)
    let style = TextStyle(sizePixels: size, colour: SheetInk.dark)
    drawHead(widths, in: SheetBox(x: box.x, y: box.y, width: box.width, height: head), size, on: canvas)
    var y = box.y + head
    for (line, row) in range.clamped(to: 0..<rows.count).enumerated() {
      if line % 2 == 1 {
        canvas.addRectangle(x: box.x, y: y, width: box.width, height: rowHeight(size))
        canvas.fill(Colour(red: 0xf3, green: 0xf5, blue: 0xf7))
      }
      var x = box.x
      for (index, width) in widths.enumerated() {
        let text = rows[row].indices.contains(index) ? rows[row][index] : ""
        drawCell(text, column: index, x: x, y: y + rowHeight(size) / 2, width: width, style, on: canvas)
        x += width
      }
      y += rowHeight(size)
    }
    drawLine(y: y, box, 0.6, on: canvas)
  }

  private func drawHead(_ widths: [Double], in box: SheetBox, _ size: Double, on canvas: borrowing Canvas) {
    var x = box.x
    canvas.addRectangle(x: box.x, y: box.y, width: box.width, height: box.height)
    canvas.fill(Colour(red: 0xe4, green: 0xe9, blue: 0xee))
    for (column, width) in zip(columns, widths) {
      let inner = max(4, width - size * 0.6)
      let height = measureParagraph(column.title, width: inner, style: headStyle(size)).height
      canvas.drawParagraph(
        column.title, x: x + size * 0.3, y: box.maxY - size * 0.3 - min(height, box.height - size * 0.6), width: inner,
        style: headStyle(size), anchor: column.isNumber ? .right : .left)
      x += width
    }
    drawLine(y: box.maxY, box, 0.8, on: canvas)
  }

  private func drawLine(y: Double, _ box: SheetBox, _ width: Double, on canvas: borrowing Canvas) {
    canvas.addPath([(box.x, y), (box.maxX, y)], closed: false)
    canvas.stroke(SheetInk.grey, width: width, cap: .butt)
  }

  private func drawCell(
    _ text: String, column: Int, x: Double, y: Double, width: Double, _ style: TextStyle, on canvas: borrowing Canvas
  ) {
    let pad = style.sizePixels * 0.3
    var text = text
    if max(bodyEm[column], 0) * style.sizePixels > width - 2 * pad { text = cut(text, style, width - 2 * pad) }
    let isNumber = columns[column].isNumber
    canvas.draw(
      text, x: isNumber ? x + width - pad : x + pad, y: y, style: style, anchor: isNumber ? .right : .left)
  }

  private func cut(_ text: String, _ style: TextStyle, _ width: Double) -> String {
    guard measureText(text, style: style).width > width else { return text }
    var letters = text.count
    while letters > 1 {
      letters = letters > 40 ? letters / 2 : letters - 1
      let short = text.prefix(letters) + "\u{2026}"
      if measureText(String(short), style: style).width <= width { return String(short) }
    }
    return ""
  }
}
