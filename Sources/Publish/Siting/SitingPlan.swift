public import Analysis
public import Geometry
public import Stunting

/// A place where the service is, or could be, given.
public struct SitingPlace: Sendable, Equatable {
  public var name: String
  public var position: LonLat
  /// Village it lies in; nil outside all.
  public var village: Int?

  public init(name: String, position: LonLat, village: Int?) {
    self.name = name
    self.position = position
    self.village = village
  }
}

/// What was chosen, for whom, and by which costs: everything that is printed, drawn and written of a siting.
public struct SitingPlan: Sendable {
  public var edition: BoundaryEdition
  public var service: ServiceDefinition
  public var norm: ServiceNorm
  public var method: TravelMethod
  /// Existing sites and candidates, in the order of the problem.
  public var places: [SitingPlace]
  /// Village and people of each demand point.
  public var pointVillage: [Int]
  public var weights: [Double]
  /// Where the numbers of people come from; nil: every village counts by its places only.
  public var demandSource: String?
  public var rungs: [DemandRung]
  /// What the candidates are: `settlements`, `villages`, or the name of a file.
  public var candidates: String
  /// All ways are known; else only those within the threshold, and no mean or longest way can be given.
  public var measuresAll: Bool
  /// Working facilities with a position, which come first in `places`, and those without one.
  public var existing: Int
  public var unplaced: Int
  public var result: SitingResult

  public init(
    edition: BoundaryEdition, service: ServiceDefinition, norm: ServiceNorm, method: TravelMethod,
    places: [SitingPlace], pointVillage: [Int], weights: [Double], demandSource: String?, rungs: [DemandRung],
    candidates: String, measuresAll: Bool, existing: Int, unplaced: Int, result: SitingResult
  ) {
    self.edition = edition
    self.service = service
    self.norm = norm
    self.method = method
    self.places = places
    self.pointVillage = pointVillage
    self.weights = weights
    self.demandSource = demandSource
    self.rungs = rungs
    self.candidates = candidates
    self.measuresAll = measuresAll
    self.existing = existing
    self.unplaced = unplaced
    self.result = result
  }
}

/// What the new sites change in one village.
public struct SitingVillage: Sendable, Equatable {
  public var demand = 0.0
  public var within = 0.0
  public var withinAfter = 0.0
  public var points = 0
  public var pointsWithin = 0
  public var pointsWithinAfter = 0
}

extension SitingPlan {
  /// One a village of the edition.
  public var villages: [SitingVillage] {
    var rows = [SitingVillage](repeating: SitingVillage(), count: edition.villages.count)
    for (point, village) in pointVillage.enumerated() where rows.indices.contains(village) {
      let a = result.assignments[point]
      rows[village].demand += weights[point]
      rows[village].points += 1
      if a.isWithinBefore {
        rows[village].within += weights[point]
        rows[village].pointsWithin += 1
      }
      if a.isWithinAfter {
        rows[village].withinAfter += weights[point]
        rows[village].pointsWithinAfter += 1
      }
    }
    return rows
  }
}
