/// The class of a village for one service, best first; the last but one is the worst.
public enum AccessClass: String, Sendable, Codable, CaseIterable {
  /// All of the demand within the threshold.
  case within
  /// Some of it.
  case partly
  /// None of it, though a facility can be reached.
  case beyond
  /// No facility can be reached at all, or a barrier cuts the people off: *sulit dijangkau*.
  case cutOff = "cut_off"
  /// Nothing is known: no position of any facility and no count, or no place where people live.
  case unknown
}
