public import DrawingBridge

/// How names look on tiles.
public enum LabelLook {
  /// White that lets a little of the map through.
  public static let halo = Colour(red: 255, green: 255, blue: 255, alpha: 0xd8)

  public static func district(zoom: Int) -> TextStyle {
    TextStyle(
      sizePixels: zoom >= 10 ? 13 : 11.5, isBold: true, colour: Colour(red: 0x1c, green: 0x24, blue: 0x30),
      haloPixels: 2, haloColour: halo)
  }

  public static func village(zoom: Int) -> TextStyle {
    TextStyle(
      sizePixels: zoom >= 12 ? 11.5 : 10, colour: Colour(red: 0x22, green: 0x22, blue: 0x22), haloPixels: 1.6,
      haloColour: halo)
  }
}

extension TextStyle {
  /// The same at another size, halo in proportion.
  func scaled(by factor: Double) -> TextStyle {
    TextStyle(
      sizePixels: sizePixels * factor, isBold: isBold, colour: colour, haloPixels: haloPixels * factor,
      haloColour: haloColour)
  }
}
