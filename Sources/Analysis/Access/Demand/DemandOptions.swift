public import Stunting

/// Which rungs may say where people live, and how points are spread.
public struct DemandOptions: Sendable, Equatable {
  /// Rungs that may be used; the best of them with places in a village is used there. All by default: a village without
  /// any source gets points spread in its polygon, because a distance from one point says nothing of those who live at
  /// its other end. Leave `.spread` out to start from one point on the surface.
  public var rungs: Set<DemandRung>
  /// Points spread in a village. 16: the share within a threshold comes in steps of about 6 percent, and 80,000 villages
  /// stay under 1.3 million places.
  public var spreadPoints: Int
  /// Seed of the spread points; a village's own points depend on it and on the code of the village only.
  public var seed: UInt64

  public init(rungs: Set<DemandRung> = Set(DemandRung.allCases), spreadPoints: Int = 16, seed: UInt64 = 1) {
    self.rungs = rungs
    self.spreadPoints = spreadPoints
    self.seed = seed
  }

  func allows(_ rung: DemandRung) -> Bool { rungs.contains(rung) }
}
