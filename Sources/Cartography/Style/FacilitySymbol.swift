public import DrawingBridge

/// Shapes of facility symbols.
public enum SymbolShape: String, Sendable, Codable, CaseIterable {
  case circle, square, triangle, diamond, cross, drop
}

/// How facilities of one kind are drawn: filled, with a white edge.
public struct FacilitySymbol: Sendable, Equatable, Codable {
  /// `puskesmas`, `pustu`, `posyandu`, `water_point`, ...
  public var kind: String
  public var shape: SymbolShape
  public var colour: Colour
  /// Height at zoom 12; two thirds of it below zoom 11.
  public var sizePixels: Double
  /// First zoom at which the kind is drawn.
  public var fromZoom: Int
  public var label: LocalisedText

  enum CodingKeys: String, CodingKey, CaseIterable {
    case kind, shape, colour, label
    case sizePixels = "size_pixels"
    case fromZoom = "from_zoom"
  }

  public init(
    kind: String, shape: SymbolShape, colour: Colour, sizePixels: Double, fromZoom: Int, label: LocalisedText
  ) {
    self.kind = kind
    self.shape = shape
    self.colour = colour
    self.sizePixels = sizePixels
    self.fromZoom = fromZoom
    self.label = label
  }

  /// Pixels at a zoom, 2...64.
  func size(atZoom zoom: Int) -> Double {
    let full = sizePixels.isFinite ? min(max(sizePixels, 2), 64) : 8
    return zoom >= 11 ? full : max(2, full * 2 / 3)
  }
}
