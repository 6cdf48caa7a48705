import Analysis
import SpatialStats

/// One way to use a method: its statistic, how p is made, how it is corrected.
struct MethodForm: Sendable {
  let key: String
  /// For the table of the report.
  let label: String
  var isDefault = false
}

/// A simulated map, ready to be analysed.
struct SimulatedMap: Sendable {
  let cases: [Int]
  /// Seed of the method's own draws, another one for each map.
  let seed: UInt64
  /// Most draws of the local statistics.
  var mostDraws = PermutationSchedule.defaultMaximum
  /// Cases of a map of the same kind in which every village has the mean number of children.
  let casesOfEqualSizes: @Sendable () -> [Int]
}

/// Which of the numbers of maps a family is counted on.
enum MapShare: Sendable {
  /// The default methods and whatever costs nothing beside them.
  case all
  /// Other forms that need runs of their own.
  case other
  case scan
}

/// Forms that share their work: one call on a map gives an outcome for each form.
struct MethodFamily: Sendable {
  let key: String
  let forms: [MethodForm]
  var share = MapShare.all
  /// A global statistic is one test a map.
  var isGlobal = false
  let run: @Sendable (SimulatedMap, Regency) throws -> [MapOutcome]

  static let all: [MethodFamily] = [
    .juknis, .juknisCases, .scan, .globalMoran, .giStarSimulated, .localMoranSimulated, .giStar, .localMoran,
    .juknisOther, .plainScan,
  ]
  static var allKeys: String { all.map(\.key).joined(separator: ", ") }

  /// The level everything is stated for.
  static let level = 0.05
}

/// Outcome of p-values under a correction; nil corrects nothing.
func outcome(_ p: [Double?], _ correction: MultipleTesting?) -> MapOutcome {
  let raw = p.count { ($0 ?? 2) <= MethodFamily.level }
  let isDefined = p.contains { $0 != nil }
  guard let correction else { return MapOutcome(unadjusted: raw, called: raw, isDefined: isDefined) }
  let called = correction.adjusted(p).count { ($0 ?? 2) <= MethodFamily.level }
  return MapOutcome(unadjusted: raw, called: called, isDefined: isDefined)
}
