import CCairo
import CPango

extension Canvas {
  /// Draws text at a point, its halo first. `degrees` turns it clockwise about the point.
  public borrowing func draw(
    _ text: String, x: Double, y: Double, style: TextStyle, anchor: TextAnchor = .centre, degrees: Double = 0,
    mode: FillMode = .over
  ) {
    guard x.isFinite, y.isFinite, degrees.isFinite, abs(x) < 4_000_000, abs(y) < 4_000_000,
      let layout = TextLayout(text, style: style, anchor: anchor)
    else { return }
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
    cairo_set_operator(context, cairoOperator(mode))
    pango_cairo_layout_path(context, layout.layout)
    paintText(style)
    cairo_restore(context)
    cairo_new_path(context)
  }

  private borrowing func paintText(_ style: TextStyle) {
    if style.haloPixels > 0 {
      setSource(style.haloColour)
      cairo_set_line_width(context, style.haloPixels * 2)
      cairo_set_dash(context, [], 0, 0)
      cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
      cairo_stroke_preserve(context)
    }
    setSource(style.colour)
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_WINDING)
    cairo_fill(context)
  }
}
