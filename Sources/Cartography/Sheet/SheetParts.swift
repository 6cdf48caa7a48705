import DrawingBridge
import Geometry

/// What all pages have: the band of the title, the lines at the foot, the frame of the map.
struct SheetParts {
  let scene: MapScene
  let text: SheetText
  let growth: Double

  var words: SheetWords { SheetWords(scene.options) }
  private var language: MapLanguage { scene.options.language }
  var title: String { text.title ?? scene.style.title.text(language) }

  // MARK: - Title

  var titleHeight: Double { 44 * growth }

  /// Logo, institution, title, place and period at the left; marking at the right.
  func drawTitle(_ heading: String, _ line: String, in box: SheetBox, on canvas: borrowing Canvas) {
    var rest = box
    let mark = markingWidth
    drawMarking(in: rest.takeRight(mark, gap: 12 * growth), on: canvas)
    if let logo = text.logo, let picture = PNGPicture(logo) {
      let ratio = Double(picture.width) / Double(picture.height)
      let height = min(rest.height, 90 * growth / max(ratio, 0.01))
      canvas.draw(picture, x: rest.x, y: rest.midY - height / 2, width: height * ratio)
      rest.x += height * ratio + 8 * growth
      rest.width -= height * ratio + 8 * growth
    }
    var y = rest.y
    let lines: [(String, Double, Bool, Colour)] = [
      (text.institution, 7.5, false, SheetInk.grey), (heading, 16, true, SheetInk.dark),
      (line, 10, false, SheetInk.dark),
    ]
    let shown = lines.filter { !$0.0.isEmpty }
    let height = shown.reduce(0) { $0 + $1.1 * 1.22 * growth }
    y += max(0, (rest.height - height) / 2)
    for (text, size, isBold, colour) in shown {
      let style = fitted(text, TextStyle(sizePixels: size * growth, isBold: isBold, colour: colour), rest.width)
      canvas.draw(style.text, x: rest.x, y: y + size * 0.61 * growth, style: style.style, anchor: .left)
      y += size * 1.22 * growth
    }
  }

  /// The text at a size at which it fits on one line, down to 60 %, then cut.
  private func fitted(_ text: String, _ style: TextStyle, _ width: Double) -> (text: String, style: TextStyle) {
    var style = style
    let needed = measureText(text, style: style).width
    if needed > width { style.sizePixels *= max(0.6, width / needed * 0.995) }
    var text = text
    var letters = text.count
    while letters > 1, measureText(text, style: style).width > width {
      letters = letters * 9 / 10
      text = text.prefix(letters) + "..."
    }
    return (text, style)
  }

  private var markLines: [(String, Colour)] {
    [(words.marking(text.marking), SheetInk.grey)]
      + (scene.options.watermark.map { [($0, SheetInk.red)] } ?? [])
  }
  private var markStyle: TextStyle { TextStyle(sizePixels: 7 * growth, isBold: true, colour: SheetInk.grey) }
  private var markingWidth: Double {
    (markLines.map { measureText($0.0, style: markStyle).width }.max() ?? 0) + 12 * growth
  }

  private func drawMarking(in box: SheetBox, on canvas: borrowing Canvas) {
    let height = 14 * growth
    for (index, (line, colour)) in markLines.enumerated() {
      let y = box.y + Double(index) * (height + 3 * growth)
      canvas.addRectangle(x: box.x, y: y + 0.5, width: box.width, height: height)
      canvas.stroke(colour, width: 0.7)
      var style = markStyle
      style.colour = colour
      canvas.draw(line, x: box.midX, y: y + height / 2 + 0.5, style: style)
    }
  }

  // MARK: - Foot

  /// - Parameter code: Kode Wilayah of what is shown.
  func footParagraphs(code: String) -> [TextBlock.Paragraph] {
    func joined(_ lines: [String]) -> String { lines.filter { !$0.isEmpty }.joined(separator: "; ") }
    let edition = [text.edition, text.date.isEmpty ? "" : words.made + " " + text.date].filter { !$0.isEmpty }
    let notice = borderNotice.text(language)
    let style = scene.style.sourceNotes.map { $0.text(language) }.filter { $0 != notice }
    // First what must never be missing: what has no room is left out from the end.
    var lines = [
      TextBlock.Paragraph(text: notice + ".", isBold: true),
      TextBlock.Paragraph(heading: words.code, text: code),
      TextBlock.Paragraph(heading: words.sources, text: joined(text.sources)),
      TextBlock.Paragraph(heading: words.history, text: joined(text.history)),
      TextBlock.Paragraph(heading: words.method, text: joined(text.method + style)),
      TextBlock.Paragraph(heading: words.edition, text: edition.joined(separator: "; ")),
    ]
    if scene.style.status == "usulan" { lines.append(TextBlock.Paragraph(text: words.proposal)) }
    lines += text.notes.prefix(12).map { TextBlock.Paragraph(text: $0) }
    return lines.filter { !$0.text.isEmpty }
  }

