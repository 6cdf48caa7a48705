/// WGS 84 longitude and latitude in degrees, longitude first. There is no planar distance on degrees: project first.
public struct LonLat: Sendable, Equatable, Hashable, Codable {
  public var longitude: Double
  public var latitude: Double

  public init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }
}

/// Polygons in WGS 84 degrees.
public struct LonLatPolygons: Sendable, Equatable {
  public var planar: PolygonSet
  public init(_ planar: PolygonSet) { self.planar = planar }
}

/// The frame of local metres: a transverse Mercator (WGS 84, scale 1) centred on the data. Two layers may be used
/// together only when their frames are equal.
public struct LocalFrame: Sendable, Equatable, Hashable, Codable {
  public var centralLongitude: Double
  public var originLatitude: Double

  public init(centralLongitude: Double, originLatitude: Double) {
    self.centralLongitude = centralLongitude
    self.originLatitude = originLatitude
  }

  /// The frame centred on a box in degrees, rounded to 0.01 degree so that a small edit does not move it.
  public init(centredOn box: BoundingBox) {
    self.init(
      centralLongitude: (box.midX * 100).rounded() / 100, originLatitude: (box.midY * 100).rounded() / 100)
  }

  /// The PROJ definition of the frame.
  public var projString: String {
    "+proj=tmerc +lat_0=\(originLatitude) +lon_0=\(centralLongitude) +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs"
  }
}

/// Polygons in local metres.
public struct LocalPolygons: Sendable, Equatable {
  public var planar: PolygonSet
  public var frame: LocalFrame

  public init(_ planar: PolygonSet, frame: LocalFrame) {
    self.planar = planar
    self.frame = frame
  }
}
