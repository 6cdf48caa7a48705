public import DrawingBridge

/// Proportional circles, the way a theme shows counts: the area of a circle is proportional to its value, and no area
/// is ever filled by a count. The same radii at every zoom, so that one legend holds for all.
public struct CircleRule: Sendable, Equatable, Codable {
  public var colour: Colour
  public var outline: Colour
  public var outlinePixels: Double
  /// Radius of the map's largest value.
  public var largestRadiusPixels: Double
  /// No circle is smaller than this, so that one case can be seen.
  public var smallestRadiusPixels: Double
  /// How a value of zero is drawn; nil draws nothing.
  public var zero: ZeroMark?
  /// What is counted: "kasus", "cases".
  public var unit: LocalisedText

  enum CodingKeys: String, CodingKey, CaseIterable {
    case colour, outline, zero, unit
    case outlinePixels = "outline_pixels"
    case largestRadiusPixels = "largest_radius_pixels"
    case smallestRadiusPixels = "smallest_radius_pixels"
  }

  public init(
    colour: Colour, outline: Colour, outlinePixels: Double = 1, largestRadiusPixels: Double = 22,
    smallestRadiusPixels: Double = 1.5, zero: ZeroMark? = nil, unit: LocalisedText
  ) {
    self.colour = colour
    self.outline = outline
    self.outlinePixels = outlinePixels
    self.largestRadiusPixels = largestRadiusPixels
    self.smallestRadiusPixels = smallestRadiusPixels
    self.zero = zero
    self.unit = unit
  }

  /// Radius in pixels of a value on a map whose largest value is `largest`; 0 for values of zero, below, or not finite.
  public func radius(of value: Double, largest: Double) -> Double {
    guard value.isFinite, value > 0, largest.isFinite, largest > 0 else { return 0 }
    return max(smallestRadiusPixels, largestRadiusPixels * (value / largest).squareRoot())
  }

  /// Round numbers for the circles of a legend, descending: the largest 1, 2 or 5 times a power of ten that isn't above
  /// `largest`, then about a quarter and a twentieth of it. Whole numbers, each once; empty without a value of 1 or
  /// more.
  public static func legendValues(largest: Double) -> [Double] {
    guard largest.isFinite, largest >= 1 else { return [] }
    var values: [Double] = []
    for share in [1, 0.25, 0.05] {
      let value = roundBelow(largest * share)
      if value >= 1, value != values.last { values.append(value) }
    }
    return values
  }

  /// The largest of 1, 2, 5 x 10^k that isn't above `value`.
  private static func roundBelow(_ value: Double) -> Double {
    guard value >= 1 else { return 0 }
    var power = 1.0
    while power * 10 <= value { power *= 10 }
    return [5.0, 2, 1].map { $0 * power }.first { $0 <= value } ?? power
  }
}

/// How a count of zero is drawn: a small open ring, so that it is neither a small circle nor missing.
public struct ZeroMark: Sendable, Equatable, Codable {
  public var outline: Colour
  public var radiusPixels: Double
  public var label: LocalisedText

  enum CodingKeys: String, CodingKey, CaseIterable {
    case outline, label
    case radiusPixels = "radius_pixels"
  }

  public init(outline: Colour, radiusPixels: Double = 2.5, label: LocalisedText) {
    self.outline = outline
    self.radiusPixels = radiusPixels
    self.label = label
  }
}
