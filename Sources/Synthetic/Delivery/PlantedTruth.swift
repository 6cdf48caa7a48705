/// What was planted in a delivery, for tests and for the reader of the data.
public struct PlantedTruth: Sendable, Equatable, Codable {
  public var generator: String
  public var seed: UInt64
  public var regencyCode: String
  public var regencyName: String
  public var villageCount: Int
  public var districtCount: Int
  public var baselinePrevalence: Double
  public var intraClassCorrelation: Double
  /// Ranges that planted prevalences and sizes were drawn from, as `[lowest, highest]`.
  public var effects: PlantedEffects
  /// Codes by role; see `PlantedRole`.
  public var roles: [PlantedRole: [String]]
  public var islands: [String]
  /// The island village of two parts.
  public var multipart: [String]
  /// Probability behind the latest weighing, by code.
  public var truePrevalence: [String: Double]
  public var access: PlantedAccess
  public var lokus: PlantedLokus
  public var diagnosis: PlantedDiagnoses
  public var travel: PlantedTravel
  public var programmes: PlantedProgrammes
  /// Cells of the coverage file that are empty or without a target population, as `code column`.
  public var noData: [String]
  public var noTarget: [String]
  /// Villages without a usable row, by file.
  public var villagesWithoutRow: [String: [String]]
  public var faults: [PlantedFault]
}

/// Distances that access results must agree with. Between the two bounds of posyandu and water any threshold gives the
/// planted gaps and nothing else.
public struct PlantedAccess: Sendable, Equatable, Codable {
  public var posyanduFurthestServedMetres: Int
  public var posyanduNearestGapMetres: Int
  public var waterFurthestServedMetres: Int
  public var waterNearestGapMetres: Int
  public var puskesmasThresholdMetres: Int
  /// Villages beyond the puskesmas threshold, furthest first; those within 300 m of it are left to `puskesmasClose`.
  public var puskesmasGap: [String]
  public var puskesmasClose: [String]
  /// Metres to the nearest puskesmas, posyandu and water point by code, from a point inside (see `interiorPoint`).
  public var distanceMetres: [String: [Int]]
}

/// The lokus criteria worked out on the planted numbers, set-aside cells left out: plain `>` on crude values, averages
/// over the villages, a cell lacking below 75 % of its target.
public struct PlantedLokus: Sendable, Equatable, Codable {
  public var month: String
  public var averagePrevalence: Double
  public var averageCases: Double
  public var prevalenceAboveAverage: [String]
  public var casesAboveAverage: [String]
  public var mostIndicatorsLacking: [String]
  /// All villages that meet any criterion: more indicators lacking first, then prevalence, then cases, then code.
  public var priority: [String]
}
