import DrawingBridge

/// Draws windows of one theme and one size. Belongs to one task; it keeps its buffers and the pictures of texts.
final class WindowPainter {
  private let theme: RasterTheme
  private let width: Int
  private let height: Int
  private let areas: AreaBuffer
  private let lines: LineBuffer
  private var pixels: [UInt32]
  private var labelStamps: [Int: PixelStamp?] = [:]
  private var symbolStamps: [SymbolKey: PixelStamp?] = [:]
  private let hatchTiles: [[UInt8]]
  private let hatchPeriod: [Int]

  private struct SymbolKey: Hashable {
    var shape: SymbolShape
    var size: Double
    var colour: Colour
  }

  init(_ theme: RasterTheme, width: Int, height: Int) {
    self.theme = theme
    self.width = width
    self.height = height
    areas = AreaBuffer(width: width, height: height)
    lines = LineBuffer(width: width, height: height)
    pixels = [UInt32](repeating: 0, count: width * height)
    let hatches = theme.hatches.map { $0.scaled(by: theme.geometry.density.rawValue) }
    hatchPeriod = hatches.map(\.period)
    hatchTiles = hatches.map(\.coverBytes)
  }

  /// The pixels of a window with straight alpha.
  func paint(_ list: DisplayList) -> PixelImage {
    drawAreas(list)
    for group in list.hatches.indices { drawHatches(list, group) }
    for line in theme.lines { draw(list.strokes[Int(line.kind.rawValue)], line) }
    for dot in list.dots { draw(theme.content.dots[dot], list.window) }
    for circle in list.circles { draw(theme.content.circles[circle], list.window) }
    drawWatermark(list.window)
    for symbol in list.symbols { draw(theme.content.symbols[symbol], list.window) }
    for label in list.labels { drawLabel(label, list.window) }
    var image = PixelImage(width: width, height: height)
    image.pixels.withUnsafeMutableBufferPointer { target in
      pixels.withUnsafeBufferPointer { source in
        for index in source.indices { target[index] = PixelBlend.straight(source[index]) }
      }
    }
    return image
  }

  // MARK: - Areas and lines

  private func drawAreas(_ list: DisplayList) {
    list.areas.draw(on: areas)
    pixels.withUnsafeMutableBufferPointer { pixels in
      for row in 0..<height {
        areas.takeRow(row) { column, value in
          pixels[row * width + column] = unsafeBitCast(value, to: UInt32.self)
        }
      }
    }
  }

  private func drawHatches(_ list: DisplayList, _ group: Int) {
    let edges = list.hatches[group]
    if edges.isPlain, edges.left.allSatisfy({ $0 == .zero }) { return }
    edges.draw(on: areas)
    let members = Array(theme.hatches.indices.dropFirst(group * 4).prefix(4))
    for row in 0..<height {
      areas.takeRow(row) { column, value in
        guard value != .zero else { return }
        for (lane, hatch) in members.enumerated() where value[lane] > 0 {
          hatchPixel(hatch, row * width + column, x: list.window.x + column, y: list.window.y + row, value[lane])
        }
      }
    }
  }

  private func hatchPixel(_ hatch: Int, _ index: Int, x: Int, y: Int, _ share: UInt8) {
    let period = hatchPeriod[hatch]
    let cover = hatchTiles[hatch][(y & (period - 1)) * period + (x & (period - 1))]
    guard cover > 0 else { return }
    let colour = theme.hatches[hatch].colour
    let alpha = PixelBlend.product(
      PixelBlend.product(UInt32(cover), UInt32(share)), UInt32(colour.alpha))
    pixels[index] = PixelBlend.over(pixels[index], opaque: colour.opaqueBits, alpha: alpha)
  }

  private func draw(_ strokes: [StrokeLine], _ line: BorderLine) {
    guard !strokes.isEmpty else { return }
    for stroke in strokes { lines.add(stroke, lineWidth: Float(line.width)) }
    let (bits, alpha) = (line.colour.opaqueBits, UInt32(line.colour.alpha))
    pixels.withUnsafeMutableBufferPointer { pixels in
      lines.take { index, cover in
        pixels[index] = PixelBlend.over(
          pixels[index], opaque: bits, alpha: PixelBlend.product(cover, alpha))
      }
    }
  }

  // MARK: - Circles

  private func draw(_ dot: IslandDot, _ window: PixelWindow) {
    drawDisc(dot.x, dot.y, inner: 0, outer: IslandDot.radius + IslandDot.edge, IslandDot.edgeColour, window)
    drawDisc(dot.x, dot.y, inner: 0, outer: IslandDot.radius, dot.colour, window)
  }

