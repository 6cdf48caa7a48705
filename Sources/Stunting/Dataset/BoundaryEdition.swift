public import Geometry

/// One edition of village boundaries: villages and their polygons, in the same order, sorted by code.
public struct BoundaryEdition: Sendable, Equatable {
  /// As declared in the project file, such as `bps-2020`.
  public var id: String
  public var villages: [Village]
  /// Feature i belongs to village i. WGS 84, valid, shells counter-clockwise.
  public var polygons: LonLatPolygons

  public init(id: String, villages: [Village], polygons: LonLatPolygons) {
    self.id = id
    self.villages = villages
    self.polygons = polygons
  }
}
