import CCairo

extension Canvas {
  /// Keeps clip, place and scale until `restore`. Calls must come in pairs.
  public borrowing func save() { cairo_save(context) }

  /// Takes back what `save` kept.
  public borrowing func restore() { cairo_restore(context) }

  /// From here on only what is inside the path (even-odd) is drawn. The path is used up.
  public borrowing func clip() { cairo_clip(context) }

  /// Moves the origin to (x, y) and multiplies all sizes by `scale`.
  public borrowing func move(x: Double, y: Double, scale: Double = 1) {
    guard x.isFinite, y.isFinite, abs(x) < 4_000_000, abs(y) < 4_000_000, 1e-6...1e6 ~= scale else { return }
    cairo_translate(context, x, y)
    cairo_scale(context, scale, scale)
  }

  /// Draws corners of lines round or sharp; round at first.
  public borrowing func setSharpCorners(_ isSharp: Bool) {
    cairo_set_line_join(context, isSharp ? CAIRO_LINE_JOIN_MITER : CAIRO_LINE_JOIN_ROUND)
  }
}
