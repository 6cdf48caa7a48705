import DrawingBridge
import Geometry

/// A part of the margin of a sheet. Its height follows from its width and the size of letters; nothing of it lies outside.
protocol SheetBlock {
  /// - Parameter size: Points of ordinary letters.
  func height(width: Double, size: Double) -> Double
  func draw(in box: SheetBox, size: Double, on canvas: borrowing Canvas)
}

/// Lines of text, with their headings in bold in front.
struct TextBlock: SheetBlock {
  struct Paragraph: Equatable {
    var heading: String = ""
    var text: String
    var isBold = false
    /// Of ordinary letters.
    var scale = 1.0
    var colour = SheetInk.dark
  }

  var paragraphs: [Paragraph]
  var gap = 0.25

  init(_ paragraphs: [Paragraph]) { self.paragraphs = paragraphs.filter { !$0.text.isEmpty } }

  static let longest = 700

  /// Heading and text as one, so that both are broken together.
  private func whole(_ p: Paragraph) -> String {
    let text = p.heading.isEmpty ? p.text : p.heading + ": " + p.text
    return text.count > TextBlock.longest ? text.prefix(TextBlock.longest) + "..." : text
  }

  private func style(_ p: Paragraph, _ size: Double) -> TextStyle {
    TextStyle(sizePixels: size * p.scale, isBold: p.isBold, colour: p.colour)
  }

  func height(width: Double, size: Double) -> Double {
    paragraphs.reduce(0) { sum, p in
      sum + measureParagraph(whole(p), width: width, style: style(p, size)).height + (sum > 0 ? gap * size : 0)
    }
  }

  func draw(in box: SheetBox, size: Double, on canvas: borrowing Canvas) {
    var y = box.y
    for p in paragraphs {
      let height = measureParagraph(whole(p), width: box.width, style: style(p, size)).height
      guard y + height <= box.maxY + 0.5 else { return }
      canvas.drawParagraph(whole(p), x: box.x, y: y, width: box.width, style: style(p, size))
      y += height + gap * size
    }
  }
}

/// Blocks one below the other.
struct BlockColumn {
  var blocks: [any SheetBlock]
  /// Of ordinary letters.
  var gap = 1.0

  func height(width: Double, size: Double) -> Double {
    let sum = blocks.reduce(0) { $0 + $1.height(width: width, size: size) }
    return sum + Double(max(0, blocks.count - 1)) * gap * size
  }

  func draw(in box: SheetBox, size: Double, on canvas: borrowing Canvas) {
    var rest = box
    let heights = blocks.map { $0.height(width: box.width, size: size) }
    let sum = heights.reduce(0, +) + Double(max(0, blocks.count - 1)) * gap * size
    for (index, block) in blocks.enumerated() {
      // What is too much is taken from the first, a legend that leaves its last rows out.
      let height = index == 0 ? max(0, heights[0] - max(0, sum - box.height)) : heights[index]
      block.draw(in: rest.takeTop(height, gap: gap * size), size: size, on: canvas)
    }
  }

  /// The largest size of letters, from `most` down to `least`, at which the column is at most `height` high; `least` when
  /// none is.
  func size(fitting height: Double, width: Double, most: Double, least: Double) -> Double {
    var size = most
    while size > least {
      if self.height(width: width, size: size) <= height { return size }
      size *= 0.95
    }
    return least
  }
}
