import CCairo

/// How a fill meets what is already there.
public enum FillMode: Sendable {
  /// Paints over.
  case over
  /// For areas that share borders: half-covered pixels of neighbours add up instead of letting the background shine
  /// through; where areas overlap the first one stays.
  case abutting
  /// Only where something is drawn already.
  case onDrawn
}

/// Ends of lines.
public enum LineCap: Sendable { case round, butt }

extension Canvas {
  /// Adds vertices `range` of a line or ring to the path, moved by (dx, dy). Rings are closed by the call.
  public borrowing func addPath(
    x: [Double], y: [Double], range: Range<Int>, closed: Bool, dx: Double = 0, dy: Double = 0
  ) {
    let limit = 4_000_000.0
    var isFirst = true
    for v in range.clamped(to: 0..<min(x.count, y.count)) {
      let px = x[v] + dx
      let py = y[v] + dy
      guard px.isFinite, py.isFinite else { continue }
      let cx = min(max(px, -limit), limit)
      let cy = min(max(py, -limit), limit)
      if isFirst { cairo_move_to(context, cx, cy) } else { cairo_line_to(context, cx, cy) }
      isFirst = false
    }
    if closed && !isFirst { cairo_close_path(context) }
  }

  /// Adds a closed ring or an open line through (x, y) points.
  public borrowing func addPath(_ points: [(x: Double, y: Double)], closed: Bool) {
    addPath(x: points.map(\.x), y: points.map(\.y), range: 0..<points.count, closed: closed)
  }

  public borrowing func addCircle(x: Double, y: Double, radius: Double) {
    guard x.isFinite, y.isFinite, radius.isFinite, radius > 0, abs(x) < 4_000_000, abs(y) < 4_000_000 else { return }
    cairo_new_sub_path(context)
    cairo_arc(context, x, y, min(radius, 100_000), 0, 2 * Double.pi)
    cairo_close_path(context)
  }

  public borrowing func addRectangle(x: Double, y: Double, width: Double, height: Double) {
    addPath([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], closed: true)
  }

  /// Fills the path (even-odd: holes stay open); the path stays when `keepingPath`.
  public borrowing func fill(_ colour: Colour, mode: FillMode = .over, keepingPath: Bool = false) {
    setSource(colour)
    paintPath(mode: mode, keepingPath: keepingPath)
  }

  /// Fills the path with a hatch that starts at the image's corner.
  public borrowing func fill(_ hatch: HatchPattern, mode: FillMode = .over, keepingPath: Bool = false) {
    guard isPixelGrid else { return fillAsLines(hatch, keepingPath: keepingPath) }
    guard let pattern = hatch.makePattern() else { return }
    cairo_set_source(context, pattern)
    paintPath(mode: mode, keepingPath: keepingPath)
    setSource(.black)
    cairo_pattern_destroy(pattern)
  }

  /// Strokes the path with a line of `width` pixels, optionally dashed (lengths on and off in pixels).
  public borrowing func stroke(
    _ colour: Colour, width: Double, dash: [Double] = [], cap: LineCap = .round, keepingPath: Bool = false
  ) {
    setSource(colour)
    cairo_set_line_width(context, width.isFinite ? min(max(0, width), 1000) : 0)
    let isDashed = !dash.isEmpty && dash.allSatisfy { $0 > 0 && $0.isFinite }
    cairo_set_dash(context, dash, isDashed ? Int32(dash.count) : 0, 0)
    cairo_set_line_cap(context, cap == .round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
    if keepingPath { cairo_stroke_preserve(context) } else { cairo_stroke(context) }
  }

  /// Paints the whole image.
  public borrowing func paint(_ colour: Colour) {
    setSource(colour)
    cairo_paint(context)
  }

  /// Forgets the path.
  public borrowing func clearPath() { cairo_new_path(context) }

  private borrowing func paintPath(mode: FillMode, keepingPath: Bool) {
    cairo_set_operator(context, fillOperator(mode))
    if keepingPath { cairo_fill_preserve(context) } else { cairo_fill(context) }
    cairo_set_operator(context, CAIRO_OPERATOR_OVER)
  }
}

func cairoOperator(_ mode: FillMode) -> cairo_operator_t {
  switch mode {
  case .over: CAIRO_OPERATOR_OVER
  case .abutting: CAIRO_OPERATOR_SATURATE
  case .onDrawn: CAIRO_OPERATOR_ATOP
  }
}
