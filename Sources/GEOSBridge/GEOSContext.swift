import CGEOS

/// The door to GEOS: one for each task, never shared (it is not Sendable). Features go in and come out as `PolygonSet`;
/// every GEOS object is freed with its owner.
public final class GEOSContext {
  let raw: GEOSContextHandle_t
  private var lastMessage = ""

  /// The version of the library, such as "3.11.1-CAPI-1.17.1".
  public static var version: String { GEOSversion().map { String(cString: $0) } ?? "" }

  public init() throws(GEOSError) {
    guard let raw = GEOS_init_r() else { throw .contextUnavailable }
    self.raw = raw
    // The pointer is used only while `raw` lives, and `deinit` ends it first.
    GEOSContext_setErrorMessageHandler_r(
      raw,
      { message, user in
        guard let message, let user else { return }
        Unmanaged<GEOSContext>.fromOpaque(user).takeUnretainedValue().lastMessage = String(cString: message)
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { GEOS_finish_r(raw) }

  /// The error of an operation that just failed, with the message GEOS left.
  func failure(_ operation: String) -> GEOSError {
    defer { lastMessage = "" }
    return .failed(operation: operation, message: lastMessage)
  }
}
