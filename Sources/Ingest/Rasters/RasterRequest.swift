/// What one cell of a population raster counts.
public enum RasterUnit: String, Sendable, Codable, CaseIterable {
  case personsPerCell = "persons_per_cell"
  case personsPerHectare = "persons_per_hectare"
  case personsPerSquareKilometre = "persons_per_km2"
}

/// A raster of population.
public struct RasterSource: Sendable, Equatable, Codable {
  /// Identifier of the source in the project file.
  public var id: String
  public var path: String
  /// Nil asks: a raster seldom says whether it counts people or people an area.
  public var unit: RasterUnit?
  /// Counted from 1; nil for the only one.
  public var band: Int?
  /// Declared reference system, for files that state none. It must agree with a stated one.
  public var crs: String?

  public init(id: String, path: String, unit: RasterUnit? = nil, band: Int? = nil, crs: String? = nil) {
    self.id = id
    self.path = path
    self.unit = unit
    self.band = band
    self.crs = crs
  }
}

/// The population of a village by a raster.
public struct VillagePopulation: Sendable, Equatable, Codable {
  /// Index in the edition.
  public var village: Int
  /// Sum over the cells with data, each by its covered share; nil where no cell under the village has data.
  public var persons: Double?
  /// Cells with data under the village, each by its covered share.
  public var cells: Double
  /// Shares of the village's area, adding up to 1: cells with data, cells without, beyond the raster.
  public var shareWithData: Double
  public var shareWithoutData: Double
  public var shareOutside: Double
}

/// Population by village, in the order of the edition.
public struct RasterPopulation: Sendable, Equatable {
  public var villages: [VillagePopulation]
  /// Cells below zero under the villages' box: no people; taken for cells without data.
  public var negativeCells: Int
  /// Name of the raster's reference system.
  public var crs: String
}
