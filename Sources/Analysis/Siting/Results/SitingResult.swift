/// How sure a siting result is.
public enum SitingStatus: String, Sendable, Codable, CaseIterable {
  /// No choice is better (or none by more than the gap that was asked for).
  case optimal
  /// Best found when the time ended; `bound` and `gap` say how much better a choice could be at most.
  case bestFound = "best_found"
  /// What was asked for cannot be had; the result is the nearest to it and `explanation` says whom it leaves out.
  case infeasible
}

/// A site that the result adds.
public struct ChosenSite: Sendable, Equatable {
  public var site: Int
  /// People brought within the threshold by this site after those before it in the list.
  public var newlyCovered: Double
  /// Person-cost (person-minutes, person-metres) saved by this site after those before it.
  public var travelSaved: Double
  /// People for whom this site is the nearest open one.
  public var load: Double
  /// What it takes to open it; nil without `siteCosts`.
  public var cost: Double?
}

/// Where a demand point goes.
public struct SitingAssignment: Sendable, Equatable {
  /// Nearest existing site and what it costs; nil where none is reached.
  public var siteBefore: Int?
  public var costBefore: Double?
  /// Nearest open site afterwards.
  public var siteAfter: Int?
  public var costAfter: Double?
  public var isWithinBefore: Bool
  public var isWithinAfter: Bool
}

/// How well a set of open sites serves.
public struct SitingCoverage: Sendable, Equatable {
  /// People, and points, within the threshold.
  public var covered: Double
  public var pointsCovered: Int
  /// People whom some open site reaches.
  public var reached: Double
  /// Sum over the reached of people times cost.
  public var travel: Double
  /// Cost of the worst-off reached point; nil when none is reached.
  public var worst: Double?
}

/// Whom no choice, or this choice, can serve.
public struct SitingExplanation: Sendable, Equatable {
  /// Points that no site at all reaches (`leastTravel`, `leastWorst`) or has within the threshold (the other two).
  public var outOfReach: [Int] = []
  /// People at those points.
  public var peopleOutOfReach: Double = 0
  /// Points that some site would serve, but not these sites: the number or the budget is too small for them.
  public var leftOut: [Int] = []
  public var peopleLeftOut: Double = 0
}

/// A step of the marginal curve.
public struct SitingCurvePoint: Sendable, Equatable {
  /// New sites.
  public var sites: Int
  /// What they cost; nil without `siteCosts`.
  public var cost: Double?
  /// Value of the objective; nil where it cannot be had (somebody is not reached).
  public var value: Double?
  /// People within the threshold.
  public var covered: Double
  /// People within the threshold more than at the step before; may be negative for other objectives than `mostCovered`.
  public var gained: Double
  /// `optimal`, or `bestFound` for a step from greedy choice or out of time.
  public var status: SitingStatus
}

/// What solved it.
public struct SitingSolver: Sendable, Equatable {
  public var name = "CBC"
  public var version: String
  public var seed: Int32
  public var threads = 1
  /// True when time ran out: the result may then differ between machines.
  public var stoppedByTime: Bool
}

/// Which sites to add, and what that brings. Every demand point has an assignment.
public struct SitingResult: Sendable, Equatable {
  public var objective: SitingObjective
  public var limit: SitingLimit
  public var status: SitingStatus
  /// People within the threshold, existing sites included (`mostCovered`); people times cost (`leastTravel`, points out of
  /// reach of all sites left out, the unreached at `unreachedCost`); new sites (`fewestSites`); cost of the worst-off point
  /// (`leastWorst`). Nil where the objective cannot be had.
  public var value: Double?
  /// No choice is better than this; nil where nothing is known.
  public var bound: Double?
  /// `|value - bound| / max(|value|, |bound|)`; 0 when both are 0; nil without a bound.
  public var gap: Double?
  /// In the order of what each adds: the greatest gain first.
  public var chosen: [ChosenSite]
  /// One a demand point.
  public var assignments: [SitingAssignment]
  public var before: SitingCoverage
  public var after: SitingCoverage
  public var explanation: SitingExplanation
  /// Cost that was counted for an unreached person (`leastTravel`).
  public var unreachedCost: Double?
  /// Steps 0...; empty when it was not asked for.
  public var curve: [SitingCurvePoint]
  public var solver: SitingSolver
}
