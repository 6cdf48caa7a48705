import CCairo
import CPango

extension Canvas {
  /// Draws text at a point, its halo first. `degrees` turns it clockwise about the point.
  public borrowing func draw(
    _ text: String, x: Double, y: Double, style: TextStyle, anchor: TextAnchor = .centre, degrees: Double = 0,
    mode: FillMode = .over
  ) {
    guard isUsable(x, y), degrees.isFinite, let layout = TextLayout(text, style: style, anchor: anchor) else { return }
    let size = layout.size
    let left: Double =
      switch anchor {
      case .left: 0
      case .centre: -size.width / 2
      case .right: -size.width
      }
    cairo_save(context)
    cairo_translate(context, x, y)
    cairo_rotate(context, degrees * Double.pi / 180)
    cairo_move_to(context, left, -size.height / 2)
    cairo_set_operator(context, fillOperator(mode))
    paint(layout, style)
    cairo_restore(context)
    cairo_new_path(context)
  }

  /// Draws text broken into lines of at most `width`, its corner at (x, y). `measureParagraph` gives its height.
  public borrowing func drawParagraph(
    _ text: String, x: Double, y: Double, width: Double, style: TextStyle, anchor: TextAnchor = .left
  ) {
    guard isUsable(x, y), let layout = TextLayout(text, style: style, anchor: anchor, width: width) else { return }
    cairo_save(context)
    cairo_move_to(context, x, y)
    paint(layout, style)
    cairo_restore(context)
    cairo_new_path(context)
  }

  private borrowing func isUsable(_ x: Double, _ y: Double) -> Bool {
    x.isFinite && y.isFinite && abs(x) < 4_000_000 && abs(y) < 4_000_000
  }

  /// Letters stay letters on PDF, so that they can be found and copied; pixels get their outlines.
  private borrowing func paint(_ layout: borrowing TextLayout, _ style: TextStyle) {
    if isVector { pango_cairo_update_layout(context, layout.layout) }
    if style.haloPixels > 0 || !isVector {
      pango_cairo_layout_path(context, layout.layout)
      if isVector { straightenPath(tolerance: style.sizePixels * 0.03) }
      paintOutlines(style)
    }
    guard isVector else { return }
    setSource(style.colour)
    pango_cairo_show_layout(context, layout.layout)
  }

  /// Straight pieces for the curves of the path: a halo needs no more, and the file gets less than half as large.
  private borrowing func straightenPath(tolerance: Double) {
    let before = cairo_get_tolerance(context)
    cairo_set_tolerance(context, max(0.05, tolerance))
    if let flat = cairo_copy_path_flat(context) {
      cairo_new_path(context)
      cairo_append_path(context, flat)
      cairo_path_destroy(flat)
    }
    cairo_set_tolerance(context, before)
  }

  private borrowing func paintOutlines(_ style: TextStyle) {
    if style.haloPixels > 0 {
      setSource(style.haloColour)
      cairo_set_line_width(context, style.haloPixels * 2)
      cairo_set_dash(context, [], 0, 0)
      cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
      cairo_stroke_preserve(context)
    }
    if !isVector {
      setSource(style.colour)
      cairo_set_fill_rule(context, CAIRO_FILL_RULE_WINDING)
      cairo_fill(context)
    }
  }
}
