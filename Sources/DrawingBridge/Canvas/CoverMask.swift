import CCairo
import CPango

/// How much of each pixel of a block something covers, 0...255; the block's corner lies at (left, top) from the point
/// that the thing was drawn at.
public struct CoverMask: Sendable, Equatable {
  public let left: Int
  public let top: Int
  public let width: Int
  public let height: Int
  public let cover: [UInt8]

  /// The letters of a text whose middle is the point, turned clockwise about it; no halo. nil when nothing shows or the
  /// text is larger than 8192 pixels.
  public init?(text: String, style: TextStyle, degrees: Double = 0) {
    guard degrees.isFinite, let layout = TextLayout(text, style: style, anchor: .centre) else { return nil }
    let size = layout.size
    let reach = degrees == 0 ? (size.width / 2, size.height / 2) : CoverMask.turnedReach(size)
    let halfWidth = Int(reach.0.rounded(.up)) + 2
    let halfHeight = Int(reach.1.rounded(.up)) + 2
    guard 2 * halfWidth <= 8192, 2 * halfHeight <= 8192,
      let surface = cairo_image_surface_create(CAIRO_FORMAT_A8, Int32(2 * halfWidth), Int32(2 * halfHeight))
    else { return nil }
    defer { cairo_surface_destroy(surface) }
    guard let context = cairo_create(surface) else { return nil }
    defer { cairo_destroy(context) }
    cairo_translate(context, Double(halfWidth), Double(halfHeight))
    cairo_rotate(context, degrees * Double.pi / 180)
    cairo_move_to(context, -size.width / 2, -size.height / 2)
    pango_cairo_layout_path(context, layout.layout)
    cairo_fill(context)
    guard cairo_status(context) == CAIRO_STATUS_SUCCESS else { return nil }
    self.init(surface, left: -halfWidth, top: -halfHeight, width: 2 * halfWidth, height: 2 * halfHeight)
  }

  private init?(_ surface: OpaquePointer, left: Int, top: Int, width: Int, height: Int) {
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { return nil }
    let stride = Int(cairo_image_surface_get_stride(surface))
    (self.left, self.top, self.width, self.height) = (left, top, width, height)
    cover = [UInt8](unsafeUninitializedCapacity: width * height) { bytes, count in
      for row in 0..<height {
        for column in 0..<width { bytes[row * width + column] = data[row * stride + column] }
      }
      count = width * height
    }
  }

  private init(left: Int, top: Int, width: Int, height: Int, cover: [UInt8]) {
    (self.left, self.top, self.width, self.height, self.cover) = (left, top, width, height, cover)
  }

  private static func turnedReach(_ size: TextSize) -> (Double, Double) {
    let radius = (size.width * size.width + size.height * size.height).squareRoot() / 2
    return (radius, radius)
  }

  /// The mask in 16 even steps: nobody sees more, and a picture keeps to few colours.
  public var inSteps: CoverMask {
    CoverMask(
      left: left, top: top, width: width, height: height,
      cover: cover.map { UInt8(truncatingIfNeeded: (UInt32($0) + 8) / 17 * 17) })
  }

  /// The mask grown by `radius` pixels (0...16) in all directions: what a round pen covers that is led along all of it.
  public func grown(by radius: Double) -> CoverMask {
    let radius = radius.isFinite ? min(max(0, radius), 16) : 0
    let reach = Int(radius.rounded(.up))
    let (newWidth, newHeight) = (width + 2 * reach, height + 2 * reach)
    var grown = [UInt8](repeating: 0, count: newWidth * newHeight)
    for dy in -reach...reach {
      for dx in -reach...reach {
        let share = min(1, max(0, radius + 0.5 - Double(dx * dx + dy * dy).squareRoot()))
        let weight = UInt32((share * 256).rounded())
        guard weight > 0 else { continue }
        raise(&grown, stride: newWidth, at: (reach + dy) * newWidth + reach + dx, weight: weight)
      }
    }
    return CoverMask(left: left - reach, top: top - reach, width: newWidth, height: newHeight, cover: grown)
  }

  private func raise(_ grown: inout [UInt8], stride: Int, at start: Int, weight: UInt32) {
    grown.withUnsafeMutableBufferPointer { target in
      cover.withUnsafeBufferPointer { source in
        for row in 0..<height {
          let (from, to) = (row * width, start + row * stride)
          for column in 0..<width {
            let value = UInt8(truncatingIfNeeded: (UInt32(source[from + column]) &* weight) >> 8)
            target[to + column] = max(target[to + column], value)
          }
        }
      }
    }
  }
}
