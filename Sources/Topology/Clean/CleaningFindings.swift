/// Number and ground area of some pieces of land.
public struct PieceSum: Sendable, Equatable {
  public internal(set) var count = 0
  /// Square metres on the sphere of Web Mercator, each piece measured at its own latitude.
  public internal(set) var areaSquareMetres = 0.0

  public init() {}
}

/// What cleaning a coverage found and did.
public struct CleaningFindings: Sendable, Equatable {
  /// Gaps between areas that were given to the neighbour with the longest border on them.
  public internal(set) var sliversFilled = PieceSum()
  /// Enclosed areas without owner that are too wide to be slivers and stay: lakes, forests, places without polygons.
  public internal(set) var gapsLeft = PieceSum()
  /// Pieces that two or more owners claimed, and that have one owner now.
  public internal(set) var overlapsSettled = PieceSum()
  /// Strips that an owner was left with beyond land that went to another claimant, and that went to a neighbour too.
  public internal(set) var sliversMoved = PieceSum()
  /// Owners without any ring of finite places.
  public internal(set) var ownersWithoutGeometry: [Int32] = []
  /// Owners whose rings enclose nothing: lines, spikes, areas smaller than the grid.
  public internal(set) var ownersWithoutArea: [Int32] = []
  /// Owners whose whole area belongs to others that would be left without area too: polygons drawn twice.
  public internal(set) var ownersWithinOthers: [Int32] = []
  /// Owners that keep less than half of the area they claim, because others claim it too: often a village that was
  /// divided, still drawn as it was.
  public internal(set) var ownersCutByOthers: [Int32] = []

  /// Nothing found.
  public init() {}

  /// One line for people who develop.
  public var summary: String {
    "filled \(sliversFilled), left \(gapsLeft), overlaps \(overlapsSettled), moved \(sliversMoved), "
      + "without geometry \(ownersWithoutGeometry), without area \(ownersWithoutArea), "
      + "within others \(ownersWithinOthers), cut by others \(ownersCutByOthers)"
  }
}
