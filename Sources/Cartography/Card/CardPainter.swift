import DrawingBridge
import Geometry

/// Draws a card, in pixels.
struct CardPainter {
  let scene: MapScene
  let village: Int
  let text: CardText

  static let width = 1080
  static let height = 1350
  /// Letters of the map, in points, to pixels.
  static let growth = 2.9

  struct Layout {
    let head: SheetBox
    let map: SheetBox
    /// Bar scale in the corner of the map.
    let scale: SheetBox
    let numbers: SheetBox
    let reasons: SheetBox
    let legend: SheetBox
    let foot: SheetBox
  }

  private var words: SheetWords { SheetWords(scene.options) }
  private var name: String { text.name ?? scene.base.layer.villageNames[village] }
  private static let margin = 44.0
  private static let paper = Colour(red: 0xf4, green: 0xf6, blue: 0xf8)

  // MARK: - Layout

  /// From the top and the bottom; the map takes what is left.
  var layout: Layout {
    var rest = SheetBox(x: 0, y: 0, width: Double(CardPainter.width), height: Double(CardPainter.height))
    let head = rest.takeTop(184)
    rest = SheetBox(
      x: CardPainter.margin, y: rest.y + 20, width: rest.width - 2 * CardPainter.margin, height: rest.height - 20 - 26)
    let foot = rest.takeBottom(min(footBlock.height(width: rest.width, size: 17), 110), gap: 16)
    let legend = rest.takeBottom(legendHeight(rest.width), gap: 16)
    let reasons = rest.takeBottom(reasonHeight(rest.width), gap: text.reasons.isEmpty ? 0 : 18)
    let numbers = rest.takeBottom(text.numbers.isEmpty ? 0 : 136, gap: text.numbers.isEmpty ? 0 : 18)
    let scale = SheetBox(x: rest.x + 14, y: rest.maxY - 66, width: 300, height: 52)
    return Layout(
      head: head, map: rest, scale: scale, numbers: numbers, reasons: reasons, legend: legend, foot: foot)
  }

  private var footBlock: TextBlock {
    TextBlock([
      TextBlock.Paragraph(heading: text.source.isEmpty ? "" : words.sources, text: text.source, colour: SheetInk.grey),
      TextBlock.Paragraph(text: borderNotice.text(words.language) + ".", colour: SheetInk.grey),
    ])
  }

  // MARK: - Drawing

  func draw(_ map: SheetMapPlan, _ layout: Layout, zone: UTMZone, on canvas: borrowing Canvas) {
    canvas.paint(.white)
    drawHead(layout.head, on: canvas)
    map.paint(on: canvas)
    canvas.addRectangle(x: layout.map.x, y: layout.map.y, width: layout.map.width, height: layout.map.height)
    canvas.stroke(SheetInk.grey, width: 2)
    drawScale(map.window, layout.scale, on: canvas)
    drawNumbers(layout.numbers, on: canvas)
    drawReasons(layout.reasons, on: canvas)
    drawLegend(layout.legend, on: canvas)
    footBlock.draw(in: layout.foot, size: 17, on: canvas)
  }

  private func drawHead(_ box: SheetBox, on canvas: borrowing Canvas) {
    canvas.addRectangle(x: box.x, y: box.y, width: box.width, height: box.height)
    canvas.fill(SheetInk.dark)
    let (left, width) = (CardPainter.margin, box.width - 2 * CardPainter.margin)
    let pale = Colour(red: 0xd4, green: 0xdb, blue: 0xe4)
    let mark = [words.marking(text.marking), scene.options.watermark].compactMap { $0 }.joined(separator: " \u{b7} ")
    let markWidth = measureText(mark, style: TextStyle(sizePixels: 17, isBold: true)).width
    canvas.draw(
      mark, x: box.maxX - CardPainter.margin, y: 36, style: TextStyle(sizePixels: 17, isBold: true, colour: pale),
      anchor: .right)
    let title = [text.title ?? scene.style.title.text(words.language), text.period].filter { !$0.isEmpty }
    drawLine(title.joined(separator: ", "), left, 36, width - markWidth - 24, 21, pale, on: canvas)
    drawLine(name, left, 91, width, 52, .white, isBold: true, on: canvas)
    let line = [text.district, text.code.isEmpty ? "" : words.code + " " + text.code].filter { !$0.isEmpty }
    drawLine(line.joined(separator: "  \u{b7}  "), left, 147, width, 25, pale, on: canvas)
  }

  /// One line at a size at which it fits, down to 55 %, then cut.
  private func drawLine(
    _ text: String, _ x: Double, _ y: Double, _ width: Double, _ size: Double, _ colour: Colour, isBold: Bool = false,
    anchor: TextAnchor = .left, on canvas: borrowing Canvas
  ) {
    var style = TextStyle(sizePixels: size, isBold: isBold, colour: colour)
    var text = text
    let needed = measureText(text, style: style).width
    if needed > width { style.sizePixels = size * max(0.55, width / needed * 0.995) }
    while text.count > 1, measureText(text, style: style).width > width {
      text = text.prefix(text.count * 9 / 10 - 1) + "\u{2026}"
    }
    canvas.draw(text, x: x, y: y, style: style, anchor: anchor)
  }

