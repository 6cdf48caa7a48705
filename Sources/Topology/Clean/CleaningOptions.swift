/// How a coverage is made clean.
public struct CleaningOptions: Sendable, Equatable {
  /// Bits of the grid: `2^bits` steps a world side, 4 to 30. 28 is 15 cm at the equator, about what six decimals of
  /// a degree hold.
  public var bits: Int
  /// An uncovered area enclosed by areas is a sliver, and filled, when its mean width is below this and no place in it
  /// is farther than this from its border. 0 fills nothing.
  ///
  /// 25 m is half a millimetre on a map of 1:50,000, the scale of the national base map that village borders are drawn
  /// on: narrower than what such a map can show as an area. Lakes, forests and districts without polygons are wider.
  public var sliverWidthMetres: Double

  public init(bits: Int = 28, sliverWidthMetres: Double = 25) {
    self.bits = bits
    self.sliverWidthMetres = sliverWidthMetres
  }
}
