/// What low coverage of an indicator should indicate, village by village.
public struct PlantedDiagnoses: Sendable, Equatable, Codable {
  /// Keys of the catalogue of indicators and of services.
  public var indicator: String
  public var service: String
  public var management: [String]
  public var resourcesRedistribute: [String]
  public var resourcesAdd: [String]
  public var inconclusive: [String]
  /// Villages with far too much across a border of those in `resourcesRedistribute`, by code.
  public var givers: [String: [String]]
  /// Villages made so that they have nothing to spare: the kecamatan of `resourcesAdd`, and their neighbours.
  public var withoutSlack: [String]
}

/// What travel over roads and water must agree with.
public struct PlantedTravel: Sendable, Equatable, Codable {
  /// Island villages with a boat to the mainland, and those that no road and no boat leads to: *sulit dijangkau*.
  public var islandsWithBoat: [String]
  public var islandsCutOff: [String]
  /// Villages whose nearest puskesmas by air lies across a river and whose road to it is at least 1.6 times as long, or
  /// who have another one nearer by road.
  public var acrossRiver: [PlantedDetour]
}

public struct PlantedDetour: Sendable, Equatable, Codable {
  public var village: String
  /// Codes of the puskesmas.
  public var nearestByAir: String
  public var nearestByRoad: String
  /// From the main settlement to the first of them.
  public var airMetres: Int
  public var roadMetres: Int
}

/// Where programmes are planned and where not.
public struct PlantedProgrammes: Sendable, Equatable, Codable {
  public var file: String
  public var rows = 0
  /// Of all rows whose budget is a number.
  public var budgetRupiah = 0
  public var absentInMost: PlantedAbsence
  public var absentWhereNeeded: PlantedAbsence
  /// Rows located at a kecamatan.
  public var districtRows: [Int] = []
  public var rowsWithUnknownLocation: [Int] = []

  init(file: String, absentInMost: PlantedAbsence, absentWhereNeeded: PlantedAbsence) {
    self.file = file
    self.absentInMost = absentInMost
    self.absentWhereNeeded = absentWhereNeeded
  }
}

/// One intervention and the villages where it is planned, and where not.
public struct PlantedAbsence: Sendable, Equatable, Codable {
  public var indicator: String
  public var activity: String
  public var office: String
  public var present: [String] = []
  public var absent: [String] = []

  init(indicator: String, activity: String, office: String) {
    self.indicator = indicator
    self.activity = activity
    self.office = office
  }
}
