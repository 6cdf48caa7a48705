import Stunting

/// The evidence that the class of one village rests on.
struct AccessEvidence {
  /// Reported cost in the unit of the norm.
  var reported: Double?
  var threshold: Double
  /// Facilities counted in the village, where no cost to them is known.
  var counted: Int?
  var isBareCount: Bool
  /// Of the people there; nil when nobody's place is known.
  var shareWithin: Double?
  var shareUnreached: Double?
  /// At places that the ground of the costs doesn't cover.
  var shareUnusable: Double?

  /// What the village reports goes first. Then a facility without a position in the village is within reach, though how
  /// many people it serves is not known; from a bare table of counts a village without one is beyond. Else the shares
  /// say it. Nothing known of the places where people live is unknown.
  var accessClass: AccessClass {
    if let reported { return reported <= threshold ? .within : .beyond }
    if let counted, counted > 0 { return .within }
    if isBareCount { return counted == nil ? .unknown : .beyond }
    guard let shareWithin, let shareUnreached, (shareUnusable ?? 0) < 1 else { return .unknown }
    if shareUnreached >= 1 { return .cutOff }
    if shareWithin >= 1 { return .within }
    return shareWithin > 0 ? .partly : .beyond
  }
}
