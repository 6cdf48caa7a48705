/// An image as numbers: row by row from the top, each pixel 0xAARRGGBB with straight alpha; a transparent one is 0.
public struct PixelImage: Sendable, Equatable {
  public let width: Int
  public let height: Int
  public var pixels: [UInt32]

  /// A transparent image; negative sides count as 0.
  public init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    pixels = [UInt32](repeating: 0, count: self.width * self.height)
  }

  /// True when nothing is visible.
  public var isEmpty: Bool { pixels.allSatisfy { $0 >> 24 == 0 } }

  /// The colour of a pixel; nil outside the image.
  public func colour(x: Int, y: Int) -> Colour? {
    guard 0..<width ~= x, 0..<height ~= y else { return nil }
    let pixel = pixels[y * width + x]
    return Colour(
      red: UInt8(pixel >> 16 & 255), green: UInt8(pixel >> 8 & 255), blue: UInt8(pixel & 255), alpha: UInt8(pixel >> 24)
    )
  }

  /// A part of the image; what lies outside is transparent.
  public func cropped(x: Int, y: Int, width: Int, height: Int) -> PixelImage {
    var part = PixelImage(width: width, height: height)
    for row in 0..<part.height where 0..<self.height ~= y + row {
      for column in 0..<part.width where 0..<self.width ~= x + column {
        part.pixels[row * part.width + column] = pixels[(y + row) * self.width + x + column]
      }
    }
    return part
  }
}
