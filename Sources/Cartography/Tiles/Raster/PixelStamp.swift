import DrawingBridge

/// A small picture that is drawn at many places: premultiplied pixels whose corner lies at (left, top) from its place.
struct PixelStamp: Sendable {
  let left: Int
  let top: Int
  let width: Int
  let height: Int
  let pixels: [UInt32]

  /// A text with its halo; nil for one that shows nothing. `scale` pixels a pixel of the style.
  init?(text: String, style: TextStyle, scale: Double) {
    var large = style
    large.sizePixels *= scale
    guard let letters = CoverMask(text: text, style: large)?.inSteps else { return nil }
    let halo = style.haloPixels > 0 ? letters.grown(by: style.haloPixels * scale).inSteps : letters
    var pixels = [UInt32](repeating: 0, count: halo.width * halo.height)
    if style.haloPixels > 0 {
      let bits = style.haloColour.opaqueBits
      let alpha = UInt32(style.haloColour.alpha)
      for (index, cover) in halo.cover.enumerated() where cover > 0 {
        pixels[index] = PixelBlend.scaled(bits, by: PixelBlend.product(UInt32(cover), alpha))
      }
    }
    let (dx, dy) = (letters.left - halo.left, letters.top - halo.top)
    let (bits, alpha) = (style.colour.opaqueBits, UInt32(style.colour.alpha))
    for row in 0..<letters.height {
      for column in 0..<letters.width {
        let cover = letters.cover[row * letters.width + column]
        guard cover > 0 else { continue }
        let index = (row + dy) * halo.width + column + dx
        let share = PixelBlend.product(UInt32(cover), alpha)
        pixels[index] = PixelBlend.over(pixels[index], opaque: bits, alpha: share)
      }
    }
    (left, top, width, height) = (halo.left, halo.top, halo.width, halo.height)
    self.pixels = pixels
  }

  /// A text in one colour without a halo, turned clockwise.
  init?(turned text: String, style: TextStyle, degrees: Double, scale: Double) {
    var large = style
    large.sizePixels *= scale
    guard let mask = CoverMask(text: text, style: large, degrees: degrees) else { return nil }
    let (bits, alpha) = (style.colour.opaqueBits, UInt32(style.colour.alpha))
    (left, top, width, height) = (mask.left, mask.top, mask.width, mask.height)
    pixels = mask.cover.map { PixelBlend.scaled(bits, by: PixelBlend.product(UInt32($0), alpha)) }
  }

  /// A facility symbol `size` pixels high; nil when it can't be drawn.
  init?(_ shape: SymbolShape, size: Double, colour: Colour, scale: Double) {
    let half = Int((size * scale / 2).rounded(.up)) + 2 * Int(scale.rounded(.up)) + 1
    guard half <= 512, let canvas = try? Canvas(width: 2 * half, height: 2 * half) else { return nil }
    canvas.draw(
      shape, x: Double(half), y: Double(half), size: size * scale, colour: colour, edgePixels: 1.2 * scale)
    guard let image = try? canvas.image() else { return nil }
    (left, top, width, height) = (-half, -half, 2 * half, 2 * half)
    pixels = image.pixels.map(PixelBlend.premultiplied)
  }
}
