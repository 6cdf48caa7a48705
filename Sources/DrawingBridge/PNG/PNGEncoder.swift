import DeflateBridge

/// Encodes images as PNG (ISO/IEC 15948). Up to 256 colours become an exact palette. More become a palette too when
/// `tolerance` allows for it, else RGBA. Same image, level and tolerance, same bytes. One encoder is for one task.
public final class PNGEncoder {
  private let compressor: DeflateCompressor
  private let tolerance: Int

  /// - Parameters:
  ///   - level: 1 (fast) to 12 (smallest); 6 is a good middle.
  ///   - tolerance: Steps of 255 that a channel of a pixel may change by (premultiplied) to bring more than 256 colours
  ///     into a palette; the most frequent colours never change. 0: no pixel changes.
  public init(level: Int = 6, tolerance: Int = 0) throws(DrawingError) {
    self.tolerance = min(max(0, tolerance), 255)
    do { compressor = try DeflateCompressor(level: level) } catch { throw .encodingFailed(width: 0, height: 0) }
  }

  /// - Throws: `DrawingError.encodingFailed` when the image has no pixel, has a wrong number of them, or is too large.
  public func encode(_ image: PixelImage) throws(DrawingError) -> [UInt8] {
    guard 1...65536 ~= image.width, 1...65536 ~= image.height, image.pixels.count == image.width * image.height else {
      throw .encodingFailed(width: image.width, height: image.height)
    }
    let packed: [UInt8]
    let lines = scanlines(of: image, tolerance: tolerance)
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

func scanlines(of image: PixelImage, tolerance: Int) -> Scanlines {
  let table = ColourTable(image.pixels)
  guard let palette = Palette(table, tolerance: tolerance) else {
    return Scanlines(bytes: rgbaLines(image), bitDepth: 8, palette: [])
  }
  let depth = palette.bitDepth
  let bytes =
    depth == 8 ? byteLines(image, table, palette) : indexedLines(image, table, palette, bitDepth: depth)
  return Scanlines(bytes: bytes, bitDepth: depth, palette: palette.colours)
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

private func byteLines(_ image: PixelImage, _ table: ColourTable, _ palette: Palette) -> [UInt8] {
  let lineBytes = image.width + 1
  return [UInt8](unsafeUninitializedCapacity: lineBytes * image.height) { buffer, count in
    for y in 0..<image.height {
      buffer[y * lineBytes] = 0
      for x in 0..<image.width {
        buffer[y * lineBytes + 1 + x] = palette.places[Int(table.indices[y * image.width + x])]
      }
    }
    count = lineBytes * image.height
  }
}

private func indexedLines(
  _ image: PixelImage, _ table: ColourTable, _ palette: Palette, bitDepth: Int
) -> [UInt8] {
  let lineBytes = (image.width * bitDepth + 7) / 8 + 1
  var bytes = [UInt8](repeating: 0, count: lineBytes * image.height)
  for y in 0..<image.height {
    for x in 0..<image.width {
      let bit = x * bitDepth
      let place = palette.places[Int(table.indices[y * image.width + x])]
      bytes[y * lineBytes + 1 + bit / 8] |= place << UInt8(8 - bitDepth - bit % 8)
    }
  }
  return bytes
}
