import CCairo
import Glibc

/// What a hatch looks like. The names say the form, not the meaning.
public enum HatchForm: String, Sendable, Codable, CaseIterable {
  /// Lines rising to the right.
  case rising
  /// Lines falling to the right.
  case falling
  /// Both.
  case crossed
  case dots
}

/// A hatch of one colour. It repeats every 8, 16 or 32 pixels, divisors of a tile's 256: tiles drawn one by one continue
/// it.
public struct HatchPattern: Sendable, Hashable {
  public var form: HatchForm
  public var colour: Colour
  /// Pixels from line to line along x: 8, 16 or 32 (other values become 8).
  public var period: Int
  /// Pixels across a line, or the diameter of a dot.
  public var lineWidth: Double

  public init(form: HatchForm, colour: Colour, period: Int = 8, lineWidth: Double = 1.2) {
    self.form = form
    self.colour = colour
    self.period = period == 16 || period == 32 ? period : 8
    self.lineWidth = lineWidth.isFinite ? min(max(0.2, lineWidth), 6) : 1.2
  }

  /// Part of a pixel that the hatch covers, 0...1.
  func coverage(x: Int, y: Int) -> Double {
    switch form {
    case .rising: line(x + y)
    case .falling: line(x - y)
    case .crossed: max(line(x + y), line(x - y))
    case .dots: dot(x, y)
    }
  }

  /// Part of each pixel of one repeat that is covered, 0...255, row by row: `period` x `period` of them. The pixel
  /// (x, y) of a world of pixels takes number `(y mod period) * period + x mod period`.
  public var coverBytes: [UInt8] {
    (0..<period * period).map { UInt8((coverage(x: $0 % period, y: $0 / period) * 255).rounded()) }
  }

  /// Lines where `sum` is half a period: distance across a 45 degree line is the difference over the square root of 2.
  private func line(_ sum: Int) -> Double {
    let phase = Double(((sum % period) + period) % period)
    let distance = abs(phase - Double(period) / 2) / 2.0.squareRoot()
    return min(1, max(0, lineWidth / 2 + 0.5 - distance))
  }

  private func dot(_ x: Int, _ y: Int) -> Double {
    let half = period / 2
    let dx = Double(x % half) + 0.5 - Double(half) / 2
    let dy = Double(y % half) + 0.5 - Double(half) / 2
    guard (x / half + y / half) % 2 == 0 else { return 0 }
    return min(1, max(0, lineWidth / 2 + 0.5 - (dx * dx + dy * dy).squareRoot()))
  }

  /// A repeating cairo pattern, owned by the caller; nil when memory is short.
  func makePattern() -> OpaquePointer? {
    guard let tile = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(period), Int32(period)) else { return nil }
    defer { cairo_surface_destroy(tile) }
    guard let data = cairo_image_surface_get_data(tile) else { return nil }
    cairo_surface_flush(tile)
    let stride = Int(cairo_image_surface_get_stride(tile))
    for y in 0..<period {
      for x in 0..<period {
        let pixel = premultiplied(colour, coverage: coverage(x: x, y: y))
        UnsafeMutableRawPointer(data).storeBytes(of: pixel, toByteOffset: y * stride + x * 4, as: UInt32.self)
      }
    }
    cairo_surface_mark_dirty(tile)
    guard let pattern = cairo_pattern_create_for_surface(tile) else { return nil }
    cairo_pattern_set_extend(pattern, CAIRO_EXTEND_REPEAT)
    cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST)
    return pattern
  }
}

private func premultiplied(_ colour: Colour, coverage: Double) -> UInt32 {
  let alpha = Double(colour.alpha) / 255 * coverage
  func part(_ value: UInt8) -> UInt32 { UInt32((Double(value) * alpha).rounded()) }
  return UInt32((alpha * 255).rounded()) << 24 | part(colour.red) << 16 | part(colour.green) << 8 | part(colour.blue)
}
