import CCairo

/// An image to draw on, at first transparent. x to the right, y down, in pixels; (0, 0) is the corner of the first
/// pixel.
///
/// Owns its cairo surface and frees it at the end of its life. It belongs to one task. Coordinates that are not finite
/// are left out, coordinates beyond +-4 million pixels are pulled to that limit (cairo's own is 8 million).
public struct Canvas: ~Copyable {
  public let width: Int
  public let height: Int
  let surface: OpaquePointer
  let context: OpaquePointer

  /// - Throws: `DrawingError` when a side isn't 1...16384 or memory is short.
  public init(width: Int, height: Int) throws(DrawingError) {
    guard 1...16384 ~= width, 1...16384 ~= height else {
      throw .imageSizeOutOfRange(width: width, height: height)
    }
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height)),
      let context = cairo_create(surface)
    else { throw .imageSizeOutOfRange(width: width, height: height) }
    let status = cairo_status(context)
    guard status == CAIRO_STATUS_SUCCESS else {
      cairo_destroy(context)
      cairo_surface_destroy(surface)
      throw .drawingFailed(status: Int(status.rawValue))
    }
    self.init(owning: surface, context: context, width: width, height: height)
  }

  /// Takes over a surface and its context.
  init(owning surface: OpaquePointer, context: OpaquePointer, width: Int, height: Int) {
    self.width = width
    self.height = height
    self.surface = surface
    self.context = context
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_EVEN_ODD)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// The pixels so far, with straight alpha.
  public borrowing func image() throws(DrawingError) -> PixelImage {
    let status = cairo_status(context)
    guard status == CAIRO_STATUS_SUCCESS else { throw .drawingFailed(status: Int(status.rawValue)) }
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { throw .drawingFailed(status: 0) }
    let stride = Int(cairo_image_surface_get_stride(surface))
    var image = PixelImage(width: width, height: height)
    for y in 0..<height {
      let row = UnsafeRawPointer(data + y * stride)
      for x in 0..<width {
        let pixel = row.load(fromByteOffset: x * 4, as: UInt32.self)
        image.pixels[y * width + x] = straight(premultiplied: pixel)
      }
    }
    return image
  }

  borrowing func setSource(_ colour: Colour) {
    cairo_set_source_rgba(
      context, Double(colour.red) / 255, Double(colour.green) / 255, Double(colour.blue) / 255,
      Double(colour.alpha) / 255)
  }
}

/// cairo's premultiplied 0xAARRGGBB to straight 0xAARRGGBB.
private func straight(premultiplied pixel: UInt32) -> UInt32 {
  let alpha = pixel >> 24
  if alpha == 255 { return pixel }
  if alpha == 0 { return 0 }
  let red = min(255, ((pixel >> 16 & 255) * 255 + alpha / 2) / alpha)
  let green = min(255, ((pixel >> 8 & 255) * 255 + alpha / 2) / alpha)
  let blue = min(255, ((pixel & 255) * 255 + alpha / 2) / alpha)
  return alpha << 24 | red << 16 | green << 8 | blue
}
