import CCairo

/// A picture from a PNG file, to be drawn at any size: a logo.
///
/// Owns its cairo surface; belongs to one task.
public struct PNGPicture: ~Copyable {
  public let width: Int
  public let height: Int
  let surface: OpaquePointer

  /// Nil for bytes that aren't a PNG that can be read, or one with a side of more than 8192 pixels.
  public init?(_ bytes: [UInt8]) {
    guard let size = PNGPicture.size(of: bytes), size.width <= 8192, size.height <= 8192 else { return nil }
    let source = Unmanaged.passRetained(ByteSource(bytes))
    defer { source.release() }
    guard let surface = cairo_image_surface_create_from_png_stream(readFromSource, source.toOpaque()) else {
      return nil
    }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(surface)
      return nil
    }
    self.surface = surface
    width = Int(cairo_image_surface_get_width(surface))
    height = Int(cairo_image_surface_get_height(surface))
  }

  deinit { cairo_surface_destroy(surface) }

  /// Sides that the header states; nil without a header.
  private static func size(of bytes: [UInt8]) -> (width: Int, height: Int)? {
    let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    guard bytes.count > 33, bytes.starts(with: signature) else { return nil }
    func number(_ at: Int) -> Int { bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
    let (width, height) = (number(16), number(20))
    return width > 0 && height > 0 ? (width, height) : nil
  }
}

/// Bytes that cairo reads bit by bit.
private final class ByteSource {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func read(into target: UnsafeMutablePointer<UInt8>, count: Int) -> Bool {
    guard count >= 0, count <= bytes.count - at else { return false }
    for index in 0..<count { target[index] = bytes[at + index] }
    at += count
    return true
  }
}

private let readFromSource: cairo_read_func_t = { closure, data, length in
  guard let closure, let data else { return CAIRO_STATUS_READ_ERROR }
  let source = Unmanaged<ByteSource>.fromOpaque(closure).takeUnretainedValue()
  return source.read(into: data, count: Int(length)) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_READ_ERROR
}

extension Canvas {
  /// Draws a picture with its corner at (x, y), scaled to a width and a height in proportion.
  public borrowing func draw(_ picture: borrowing PNGPicture, x: Double, y: Double, width: Double) {
    guard x.isFinite, y.isFinite, width.isFinite, 0.1...100_000 ~= width, abs(x) < 4_000_000, abs(y) < 4_000_000 else {
      return
    }
    let scale = width / Double(picture.width)
    cairo_save(context)
    cairo_translate(context, x, y)
    cairo_scale(context, scale, scale)
    cairo_set_source_surface(context, picture.surface, 0, 0)
    cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_BEST)
    cairo_paint(context)
    cairo_restore(context)
  }
}