  private func draw(_ circle: PlacedCircle, _ window: PixelWindow) {
    let half = circle.outlinePixels / 2
    if let colour = circle.colour { drawDisc(circle.x, circle.y, inner: 0, outer: circle.radius, colour, window) }
    guard half > 0 else { return }
    drawDisc(
      circle.x, circle.y, inner: max(0, circle.radius - half), outer: circle.radius + half, circle.outline, window)
  }

  /// A disc or a ring about a place; all lengths in pixels of 256-pixel tiles.
  private func drawDisc(
    _ x: Double, _ y: Double, inner: Double, outer: Double, _ colour: Colour, _ window: PixelWindow
  ) {
    let (centreX, centreY) = (x * theme.scale - Double(window.x), y * theme.scale - Double(window.y))
    let (low, high) = (inner * theme.scale, outer * theme.scale)
    guard let rows = span(centreY, high, height), let columns = span(centreX, high, width) else { return }
    let (bits, alpha) = (colour.opaqueBits, UInt32(colour.alpha))
    for row in rows {
      for column in columns {
        let (dx, dy) = (Double(column) + 0.5 - centreX, Double(row) + 0.5 - centreY)
        let distance = (dx * dx + dy * dy).squareRoot()
        var share = min(1, max(0, high + 0.5 - distance))
        if low > 0 { share -= min(1, max(0, low + 0.5 - distance)) }
        let cover = UInt32((max(0, share) * 255).rounded())
        guard cover > 0 else { continue }
        let index = row * width + column
        pixels[index] = PixelBlend.over(pixels[index], opaque: bits, alpha: PixelBlend.product(cover, alpha))
      }
    }
  }

  private func span(_ centre: Double, _ radius: Double, _ count: Int) -> ClosedRange<Int>? {
    let low = max(0, (centre - radius - 1).rounded(.down))
    let high = min(Double(count - 1), (centre + radius + 1).rounded(.up))
    return low <= high ? Int(low)...Int(high) : nil
  }

  // MARK: - Stamps

  private func drawWatermark(_ window: PixelWindow) {
    guard let mark = theme.watermark, let stamp = mark.stamp else { return }
    for place in mark.places(near: window) { draw(stamp, place.x - window.x, place.y - window.y, onDrawn: true) }
  }

  private func draw(_ symbol: PlacedSymbol, _ window: PixelWindow) {
    let key = SymbolKey(shape: symbol.shape, size: symbol.size, colour: symbol.colour)
    let stamp =
      symbolStamps[key] ?? PixelStamp(symbol.shape, size: symbol.size, colour: symbol.colour, scale: theme.scale)
    symbolStamps[key] = .some(stamp)
    guard let stamp else { return }
    draw(stamp, pixel(symbol.x, window.x), pixel(symbol.y, window.y))
  }

  private func drawLabel(_ index: Int, _ window: PixelWindow) {
    let label = theme.content.labels[index]
    let stamp = labelStamps[index] ?? PixelStamp(text: label.text, style: label.style, scale: theme.scale)
    if labelStamps.count > 4096 { labelStamps.removeAll() }
    labelStamps[index] = .some(stamp)
    guard let stamp else { return }
    draw(stamp, pixel(label.x, window.x), pixel(label.y, window.y))
  }

  private func pixel(_ place: Double, _ origin: Int) -> Int { Int((place * theme.scale).rounded()) - origin }

  private func draw(_ stamp: PixelStamp, _ x: Int, _ y: Int, onDrawn: Bool = false) {
    let rows = (-y - stamp.top..<height - y - stamp.top).clamped(to: 0..<stamp.height)
    let columns = (-x - stamp.left..<width - x - stamp.left).clamped(to: 0..<stamp.width)
    for row in rows {
      let start = (y + stamp.top + row) * width + x + stamp.left
      for column in columns {
        let above = stamp.pixels[row * stamp.width + column]
        if above == 0 { continue }
        let below = pixels[start + column]
        pixels[start + column] = PixelBlend.over(
          below, premultiplied: onDrawn ? PixelBlend.scaled(above, by: below >> 24) : above)
      }
    }
  }
}

extension HatchPattern {
  /// For finer pixels: the same hatch in the eye.
  func scaled(by factor: Int) -> HatchPattern {
    HatchPattern(form: form, colour: colour, period: period * factor, lineWidth: lineWidth * Double(factor))
  }
}