  // MARK: - Frame

  /// Room outside of the frame for the numbers of the grid.
  var gridMargin: Double { 9 * growth }

  func drawFrame(_ window: MapWindow, _ frame: GroundFrame, on canvas: borrowing Canvas) {
    let box = window.box
    let lines = window.gridLines(frame)
    for line in lines.east { canvas.addPath([(line.place, box.y), (line.place, box.maxY)], closed: false) }
    for line in lines.north { canvas.addPath([(box.x, line.place), (box.maxX, line.place)], closed: false) }
    canvas.stroke(Colour(red: 0x2a, green: 0x4a, blue: 0x6a, alpha: 0x50), width: 0.35, cap: .butt)
    let style = TextStyle(sizePixels: 5.4 * growth, colour: SheetInk.grey)
    let off = gridMargin * 0.5
    for line in lines.east where box.x + 18 * growth...box.maxX - 18 * growth ~= line.place {
      let text = words.grouped(Int(line.metres)) + " mT"
      canvas.draw(eastText(text), x: line.place, y: box.y - off, style: style)
      canvas.draw(eastText(text), x: line.place, y: box.maxY + off, style: style)
    }
    for line in lines.north where box.y + 22 * growth...box.maxY - 22 * growth ~= line.place {
      let text = words.grouped(Int(line.metres)) + " m" + words.north
      canvas.draw(text, x: box.x - off, y: line.place, style: style, degrees: -90)
      canvas.draw(text, x: box.maxX + off, y: line.place, style: style, degrees: 90)
    }
    canvas.setSharpCorners(true)
    canvas.addRectangle(x: box.x, y: box.y, width: box.width, height: box.height)
    canvas.stroke(SheetInk.dark, width: 0.9 * growth)
    canvas.setSharpCorners(false)
  }

  private func eastText(_ text: String) -> String {
    words.language == .indonesian ? text : text.replacing("mT", with: "mE")
  }
}

/// Paragraphs in two or three columns of about the same height.
struct FootBlock {
  let paragraphs: [TextBlock.Paragraph]

  private let gap = 14.0

  private func columns(_ width: Double) -> Int { paragraphs.count < 2 || width < 300 ? 1 : width > 900 ? 3 : 2 }

  private func columnWidth(_ width: Double) -> Double {
    let count = Double(columns(width))
    return (width - gap * (count - 1)) / count
  }

  /// The cuts with the least height of the highest column.
  private func split(_ width: Double, _ size: Double) -> [TextBlock] {
    let wide = columnWidth(width)
    let heights = paragraphs.map { TextBlock([$0]).height(width: wide, size: size) + 0.25 * size }
    let total = heights.reduce(0, +)
    var limit = total / Double(columns(width))
    while true {
      let parts = filled(heights, limit)
      if parts.count <= columns(width) || limit >= total { return parts.map { TextBlock(Array(paragraphs[$0])) } }
      limit += max(size * 0.5, 0.5)
    }
  }

  private func filled(_ heights: [Double], _ limit: Double) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var (start, sum) = (0, 0.0)
    for (index, height) in heights.enumerated() {
      if index > start, sum + height > limit {
        parts.append(start..<index)
        (start, sum) = (index, 0)
      }
      sum += height
    }
    if start < heights.count { parts.append(start..<heights.count) }
    return parts
  }

  func height(width: Double, size: Double) -> Double {
    split(width, size).map { $0.height(width: columnWidth(width), size: size) }.max() ?? 0
  }

  func draw(in box: SheetBox, size: Double, on canvas: borrowing Canvas) {
    let wide = columnWidth(box.width)
    for (index, part) in split(box.width, size).enumerated() {
      part.draw(
        in: SheetBox(x: box.x + Double(index) * (wide + gap), y: box.y, width: wide, height: box.height), size: size,
        on: canvas)
    }
  }

  /// The largest size at which it is at most `height` high.
  func size(fitting height: Double, width: Double, most: Double, least: Double) -> Double {
    var size = most
    while size > least, self.height(width: width, size: size) > height { size *= 0.95 }
    return max(size, least)
  }
}
