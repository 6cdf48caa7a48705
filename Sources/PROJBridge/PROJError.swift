/// What PROJ refused.
public enum PROJError: Error, Sendable, Equatable {
  /// No context could be made.
  case contextUnavailable
  /// The text names no coordinate reference system that PROJ knows; the reason is PROJ's own and may be empty.
  case unknownReference(String, reason: String)
  /// The text is understood but is no horizontal reference system (a vertical one, an ellipsoid, a pipeline).
  case notHorizontal(String)
  /// PROJ knows no way between the two.
  case noTransformation(from: String, to: String, reason: String)
}
