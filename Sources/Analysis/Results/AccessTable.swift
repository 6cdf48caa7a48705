public import Stunting

/// Access of every village to one kind of facility. Every village has a row; the unreachable are shown as the worst.
public struct AccessTable: Sendable {
  public var kind: String
  public var thresholdMetres: Double
  public var thresholdSource: String
  public var thresholdStatus: NormStatus
  /// Where the distance starts.
  public var origin: String
  /// Geodesic metres to the nearest facility with a position; nil when there is none.
  public var nearestMetres: [Double?]
  /// Index into the facilities of the analysis.
  public var nearestFacility: [Int?]
  /// Facilities in the village: with a position in it, or a bare count from a table.
  public var countInVillage: [Int?]
  /// True when counts come from a table without positions, so no distance is known.
  public var isBareCount: Bool

  public init(
    kind: String, thresholdMetres: Double, thresholdSource: String, thresholdStatus: NormStatus, origin: String,
    nearestMetres: [Double?], nearestFacility: [Int?], countInVillage: [Int?], isBareCount: Bool
  ) {
    self.kind = kind
    self.thresholdMetres = thresholdMetres
    self.thresholdSource = thresholdSource
    self.thresholdStatus = thresholdStatus
    self.origin = origin
    self.nearestMetres = nearestMetres
    self.nearestFacility = nearestFacility
    self.countInVillage = countInVillage
    self.isBareCount = isBareCount
  }

  /// Within the threshold, inclusive; nil where no distance is known and no facility is counted.
  public func isWithin(_ village: Int) -> Bool? {
    if isBareCount { return countInVillage[village].map { $0 > 0 } }
    return nearestMetres[village].map { $0 <= thresholdMetres } ?? false
  }
}
