/// Why something could not be drawn.
public enum DrawingError: Error, Sendable, Equatable {
  /// Width and height must be 1...16384 pixels.
  case imageSizeOutOfRange(width: Int, height: Int)
  /// cairo refused; `status` is its `cairo_status_t`.
  case drawingFailed(status: Int)
  /// The pixels of an image could not be compressed, or their number doesn't fit its size.
  case encodingFailed(width: Int, height: Int)
  /// The bytes of a page that should be joined aren't a whole one.
  case unreadablePage(index: Int)
}
