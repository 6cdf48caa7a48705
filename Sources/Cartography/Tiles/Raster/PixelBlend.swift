import DrawingBridge

/// Arithmetic on premultiplied 0xAARRGGBB pixels.
enum PixelBlend {
  /// An opaque colour laid over a pixel with `alpha` 0...255.
  @inline(__always)
  static func over(_ below: UInt32, opaque colour: UInt32, alpha: UInt32) -> UInt32 {
    let rest = 255 &- alpha
    let even = (colour & 0x00ff_00ff) &* alpha &+ (below & 0x00ff_00ff) &* rest
    let odd = (colour >> 8 & 0x00ff_00ff) &* alpha &+ (below >> 8 & 0x00ff_00ff) &* rest
    return divided(even) | divided(odd) << 8
  }

  /// A premultiplied pixel over another.
  @inline(__always)
  static func over(_ below: UInt32, premultiplied above: UInt32) -> UInt32 {
    let alpha = above >> 24
    if alpha == 255 { return above }
    if alpha == 0 { return below }
    let rest = 255 &- alpha
    let even = divided((below & 0x00ff_00ff) &* rest) &+ (above & 0x00ff_00ff)
    let odd = divided((below >> 8 & 0x00ff_00ff) &* rest) &+ (above >> 8 & 0x00ff_00ff)
    return even | odd << 8
  }

  /// Both halves divided by 255, rounded.
  @inline(__always)
  private static func divided(_ halves: UInt32) -> UInt32 {
    let rounded = halves &+ 0x0080_0080
    return (rounded &+ (rounded >> 8 & 0x00ff_00ff)) >> 8 & 0x00ff_00ff
  }

  /// Times `cover` 0...255.
  @inline(__always)
  static func scaled(_ pixel: UInt32, by cover: UInt32) -> UInt32 {
    divided((pixel & 0x00ff_00ff) &* cover) | divided((pixel >> 8 & 0x00ff_00ff) &* cover) << 8
  }

  /// a x b / 255, rounded.
  @inline(__always)
  static func product(_ a: UInt32, _ b: UInt32) -> UInt32 { (a &* b &+ 127) / 255 }

  static func premultiplied(_ straight: UInt32) -> UInt32 {
    scaled(straight | 0xff00_0000, by: straight >> 24)
  }

  @inline(__always)
  static func straight(_ pixel: UInt32) -> UInt32 {
    let alpha = pixel >> 24
    if alpha == 255 { return pixel }
    if alpha == 0 { return 0 }
    let red = min(255, ((pixel >> 16 & 255) &* 255 &+ alpha / 2) / alpha)
    let green = min(255, ((pixel >> 8 & 255) &* 255 &+ alpha / 2) / alpha)
    let blue = min(255, ((pixel & 255) &* 255 &+ alpha / 2) / alpha)
    return alpha << 24 | red << 16 | green << 8 | blue
  }
}

extension Colour {
  /// 0xffRRGGBB, whatever the alpha.
  var opaqueBits: UInt32 { 0xff00_0000 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

  /// Blue, green, red, alpha, premultiplied: the order of a pixel's bytes.
  var premultipliedLanes: SIMD4<Int32> {
    func part(_ value: UInt8) -> Int32 { Int32(PixelBlend.product(UInt32(value), UInt32(alpha))) }
    return SIMD4(part(blue), part(green), part(red), Int32(alpha))
  }
}
