/// How a village came to a puskesmas' working area.
public enum WorkingAreaBasis: String, Sendable, Codable, CaseIterable {
  /// A source lists the village under the puskesmas.
  case listed
  /// The puskesmas is the nearest one; no source says so.
  case nearest
}

/// One village of a puskesmas' working area (wilayah kerja).
public struct WorkingArea: Sendable, Equatable, Codable {
  public var puskesmas: UnitKey
  /// Index in the edition.
  public var village: Int
  public var how: WorkingAreaBasis
  public var sourceID: String
  public var sourceRow: Int

  public init(puskesmas: UnitKey, village: Int, how: WorkingAreaBasis, sourceID: String, sourceRow: Int) {
    self.puskesmas = puskesmas
    self.village = village
    self.how = how
    self.sourceID = sourceID
    self.sourceRow = sourceRow
  }
}