  private func drawScale(_ window: MapWindow, _ box: SheetBox, on canvas: borrowing Canvas) {
    canvas.addRectangle(x: box.x, y: box.y, width: box.width, height: box.height)
    canvas.fill(Colour.white.withAlpha(0xd8))
    let metres = MapWindow.roundBelow((box.width - 110) * window.metresPerPoint)
    let length = metres / window.metresPerPoint
    let (x, y) = (box.x + 14, box.maxY - 16)
    canvas.addPath([(x, y - 8), (x, y), (x + length, y), (x + length, y - 8)], closed: false)
    canvas.stroke(SheetInk.dark, width: 2.5)
    let style = TextStyle(sizePixels: 17, colour: SheetInk.dark)
    canvas.draw(words.distance(metres), x: x, y: box.y + 16, style: style, anchor: .left)
    let top = box.maxX - 28
    canvas.addPath(
      [(top, box.y + 20), (top + 9, box.maxY - 7), (top, box.maxY - 13), (top - 9, box.maxY - 7)], closed: true)
    canvas.fill(SheetInk.dark)
    canvas.draw(
      words.north, x: top, y: box.y + 11, style: TextStyle(sizePixels: 15, isBold: true, colour: SheetInk.dark))
  }

  // MARK: - Figures and reasons

  private func drawNumbers(_ box: SheetBox, on canvas: borrowing Canvas) {
    let shown = Array(text.numbers.prefix(5))
    guard !shown.isEmpty else { return }
    let gap = 12.0
    let width = (box.width - gap * Double(shown.count - 1)) / Double(shown.count)
    for (index, number) in shown.enumerated() {
      let part = SheetBox(x: box.x + Double(index) * (width + gap), y: box.y, width: width, height: box.height)
      canvas.addRectangle(x: part.x, y: part.y, width: part.width, height: part.height)
      canvas.fill(CardPainter.paper)
      drawLine(
        number.value, part.midX, part.y + 40, width - 20, 40, SheetInk.dark, isBold: true, anchor: .centre, on: canvas)
      var size = 18.0
      let wide = width - 20
      func height(_ size: Double) -> Double {
        measureParagraph(number.label, width: wide, style: TextStyle(sizePixels: size)).height
      }
      while size > 11, height(size) > 62 { size *= 0.94 }
      canvas.save()
      canvas.addRectangle(x: part.x, y: part.y, width: part.width, height: part.height)
      canvas.clip()
      canvas.drawParagraph(
        number.label, x: part.x + 10, y: part.y + 70, width: wide,
        style: TextStyle(sizePixels: size, colour: SheetInk.grey), anchor: .centre)
      canvas.restore()
    }
  }

  private static let reasonSize = 21.0
  private static let bulletWidth = 24.0
  private static let reasonGap = 7.0
  private static let reasonStyle = TextStyle(sizePixels: reasonSize, colour: SheetInk.dark)

  /// The reasons that have room in a sixth of the card, with their heights.
  private func shownReasons(_ width: Double) -> [(text: String, height: Double)] {
    var shown: [(text: String, height: Double)] = []
    var sum = 0.0
    for reason in text.reasons.prefix(8) where !reason.isEmpty {
      let height = measureParagraph(reason, width: width - CardPainter.bulletWidth, style: CardPainter.reasonStyle)
        .height
      sum += height + CardPainter.reasonGap
      guard sum <= 225 else { break }
      shown.append((reason, height))
    }
    return shown
  }

  private func reasonHeight(_ width: Double) -> Double {
    shownReasons(width).reduce(0) { $0 + $1.height + CardPainter.reasonGap }
  }

  private func drawReasons(_ box: SheetBox, on canvas: borrowing Canvas) {
    var y = box.y
    for reason in shownReasons(box.width) {
      canvas.addCircle(x: box.x + 7, y: y + CardPainter.reasonSize * 0.6, radius: 4)
      canvas.fill(SheetInk.dark)
      canvas.drawParagraph(
        reason.text, x: box.x + CardPainter.bulletWidth, y: y, width: box.width - CardPainter.bulletWidth,
        style: CardPainter.reasonStyle)
      y += reason.height + CardPainter.reasonGap
    }
  }

  // MARK: - Legend

  private static let legendSize = 17.0
  private static let rowHeight = 27.0

  /// Classes in two columns, the village's own in bold.
  private func legendHeight(_ width: Double) -> Double {
    Double((legendRows.count + 1) / 2) * CardPainter.rowHeight
  }

  private var legendRows: [MapClass] { Array(scene.style.classes.prefix(16)) }

  private func drawLegend(_ box: SheetBox, on canvas: borrowing Canvas) {
    let rows = (legendRows.count + 1) / 2
    let width = (box.width - 20) / 2
    let own = scene.mapClass(ofVillage: village)?.id
    for (index, item) in legendRows.enumerated() {
      let x = box.x + Double(index / max(1, rows)) * (width + 20)
      let y = box.y + Double(index % max(1, rows)) * CardPainter.rowHeight
      let swatch = SheetBox(x: x, y: y + 3, width: 40, height: CardPainter.rowHeight - 6)
      canvas.drawSwatch(item.colour, [item.hatch?.pattern].compactMap { $0 }, in: swatch, growth: CardPainter.growth)
      let label = (item.number.map { "\($0)  " } ?? "") + printed(item.label.text(words.language))
      drawLine(
        label, x + 52, y + CardPainter.rowHeight / 2, width - 56, CardPainter.legendSize, SheetInk.dark,
        isBold: item.id == own, on: canvas)
    }
  }
}
