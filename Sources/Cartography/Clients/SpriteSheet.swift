public import DrawingBridge

/// Pictures that a MapLibre style refers to: hatches that repeat, and symbols of facilities.
public struct SpriteSheet: Sendable, Equatable {
  /// Where each picture is in the PNG: `sprite.json`, or `sprite@2x.json`.
  public let json: [UInt8]
  /// `sprite.png`, or `sprite@2x.png`.
  public let png: [UInt8]
}

/// The sprites of one or more styles; same pictures once.
///
/// - Parameter pixelRatio: 1, or 2 for fine screens (other numbers count as the nearer of both).
/// - Throws: What drawing throws.
public func spriteSheet(_ styles: [MapStyle], pixelRatio: Int = 1) throws(DrawingError) -> SpriteSheet {
  let ratio = pixelRatio >= 2 ? 2 : 1
  let sprites = distinctSprites(styles)
  let cell = (sprites.map(\.size).max() ?? 8) + 15
  // Every picture starts on a whole period of the hatches.
  let step = cell / 16 * 16 * ratio
  let columns = min(max(sprites.count, 1), 16)
  let rows = (sprites.count + columns - 1) / columns
  let canvas = try Canvas(width: columns * step, height: max(rows, 1) * step)
  var entries: [(String, ClientJSON)] = []
  for (place, sprite) in sprites.enumerated() {
    let (x, y) = (place % columns * step, place / columns * step)
    sprite.draw(on: canvas, x: x, y: y, ratio: ratio)
    let side = ClientJSON.number(Double(sprite.size * ratio))
    entries.append(
      (
        sprite.name,
        [
          "width": side, "height": side, "x": .number(Double(x)), "y": .number(Double(y)),
          "pixelRatio": .number(Double(ratio)),
        ]
      ))
  }
  return SpriteSheet(json: ClientJSON.object(entries).bytes, png: try PNGEncoder().encode(try canvas.image()))
}

private func distinctSprites(_ styles: [MapStyle]) -> [Sprite] {
  let all = styles.flatMap { style -> [Sprite] in
    let classHatches = style.classes.compactMap(\.hatch)
    let marks = style.unstable.map { mark in [mark.hatch] + style.classes.map { mark.hatch(over: $0.colour) } } ?? []
    return (classHatches + marks).map(Sprite.hatch) + style.facilities.map(Sprite.symbol)
  }
  var names: Set<String> = []
  return all.filter { names.insert($0.name).inserted }.sorted { $0.name < $1.name }
}

private enum Sprite {
  case hatch(ClassHatch)
  case symbol(FacilitySymbol)

  var name: String {
    switch self {
    case .hatch(let hatch): hatch.spriteName
    case .symbol(let symbol): symbol.spriteName
    }
  }

  /// Side in pixels at ratio 1: one period of a hatch, or a symbol with its edge.
  var size: Int {
    switch self {
    case .hatch: 8
    case .symbol(let symbol): Int(symbol.size(atZoom: 12).rounded(.up)) + 4
    }
  }

  func draw(on canvas: borrowing Canvas, x: Int, y: Int, ratio: Int) {
    let side = Double(size * ratio)
    switch self {
    case .hatch(let hatch):
      var pattern = hatch.pattern
      pattern.period = 8 * ratio
      pattern.lineWidth *= Double(ratio)
      canvas.addRectangle(x: Double(x), y: Double(y), width: side, height: side)
      canvas.fill(pattern)
    case .symbol(let symbol):
      let (middleX, middleY) = (Double(x) + side / 2, Double(y) + side / 2)
      canvas.draw(
        symbol.shape, x: middleX, y: middleY, size: symbol.size(atZoom: 12) * Double(ratio), colour: symbol.colour,
        edgePixels: 1.2 * Double(ratio))
    }
  }
}

extension ClassHatch {
  /// Name of the hatch among the sprites.
  var spriteName: String { "hatch-\(form.rawValue)-\(colour.hex.dropFirst())" }
}

extension FacilitySymbol {
  /// Name of the symbol among the sprites.
  var spriteName: String { "symbol-\(shape.rawValue)-\(colour.hex.dropFirst())-\(Int(size(atZoom: 12).rounded()))" }
}
