import DeflateBridge

/// Encodes images as PNG (ISO/IEC 15948). Up to 256 colours become an exact palette, more become RGBA; no pixel
/// changes. Same image and level, same bytes. One encoder is for one task.
public final class PNGEncoder {
  private let compressor: DeflateCompressor

  /// - Parameter level: 1 (fast) to 12 (smallest); 6 is a good middle.
  public init(level: Int = 6) throws(DrawingError) {
    do { compressor = try DeflateCompressor(level: level) } catch { throw .encodingFailed(width: 0, height: 0) }
  }

  /// - Throws: `DrawingError.encodingFailed` when the image has no pixel, has a wrong number of them, or is too large.
  public func encode(_ image: PixelImage) throws(DrawingError) -> [UInt8] {
    guard 1...65536 ~= image.width, 1...65536 ~= image.height, image.pixels.count == image.width * image.height else {
      throw .encodingFailed(width: image.width, height: image.height)
    }
    let packed: [UInt8]
    let lines = scanlines(of: image)
    do { packed = try compressor.zlib(lines.bytes) } catch {
      throw .encodingFailed(width: image.width, height: image.height)
    }
    var file = PNGFile()
    file.header(width: image.width, height: image.height, bitDepth: lines.bitDepth, isPalette: !lines.palette.isEmpty)
    if !lines.palette.isEmpty { file.palette(lines.palette) }
    file.chunk("IDAT", packed)
    file.chunk("IEND", [])
    return file.bytes
  }
}

/// The filtered scanlines (filter 0 throughout: flat areas compress best so) and how to read them.
struct Scanlines {
  var bytes: [UInt8]
  var bitDepth: Int
  /// Straight 0xAARRGGBB, those with transparency first; empty for RGBA.
  var palette: [UInt32]
}

func scanlines(of image: PixelImage) -> Scanlines {
  guard let palette = Palette(of: image.pixels) else {
    return Scanlines(bytes: rgbaLines(image), bitDepth: 8, palette: [])
  }
  let depth = palette.bitDepth
  return Scanlines(bytes: indexedLines(image, palette, bitDepth: depth), bitDepth: depth, palette: palette.colours)
}

private func rgbaLines(_ image: PixelImage) -> [UInt8] {
  let lineBytes = image.width * 4 + 1
  return [UInt8](unsafeUninitializedCapacity: lineBytes * image.height) { buffer, count in
    var at = 0
    for y in 0..<image.height {
      buffer[at] = 0
      at += 1
      for x in 0..<image.width {
        let pixel = image.pixels[y * image.width + x]
        buffer[at] = UInt8(truncatingIfNeeded: pixel >> 16)
        buffer[at + 1] = UInt8(truncatingIfNeeded: pixel >> 8)
        buffer[at + 2] = UInt8(truncatingIfNeeded: pixel)
        buffer[at + 3] = UInt8(truncatingIfNeeded: pixel >> 24)
        at += 4
      }
    }
    count = at
  }
}

private func indexedLines(_ image: PixelImage, _ palette: Palette, bitDepth: Int) -> [UInt8] {
  let lineBytes = (image.width * bitDepth + 7) / 8 + 1
  var bytes = [UInt8](repeating: 0, count: lineBytes * image.height)
  var last: UInt32 = 0
  var index: UInt8 = 0
  var isFirst = true
  for y in 0..<image.height {
    for x in 0..<image.width {
      let pixel = image.pixels[y * image.width + x]
      if isFirst || pixel != last { index = palette.index(of: pixel) }
      (last, isFirst) = (pixel, false)
      let bit = x * bitDepth
      bytes[y * lineBytes + 1 + bit / 8] |= index << UInt8(8 - bitDepth - bit % 8)
    }
  }
  return bytes
}
