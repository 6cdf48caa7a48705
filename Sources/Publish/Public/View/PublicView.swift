public import Analysis
internal import Stunting

/// A run as the public may see it: small numbers of people (1-4) are "<5" or left out, with everything that they would
/// follow from.
///
/// - Cases, denominators and the rest (denominator - cases) are protected alike, in villages and totals
///   (`Suppressor`, checked by `SuppressionAuditor`).
/// - Rate, interval, prevalence class, hotspot, klaster and lokus are shown only where both counts are. A village with
///   "<5" has its denominator and nothing else.
/// - Never shown, for any village: smoothed rate and own weight, p-values, statistics, klaster number, priority
///   and reasons of lokus, the averages used: one equation with all hidden counts in it can be enough to solve for them.
///   The averages that are shown are made of numbers that are (`meanOfShown`, total over total).
/// - The order of everything is that of the edition (code), never of a value.
/// - Facilities, distances, geometry and answers about the village are no numbers of people and stay.
///
/// What is left: hotspot, klaster and lokus of a shown village come from the run on exact data, so each is one of a few
/// classes of a test over all villages. No count follows from them, but they are not independent of the hidden ones. The
/// number of lokus is not shown; where a decree makes it known, so is how many of the hidden villages are on the list.
/// Comparing editions, periods or runs with corrected data is not guarded against.
public struct PublicView: Sendable {
  public let rule: SuppressionRule
  public let source: PublicSource
  /// What is shown of each village, district and the region; nil without a headline.
  public let plan: SuppressionPlan?
  /// One a village, in edition order.
  public let villages: [PublicCounts]
  /// Kecamatan in order of first appearance.
  public let districts: [PublicDistrict]
  public let region: PublicDistrict
  public let coverage: [PublicCoverage]
  /// Mean of the rates that are shown (fraction), nil when fewer than two are.
  public let meanOfShown: Double?

  /// - Parameter threshold: Smallest positive number of people that may be shown; 1 shows all.
  public static func make(result: RegionResult, threshold: Int = 5) -> PublicView {
    PublicView(result, rule: SuppressionRule(threshold: threshold))
  }

  private init(_ result: RegionResult, rule: SuppressionRule) {
    let places = DistrictPlaces(result.edition.villages)
    let headline = PublicHeadline(result, places: places, rule: rule)
    self.rule = rule
    source = PublicSource(result: result)
    plan = headline?.plan
    villages = headline?.villages ?? result.edition.villages.map { _ in .missing(.noData) }
    districts = places.indices.map { d in
      PublicDistrict(
        name: places.names[d], code: places.codes[d], villageCount: places.members[d].count,
        withValue: headline.map { h in places.members[d].count { h.tree.villages[$0] != nil } } ?? 0,
        counts: headline?.districts[d] ?? .missing(.noData))
    }
    region = PublicDistrict(
      name: "", code: nil, villageCount: result.edition.villages.count,
      withValue: headline?.tree.villages.count { $0 != nil } ?? 0, counts: headline?.region ?? .missing(.noData))
    coverage = result.coverage.filter(PublicCoverage.isPublic).map { PublicCoverage($0, rule: rule) }
    let shown = villages.compactMap(\.rate.number)
    meanOfShown = shown.count > 1 ? shown.reduce(0, +) / Double(shown.count) : nil
  }

  /// True when both counts of the village are shown, and so whatever follows from them.
  public func isOpen(_ village: Int) -> Bool { plan.map { $0.villages[village].isOpen } ?? true }

  /// True when something of the village is suppressed ("<5" or not shown).
  public func isSuppressed(_ village: Int) -> Bool {
    guard let display = plan?.villages[village] else { return false }
    return display == .low || display.isHidden
  }

  public var suppressedCount: Int { villages.indices.count { isSuppressed($0) } }
}

/// The exact run behind a public view. Only this module reads it, so that nothing else publishes from it by mistake.
public struct PublicSource: Sendable {
  let result: RegionResult
}
