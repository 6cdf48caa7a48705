import CCairo

extension Canvas {
  /// Makes pixels opaque whose alpha is at least `threshold`, keeping their hue: areas drawn side by side with
  /// `FillMode.abutting` sum up to full cover but for a few steps of rounding.
  public borrowing func closeGaps(threshold: UInt8 = 224) {
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { return }
    let stride = Int(cairo_image_surface_get_stride(surface))
    for y in 0..<height {
      let row = UnsafeMutableRawPointer(data + y * stride)
      for x in 0..<width {
        let pixel = row.load(fromByteOffset: x * 4, as: UInt32.self)
        let alpha = pixel >> 24
        guard alpha < 255, alpha >= UInt32(threshold), alpha > 0 else { continue }
        row.storeBytes(of: opaque(pixel, alpha: alpha), toByteOffset: x * 4, as: UInt32.self)
      }
    }
    cairo_surface_mark_dirty(surface)
  }
}

private func opaque(_ pixel: UInt32, alpha: UInt32) -> UInt32 {
  func part(_ shift: UInt32) -> UInt32 { min(255, ((pixel >> shift & 255) * 255 + alpha / 2) / alpha) << shift }
  return 255 << 24 | part(16) | part(8) | part(0)
}

extension Canvas {
  /// Lays an image over the canvas with its corner at (x, y), pixel on pixel.
  public borrowing func draw(_ image: PixelImage, x: Int, y: Int) {
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { return }
    let stride = Int(cairo_image_surface_get_stride(surface))
    for row in 0..<image.height where 0..<height ~= y + row {
      let line = UnsafeMutableRawPointer(data + (y + row) * stride)
      for column in 0..<image.width where 0..<width ~= x + column {
        let above = image.pixels[row * image.width + column]
        guard above >> 24 > 0 else { continue }
        let offset = (x + column) * 4
        let below = line.load(fromByteOffset: offset, as: UInt32.self)
        line.storeBytes(of: blend(above, over: below), toByteOffset: offset, as: UInt32.self)
      }
    }
    cairo_surface_mark_dirty(surface)
  }
}

/// A straight pixel over a premultiplied one, premultiplied.
private func blend(_ above: UInt32, over below: UInt32) -> UInt32 {
  let alpha = above >> 24
  func part(_ shift: UInt32, straight: UInt32) -> UInt32 {
    min(255, (straight * alpha + (below >> shift & 255) * (255 - alpha) + 127) / 255) << shift
  }
  return part(24, straight: 255) | part(16, straight: above >> 16 & 255) | part(8, straight: above >> 8 & 255)
    | part(0, straight: above & 255)
}
