/// How two sources draw one regency. The rule, in this order:
///
/// - `otherArea`: fewer than half of the villages of the smaller edition have a partner, or the boxes of the editions do
///   not meet.
/// - `agree`: the median overlap of paired villages is 0.9 or more.
/// - `displaced`: one shift common to all villages brings them much nearer: the median distance of centres falls by half or
///   more once the median shift is taken off, and the shift is 50 m or more.
/// - `drawnDifferently`: the rest.
public enum EditionVerdict: String, Sendable, Codable, CaseIterable {
  case agree
  case drawnDifferently = "drawn_differently"
  case displaced
  case otherArea = "other_area"
}

/// How two villages were taken for one.
public enum VillagePairBasis: String, Sendable, Codable, CaseIterable {
  /// A code of one system that both have.
  case code
  /// The name, the only one in a kecamatan of one name in both editions.
  case name
  /// The name, the only one in both editions: where an edition names no kecamatan.
  case nameInRegion = "name_in_region"
  /// The name, the only one in two kecamatan that other pairs show to be one.
  case nameInMatchedDistrict = "name_in_matched_district"
}

/// One village in two editions.
public struct VillagePair: Sendable, Equatable, Codable {
  /// Indices in the editions.
  public var a: Int
  public var b: Int
  public var basis: VillagePairBasis
  /// Area in common of the area of both together, 0 to 1 (intersection over union).
  public var overlap: Double
  /// Share of the village in a that lies in that of b, 0 to 1.
  public var shareOfAInB: Double
  /// Area in b of that in a.
  public var areaRatio: Double
  /// From the centre of area in a to that in b, eastward and northward.
  public var eastMetres: Double
  public var northMetres: Double

  public var centreDistanceMetres: Double { (eastMetres * eastMetres + northMetres * northMetres).squareRoot() }
}

/// Two editions of one regency side by side.
public struct EditionComparison: Sendable, Equatable, Codable {
  public var a: String
  public var b: String
  /// Ascending by `a`.
  public var pairs: [VillagePair]
  /// Villages without a partner, ascending.
  public var onlyInA: [Int]
  public var onlyInB: [Int]
  /// Median of `VillagePair.overlap`; nil without pairs.
  public var medianOverlap: Double?
  /// Median shift from a to b.
  public var eastMetres: Double
  public var northMetres: Double
  /// Median distance of centres, as it is and once the median shift is taken off.
  public var medianDistanceMetres: Double
  public var medianDistanceAfterShiftMetres: Double
  public var verdict: EditionVerdict
}

/// Whether points and values placed by one edition may be joined to villages of another.
public enum MixingVerdict: Sendable, Equatable, Codable {
  case allowed
  /// Refused unless the user forces it.
  case refused(EditionVerdict, medianOverlap: Double?)
}

extension EditionComparison {
  /// Least median overlap from which the two editions agree.
  public static let agreement = 0.9

  /// Two editions may be mixed in one join only where they agree.
  public var mixingVerdict: MixingVerdict {
    verdict == .agree ? .allowed : .refused(verdict, medianOverlap: medianOverlap)
  }
}
