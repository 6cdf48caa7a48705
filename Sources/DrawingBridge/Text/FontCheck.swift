import CPango

/// The font that text would really be drawn with.
public struct FontCheck: Sendable, Equatable {
  public var wanted: String
  /// Family that the system gives for it; nil when it has no font at all.
  public var found: String?
  /// Debian package that holds the wanted one.
  public var package: String { "fonts-dejavu-core" }
  public var isResolved: Bool { found == wanted }
}

/// Asks the system which font it takes for maps. A map drawn with another font is readable, but not the same bytes.
public func checkMapFont() -> FontCheck {
  FontCheck(wanted: TextStyle.family, found: resolvedFamily(TextStyle.family))
}

private func resolvedFamily(_ family: String) -> String? {
  guard let map = pango_cairo_font_map_get_default(), let context = pango_font_map_create_context(map) else {
    return nil
  }
  defer { g_object_unref(UnsafeMutableRawPointer(context)) }
  let wanted = pango_font_description_new()
  defer { pango_font_description_free(wanted) }
  pango_font_description_set_family(wanted, family)
  pango_font_description_set_absolute_size(wanted, 12 * Double(PANGO_SCALE))
  guard let font = pango_context_load_font(context, wanted), let found = pango_font_describe(font) else { return nil }
  defer {
    pango_font_description_free(found)
    g_object_unref(UnsafeMutableRawPointer(font))
  }
  return pango_font_description_get_family(found).map { String(cString: $0) }
}
