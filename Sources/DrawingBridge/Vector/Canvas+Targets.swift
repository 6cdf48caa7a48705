import CCairo

/// Points (1/72 inch) of paper.
public enum PaperUnits {
  public static let pointsPerInch = 72.0
  public static let pointsPerMillimetre = 72 / 25.4
  /// Longest side that a page may have: 5 metres.
  static let longestPoints = 14_400.0
}

extension Canvas {
  /// A picture in points: what is drawn is scaled to `dotsPerInch`, so the same drawing fits paper and screen.
  ///
  /// - Parameters:
  ///   - widthPoints: Sides in points (1/72 inch); `width` and `height` are in pixels then.
  ///   - dotsPerInch: 72 draws one pixel a point.
  /// - Throws: `imageSizeOutOfRange` when a side isn't 1...16384 pixels.
  public init(widthPoints: Double, heightPoints: Double, dotsPerInch: Double) throws(DrawingError) {
    let scale = dotsPerInch.isFinite ? dotsPerInch / PaperUnits.pointsPerInch : 0
    try self.init(width: pixels(widthPoints * scale), height: pixels(heightPoints * scale))
    cairo_scale(context, scale, scale)
  }

  /// True on PDF and SVG, where there are no pixels.
  public var isVector: Bool { cairo_surface_get_type(surface) != CAIRO_SURFACE_TYPE_IMAGE }

  /// True when a unit is a pixel, so that patterns of pixels may be used.
  var isPixelGrid: Bool {
    if isVector { return false }
    var matrix = cairo_matrix_t()
    cairo_get_matrix(context, &matrix)
    return matrix.xx == 1 && matrix.yy == 1 && matrix.xy == 0 && matrix.yx == 0
  }

  /// The operator of a fill. The fancy ones exist for pixels only: PDF and SVG would get a picture instead of areas.
  func fillOperator(_ mode: FillMode) -> cairo_operator_t { isVector ? CAIRO_OPERATOR_OVER : cairoOperator(mode) }
}

private func pixels(_ value: Double) -> Int { value.isFinite ? Int(min(max(value, -1), 1e6).rounded()) : -1 }

/// Draws one page of PDF: vectors, text as text with its fonts embedded. Same drawing, same bytes.
///
/// - Parameters:
///   - widthPoints: Sides in points, 1...14400.
/// - Returns: A complete PDF 1.4 file of one page, without title and date; `PDFDocument` joins pages and adds them.
public func drawPDFPage(
  widthPoints: Double, heightPoints: Double, _ body: (borrowing Canvas) throws(DrawingError) -> Void
) throws(DrawingError) -> [UInt8] {
  try drawVectors(widthPoints, heightPoints, body) { sink in
    guard let surface = cairo_pdf_surface_create_for_stream(writeToSink, sink, widthPoints, heightPoints) else {
      return nil
    }
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
    return surface
  }
}

/// Draws one SVG picture. Letters become outlines, so no font is needed to see it. Same drawing, same bytes.
///
/// - Parameters:
///   - widthPoints: Sides in points, 1...14400.
public func drawSVG(
  widthPoints: Double, heightPoints: Double, _ body: (borrowing Canvas) throws(DrawingError) -> Void
) throws(DrawingError) -> [UInt8] {
  let bytes = try drawVectors(widthPoints, heightPoints, body) { sink in
    cairo_svg_surface_create_for_stream(writeToSink, sink, widthPoints, heightPoints)
  }
  return numberingIdentifiers(inSVG: bytes)
}

private func drawVectors(
  _ width: Double, _ height: Double, _ body: (borrowing Canvas) throws(DrawingError) -> Void,
  makeSurface: (UnsafeMutableRawPointer) -> OpaquePointer?
) throws(DrawingError) -> [UInt8] {
  guard 1...PaperUnits.longestPoints ~= width, 1...PaperUnits.longestPoints ~= height else {
    throw .imageSizeOutOfRange(width: pixels(width), height: pixels(height))
  }
  let sink = Unmanaged.passRetained(ByteSink())
  defer { sink.release() }
  guard let surface = makeSurface(sink.toOpaque()), let context = cairo_create(surface) else {
    throw .drawingFailed(status: 0)
  }
  let canvas = Canvas(owning: surface, context: context, width: pixels(width), height: pixels(height))
  try body(canvas)
  try canvas.finish()
  return sink.takeUnretainedValue().bytes
}

extension Canvas {
  /// Ends the page and the file.
  borrowing func finish() throws(DrawingError) {
    cairo_show_page(context)
    let status = cairo_status(context)
    cairo_surface_finish(surface)
    let ended = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else { throw .drawingFailed(status: Int(status.rawValue)) }
    guard ended == CAIRO_STATUS_SUCCESS else { throw .drawingFailed(status: Int(ended.rawValue)) }
  }
}
