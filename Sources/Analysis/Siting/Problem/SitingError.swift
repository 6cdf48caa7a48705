public import CBCBridge

/// What is wrong with a siting problem, or what stopped its solver.
public enum SitingError: Error, Sendable, Equatable {
  /// `weights` and the rows of the costs differ in number.
  case weightCount(given: Int, needed: Int)
  /// The weight of a demand point is negative or not finite.
  case badWeight(point: Int)
  /// A cost is negative or NaN (an infinite one means that the site cannot be reached).
  case badCost(point: Int, site: Int)
  /// The flat arrays of the costs do not fit each other.
  case badLayout
  /// A site is named that does not exist.
  case unknownSite(Int)
  /// A demand point has two costs to one site.
  case repeatedSite(point: Int, site: Int)
  /// The threshold is negative or NaN.
  case badThreshold
  /// `siteCosts` has not one finite, non-negative number for each site.
  case badSiteCosts
  /// A budget was given without `siteCosts`.
  case budgetWithoutSiteCosts
  /// The number of sites or the budget is negative or not finite.
  case badLimit
  /// The objective needs a limit (`mclp`, `p_median`, `p_center`) or takes none (`lscp`).
  case limitNotApplicable
  /// The cost of an unreached person is below the largest cost of the table, or not finite.
  case badUnreachedCost
  /// More entries than the solver can index, or weights and costs whose sums are not finite.
  case tooLarge
  case solver(MIPError)
}
