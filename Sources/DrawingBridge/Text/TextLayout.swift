import CCairo
import CPango

/// A pango layout with fixed font options, so that the settings of a machine (hinting, subpixels) don't change a map.
struct TextLayout: ~Copyable {
  let layout: OpaquePointer

  /// nil when memory is short. pango's default font map belongs to the calling thread: don't keep a layout.
  /// - Parameter width: Lines are broken at this many units, between words where possible; nil breaks at newlines only.
  init?(_ text: String, style: TextStyle, anchor: TextAnchor, width: Double? = nil) {
    guard let map = pango_cairo_font_map_get_default(), let context = pango_font_map_create_context(map) else {
      return nil
    }
    defer { g_object_unref(UnsafeMutableRawPointer(context)) }
    setFontOptions(of: context)
    guard let layout = pango_layout_new(context) else { return nil }
    self.layout = layout
    let font = pango_font_description_new()
    pango_font_description_set_family(font, TextStyle.family)
    pango_font_description_set_weight(font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_absolute_size(font, style.sizePixels * Double(PANGO_SCALE))
    pango_layout_set_font_description(layout, font)
    pango_font_description_free(font)
    pango_layout_set_alignment(layout, alignment(anchor))
    if let width, width.isFinite {
      pango_layout_set_width(layout, Int32(min(max(1, width), 1_000_000) * Double(PANGO_SCALE)))
      pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    }
    let printable = text.contains("\0") ? String(text.filter { $0 != "\0" }) : text
    pango_layout_set_text(layout, printable, -1)
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

  /// Logical size in pixels.
  var size: TextSize {
    var width: Int32 = 0
    var height: Int32 = 0
    pango_layout_get_size(layout, &width, &height)
    return TextSize(width: Double(width) / Double(PANGO_SCALE), height: Double(height) / Double(PANGO_SCALE))
  }
}

private func setFontOptions(of context: OpaquePointer) {
  let options = cairo_font_options_create()
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
  pango_cairo_context_set_font_options(context, options)
  pango_cairo_context_set_resolution(context, 96)
  pango_context_set_round_glyph_positions(context, 0)
  cairo_font_options_destroy(options)
}

private func alignment(_ anchor: TextAnchor) -> PangoAlignment {
  switch anchor {
  case .left: PANGO_ALIGN_LEFT
  case .centre: PANGO_ALIGN_CENTER
  case .right: PANGO_ALIGN_RIGHT
  }
}

/// Size of `text` in pixels; lines are separated by newlines. Zero when it can't be laid out.
public func measureText(_ text: String, style: TextStyle) -> TextSize {
  guard let layout = TextLayout(text, style: style, anchor: .centre) else { return TextSize(width: 0, height: 0) }
  return layout.size
}

/// Size of `text` broken into lines of at most `width`, in the same unit. Its `width` is that of the longest line.
public func measureParagraph(_ text: String, width: Double, style: TextStyle) -> TextSize {
  guard let layout = TextLayout(text, style: style, anchor: .left, width: width) else {
    return TextSize(width: 0, height: 0)
  }
  return layout.size
}
