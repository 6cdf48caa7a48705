/// A place on a coverage's grid.
public struct GridPlace: Sendable, Equatable, Hashable {
  public var x: Int32
  public var y: Int32

  public init(x: Int32, y: Int32) {
    self.x = x
    self.y = y
  }
}

/// A coverage made of dirty polygons, and what had to be settled.
public struct CleanCoverage: Sendable, Equatable {
  public internal(set) var coverage: ArcCoverage
  public internal(set) var findings: CleaningFindings
  /// One for each owner: where an owner without area lies, so that it can still be drawn as a dot; nil for owners with
  /// area and for those without a usable place.
  public internal(set) var anchors: [GridPlace?]
}
