/// Why a coverage could not be made.
public enum CleaningError: Error, Sendable, Equatable {
  /// More edges between places, or more areas over one another, than an index holds.
  case tooManyPlaces(Int)
}
