/// Which way people travel; it matters on slopes.
public enum TerrainDirection: Sendable, Equatable {
  /// From anywhere to the sources (patients to a facility).
  case towardsSources
  /// From the sources to anywhere (a midwife to the villages).
  case awayFromSources
}

/// What costs over terrain are computed for.
public struct TerrainCostOptions: Sendable, Equatable {
  /// At most this many targets an origin, the quickest; nil: all within the limit.
  public var nearestCount: Int?
  /// Targets that take longer are left out; a target at exactly the limit stays.
  public var limitMinutes: Double
  /// This many quickest targets stay even beyond the limit.
  public var keptBeyondLimit: Int
  /// A point in a cell that can't be entered is moved to the nearest one that can, at most this far (inclusive).
  public var snapLimitMetres: Double
  public var direction: TerrainDirection

  public init(
    nearestCount: Int? = 1, limitMinutes: Double = .infinity, keptBeyondLimit: Int = 0,
    snapLimitMetres: Double = 1000, direction: TerrainDirection = .towardsSources
  ) {
    self.nearestCount = nearestCount
    self.limitMinutes = limitMinutes
    self.keptBeyondLimit = keptBeyondLimit
    self.snapLimitMetres = snapLimitMetres
    self.direction = direction
  }
}

/// Where points got on the grid, one entry a point.
public struct TerrainPlaces: Sendable, Equatable {
  /// -1 when the point is not on the grid.
  public var cells: [Int32] = []
  /// Metres from a point to the centre of the cell it was moved to; 0 when its own cell can be entered.
  public var snapMetres: [Double] = []
  /// `reached` for a point that is on the grid.
  public var states: [OriginState] = []

  public init() {}

  public var count: Int { cells.count }
}

/// Costs over terrain: every origin and every target is accounted for.
public struct TerrainCosts: Sendable, Equatable {
  /// Minutes from each origin to its targets, the time to walk the snap distances at both ends included.
  public var table: CostTable
  /// How the targets got on: those whose state is not `reached` can't be travelled to at all.
  public var targets: TerrainPlaces

  public init(table: CostTable, targets: TerrainPlaces) {
    self.table = table
    self.targets = targets
  }
}

/// The quickest source of each cell.
public struct NearestSourceGrid: Sendable, Equatable {
  /// Minutes, row by row; infinite where no source is reached.
  public var minutes: [Double]
  /// Index of the source, of equally quick ones the lowest; -1 where none is reached.
  public var sources: [Int32]
  /// How the sources got on the grid.
  public var places: TerrainPlaces

  public init(minutes: [Double], sources: [Int32], places: TerrainPlaces) {
    self.minutes = minutes
    self.sources = sources
    self.places = places
  }
}
