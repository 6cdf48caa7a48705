/// How text looks. The family is "DejaVu Sans", which Debian ships as `fonts-dejavu-core`.
public struct TextStyle: Sendable, Hashable {
  /// Height of the em square in pixels.
  public var sizePixels: Double
  public var isBold: Bool
  public var colour: Colour
  /// Pixels of halo around each letter; 0 for none.
  public var haloPixels: Double
  public var haloColour: Colour

  public init(
    sizePixels: Double, isBold: Bool = false, colour: Colour = .black, haloPixels: Double = 0,
    haloColour: Colour = .white
  ) {
    self.sizePixels = sizePixels.isFinite ? min(max(1, sizePixels), 400) : 10
    self.isBold = isBold
    self.colour = colour
    self.haloPixels = haloPixels.isFinite ? min(max(0, haloPixels), 50) : 0
    self.haloColour = haloColour
  }

  public static let family = "DejaVu Sans"
}

/// Where text stands in relation to its point, horizontally; vertically the point is the middle of its lines.
public enum TextAnchor: Sendable { case left, centre, right }

/// Size of laid out text in pixels, halo not counted.
public struct TextSize: Sendable, Equatable {
  public var width: Double
  public var height: Double
  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}
