public import Stunting

/// How a record was matched.
public enum MatchBasis: Sendable, Equatable {
  case code
  /// The code is of another year's list, or of the other system.
  case recoded(from: RegionCode)
  case name
  /// The only similar name, with its score (0...1).
  case similarName(score: Double)
  /// As answered in `padanan_nama.csv`.
  case answer
}

/// Where a record belongs.
public enum PlaceMatch: Sendable, Equatable {
  /// `unit` counts through the villages of the edition (level village) or `PlaceMatcher.units(_:)`. `nameDiffers`: the
  /// record gives another name than the unit found by its code has.
  case unit(Int, MatchBasis, nameDiffers: Bool)
  /// Fits none for certain; the candidates best first, at most five.
  case question([PlaceQuestion.Candidate])
  case none(SetAsideReason)
}
