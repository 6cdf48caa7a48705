/// The square of fine places that a place of the coarser grid stands for: [minX, maxX) x [minY, maxY).
///
/// Source: Hobby, "Practical segment intersection with finite precision output", Computational Geometry 13 (1999), 199-214:
/// a segment is bent through the centre of every pixel with a place in it ("hot pixel") that it meets.
struct CoarsePixel {
  private let minX: Int
  private let minY: Int
  private let maxX: Int
  private let maxY: Int

  /// - Parameter shift: Steps of the fine grid in one of the coarse: `2^shift`, shift at least 1.
  @inline(__always)
  init(x: Int32, y: Int32, shift: Int) {
    let half = 1 << (shift - 1)
    minX = Int(x) << shift - half
    minY = Int(y) << shift - half
    maxX = minX + 2 * half
    maxY = minY + 2 * half
  }

  /// Whether a closed segment of the fine grid meets the half-open square: no axis nor the segment's normal parts them.
  /// Exact; where only the open sides would be touched the answer is no.
  @inline(__always)
  func meets(ax: Int, ay: Int, bx: Int, by: Int) -> Bool {
    guard max(ax, bx) >= minX, min(ax, bx) < maxX, max(ay, by) >= minY, min(ay, by) < maxY else { return false }
    let dx = bx &- ax
    let dy = by &- ay
    // The corners farthest to either side of the segment's line, and whether they are only limits of the square.
    let highY = dx > 0 ? maxY : minY
    let highX = dy > 0 ? minX : maxX
    let high = dx &* (highY &- ay) &- dy &* (highX &- ax)
    guard high > 0 || (high == 0 && dx <= 0 && dy >= 0) else { return false }
    let lowY = dx > 0 ? minY : maxY
    let lowX = dy > 0 ? maxX : minX
    let low = dx &* (lowY &- ay) &- dy &* (lowX &- ax)
    return low < 0 || (low == 0 && dx >= 0 && dy <= 0)
  }
}
