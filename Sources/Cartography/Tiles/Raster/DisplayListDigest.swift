import DrawingBridge
import Geometry

extension DisplayList {
  /// Stands for all pixels of the window: a pure function of what is drawn in it and how, wherever the window lies.
  /// That of a window in which nothing shows is all zeros.
  func digest(_ theme: RasterTheme) -> TileDigest {
    if isEmpty { return TileDigest(high: 0, low: 0) }
    var hasher = TileHasher()
    hasher.add(theme.digest)
    hasher.add(window.width)
    hasher.add(window.height)
    areas.hash(into: &hasher)
    hashHatches(theme, into: &hasher)
    for lines in strokes {
      var sum = OrderlessHash()
      for line in lines {
        sum.add(
          Int(line.ax.bitPattern), Int(line.ay.bitPattern), Int(line.bx.bitPattern), Int(line.by.bitPattern),
          Int(line.weight.bitPattern))
      }
      sum.hash(into: &hasher)
    }
    hashContent(theme, into: &hasher)
    return hasher.digest
  }

  private func hashHatches(_ theme: RasterTheme, into hasher: inout TileHasher) {
    for (group, list) in hatches.enumerated() {
      if list.isPlain, list.left.allSatisfy({ $0 == .zero }) { continue }
      for hatch in theme.hatches.dropFirst(group * 4).prefix(4) {
        hasher.add(hatch.form.rawValue)
        hasher.add(hatch.colour)
        hasher.add(hatch.period)
        hasher.add(hatch.lineWidth)
      }
      list.hash(into: &hasher)
    }
  }

  private func hashContent(_ theme: RasterTheme, into hasher: inout TileHasher) {
    let content = theme.content
    let (left, top) = (Double(window.x), Double(window.y))
    for label in labels.map({ content.labels[$0] }) {
      hasher.add(label.text)
      hasher.add(label.x * theme.scale - left)
      hasher.add(label.y * theme.scale - top)
      hasher.add(label.style.sizePixels)
      hasher.add(label.style.isBold ? 1 : 0)
      hasher.add(label.style.haloPixels)
      hasher.add(label.style.colour)
      hasher.add(label.style.haloColour)
    }
    for symbol in symbols.map({ content.symbols[$0] }) {
      hasher.add(symbol.shape.rawValue)
      hasher.add(symbol.colour)
      hasher.add(symbol.size)
      hasher.add(symbol.x * theme.scale - left)
      hasher.add(symbol.y * theme.scale - top)
    }
    for circle in circles.map({ content.circles[$0] }) {
      hasher.add(circle.x * theme.scale - left)
      hasher.add(circle.y * theme.scale - top)
      hasher.add(circle.radius)
      hasher.add(circle.outlinePixels)
      hasher.add(circle.outline)
      hasher.add(circle.colour ?? .transparent)
    }
    for dot in dots.map({ content.dots[$0] }) {
      hasher.add(dot.x * theme.scale - left)
      hasher.add(dot.y * theme.scale - top)
      hasher.add(dot.colour)
    }
    for count in [labels.count, symbols.count, circles.count, dots.count] { hasher.add(count) }
    if let mark = theme.watermark {
      hasher.add((window.x % mark.stepX + mark.stepX) % mark.stepX)
      hasher.add((window.y % (2 * mark.stepY) + 2 * mark.stepY) % (2 * mark.stepY))
      hasher.add(mark.stepX)
      hasher.add(mark.stepY)
    }
  }
}
