/// What GEOS refused.
public enum GEOSError: Error, Sendable, Equatable {
  /// No context could be made.
  case contextUnavailable
  /// An operation failed; the message is GEOS' own and may be empty.
  case failed(operation: String, message: String)
}
