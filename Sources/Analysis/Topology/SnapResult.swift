public import Stunting

/// What stops snapping.
public enum SnapError: Error, Sendable, Equatable {
  /// Not above 0 and at most `most` metres.
  case toleranceOutOfRange(metres: Double, most: Double)
  /// A village would gain or lose more than `most` of its area; `share` is signed.
  case changesTooMuch(code: String, name: String, share: Double, most: Double)
  case analysis(AnalysisError)
}

/// A village before and after snapping.
public struct SnappedVillage: Sendable, Equatable, Codable {
  public var village: Int
  public var areaBeforeSquareMetres: Double
  public var areaAfterSquareMetres: Double

  public var changeSquareMetres: Double { areaAfterSquareMetres - areaBeforeSquareMetres }
  /// Change as a percentage of the area before; 0 for a village without area.
  public var changePercent: Double {
    areaBeforeSquareMetres > 0 ? 100 * changeSquareMetres / areaBeforeSquareMetres : 0
  }
}

/// An edition whose borders were moved onto each other.
public struct SnapResult: Sendable, Equatable {
  public var edition: BoundaryEdition
  public var toleranceMetres: Double
  /// Every village, in the order of the edition.
  public var villages: [SnappedVillage]
  /// Overlaps, gaps and slivers before and after.
  public var faultsBefore: [TopologyFault]
  public var faultsAfter: [TopologyFault]
  /// Villages whose border vertices could not be moved without making them invalid: their borders stayed, but for the
  /// slivers along them.
  public var keptBorders: [Int]

  /// A finding for each village whose area changed by a tenth of a square metre or more; `size` is the change.
  public func findings(sourceID: String) -> [ImportFinding] {
    villages.filter { $0.changeSquareMetres.magnitude >= 0.1 }.map { change in
      let village = edition.villages[change.village]
      return ImportFinding(
        sourceID: sourceID, row: village.sourceRow, kind: .snapped, code: village.printedCode,
        detail: "\(decimals(change.changePercent, 3)) %", size: change.changeSquareMetres)
    }
  }
}
