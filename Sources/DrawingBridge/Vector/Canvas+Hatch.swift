import CCairo

extension Canvas {
  /// Fills the path with a hatch as lines, clipped to it: sharp at any scale.
  borrowing func fillAsLines(_ hatch: HatchPattern, keepingPath: Bool) {
    let kept = keepingPath ? cairo_copy_path(context) : nil
    strokeHatch(hatch)
    guard let kept else { return }
    cairo_append_path(context, kept)
    cairo_path_destroy(kept)
  }

  /// Uses up the path.
  private borrowing func strokeHatch(_ hatch: HatchPattern) {
    var (left, top, right, bottom) = (0.0, 0.0, 0.0, 0.0)
    cairo_path_extents(context, &left, &top, &right, &bottom)
    guard right > left, bottom > top else { return cairo_new_path(context) }
    cairo_save(context)
    cairo_clip(context)
    narrowToClip(&left, &top, &right, &bottom)
    if right > left, bottom > top {
      switch hatch.form {
      case .rising: addDiagonals(left, top, right, bottom, hatch.period, rising: true)
      case .falling: addDiagonals(left, top, right, bottom, hatch.period, rising: false)
      case .crossed:
        addDiagonals(left, top, right, bottom, hatch.period, rising: true)
        addDiagonals(left, top, right, bottom, hatch.period, rising: false)
      case .dots: addDots(left, top, right, bottom, Double(hatch.period) / 2)
      }
      setSource(hatch.colour)
      cairo_set_line_width(context, hatch.lineWidth)
      cairo_set_dash(context, [], 0, 0)
      cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
      cairo_stroke(context)
    }
    cairo_restore(context)
  }

  /// A path may be far larger than what the clip lets through.
  private borrowing func narrowToClip(
    _ left: inout Double, _ top: inout Double, _ right: inout Double, _ bottom: inout Double
  ) {
    var (x0, y0, x1, y1) = (0.0, 0.0, 0.0, 0.0)
    cairo_clip_extents(context, &x0, &y0, &x1, &y1)
    (left, top, right, bottom) = (max(left, x0), max(top, y0), min(right, x1), min(bottom, y1))
  }

  /// Lines where x + y (rising) or x - y (falling) is a whole number of periods and a half, as in the pixel pattern.
  private borrowing func addDiagonals(
    _ left: Double, _ top: Double, _ right: Double, _ bottom: Double, _ period: Int, rising: Bool
  ) {
    let step = Double(period)
    let (low, high) = rising ? (left + top, right + bottom) : (left - bottom, right - top)
    guard (high - low) / step < 100_000 else { return }
    var sum = ((low / step - 0.5).rounded(.up) + 0.5) * step
    while sum <= high {
      cairo_move_to(context, rising ? sum - top : sum + top, top)
      cairo_line_to(context, rising ? sum - bottom : sum + bottom, bottom)
      sum += step
    }
  }

  /// Dots in the middle of every other square of a chessboard, as lines without length.
  private borrowing func addDots(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double, _ half: Double) {
    let (firstX, lastX) = ((left / half).rounded(.down), (right / half).rounded(.up))
    let (firstY, lastY) = ((top / half).rounded(.down), (bottom / half).rounded(.up))
    guard (lastX - firstX) * (lastY - firstY) < 1_000_000 else { return }
    for row in Int(firstY)...Int(lastY) {
      for column in Int(firstX)...Int(lastX) where (row + column) % 2 == 0 {
        let (x, y) = ((Double(column) + 0.5) * half, (Double(row) + 0.5) * half)
        cairo_move_to(context, x, y)
        cairo_line_to(context, x, y)
      }
    }
  }
}
