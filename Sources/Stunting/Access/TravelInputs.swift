/// What the lines of a layer are for travel.
public enum TravelLineRole: String, Sendable, Codable, CaseIterable {
  case road
  /// A boat service, as a line from landing to landing.
  case boat
  /// River, coast, rail: nobody walks across it. Roads and boats cross it (a bridge, a ford), walking off-road does not.
  case barrier
}

/// Lines in flat arrays, degrees WGS 84.
public struct TravelLines: Sendable, Equatable, Codable {
  public var sourceID: String
  public var role: TravelLineRole
  public var longitudes: [Double] = []
  public var latitudes: [Double] = []
  /// Line i has the vertices `lineStart[i]..<lineStart[i + 1]`.
  public var lineStart: [Int32] = [0]
  /// Distinct classes, in order of appearance ("" for none).
  public var classNames: [String] = []
  public var classOf: [Int32] = []
  /// 0 both ways, 1 in the direction of the line, -1 against it.
  public var oneWay: [Int8] = []
  /// Kilometres an hour of the line itself; NaN: by its class.
  public var speedKilometresPerHour: [Float] = []
  /// Kilometres an hour by class name, from the project file; "" is the default of the layer.
  public var classSpeeds: [String: Double] = [:]

  public init(sourceID: String, role: TravelLineRole) {
    self.sourceID = sourceID
    self.role = role
  }

  public var count: Int { lineStart.count - 1 }
}

/// What the cells of a grid are for travel.
public enum SurfaceRole: String, Sendable, Codable, CaseIterable {
  /// Metres above the sea.
  case elevation
  /// Classes of land cover; speeds by class stand in `classSpeeds`.
  case landCover = "land_cover"
  /// Minutes a metre, ready made.
  case friction
}

/// A grid in degrees WGS 84, row 0 is the northern edge; NaN is no data.
public struct TravelSurface: Sendable, Equatable, Codable {
  public var sourceID: String
  public var role: SurfaceRole
  public var columns: Int
  public var rows: Int
  /// Western and northern edge, and the size of a cell, in degrees.
  public var west: Double
  public var north: Double
  public var cellLongitude: Double
  public var cellLatitude: Double
  public var values: [Float]
  /// Kilometres an hour on foot by land cover class (the number as text); 0 is a barrier.
  public var classSpeeds: [String: Double] = [:]

  public init(
    sourceID: String, role: SurfaceRole, columns: Int, rows: Int, west: Double, north: Double, cellLongitude: Double,
    cellLatitude: Double, values: [Float]
  ) {
    self.sourceID = sourceID
    self.role = role
    self.columns = columns
    self.rows = rows
    self.west = west
    self.north = north
    self.cellLongitude = cellLongitude
    self.cellLatitude = cellLatitude
    self.values = values
  }
}

/// Everything beside facilities and counts that access rests on.
public struct AccessInputs: Sendable, Equatable {
  public var points: [DemandPoint] = []
  public var reported: [ReportedTravel] = []
  public var lines: [TravelLines] = []
  public var surfaces: [TravelSurface] = []

  public init() {}
}
