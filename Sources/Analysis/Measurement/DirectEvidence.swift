import SpatialStats
import Stunting

/// D/S of the villages of a map.
struct RegisteredTotals {
  private let counts: [(measured: Double, registered: Double)?]
  private let all: (measured: Double, registered: Double)

  init(_ input: MeasurementInput) {
    counts = (0..<input.headline.count).map { v in
      guard let measured = finite(input.measured, v), let registered = finite(input.registered, v), registered > 0,
        measured >= 0
      else { return nil }
      return (measured, registered)
    }
    all = RegisteredTotals.sum(counts.compactMap { $0 })
  }

  private static func sum(_ counts: [(measured: Double, registered: Double)]) -> (
    measured: Double, registered: Double
  ) {
    counts.reduce((0, 0)) { ($0.measured + $1.measured, $0.registered + $1.registered) }
  }

  /// D/S of the group against the others. Nil when D/S is known for fewer than half of the members.
  func evidence(_ group: MeasuredGroup, _ rules: MeasurementRules) -> MeasurementEvidence? {
    let known = group.members.compactMap { counts[$0] }
    let own = Self.sum(known)
    guard own.registered > 0, 2 * known.count >= group.members.count else { return nil }
    let others = (measured: all.measured - own.measured, registered: all.registered - own.registered)
    let evidence = MeasuredShareEvidence(
      group: own.measured / own.registered,
      others: others.registered > 0 ? others.measured / others.registered : nil, knownMembers: known.count,
      members: group.members.count)
    return MeasurementEvidence(finding: Self.finding(evidence, rules), numbers: .measuredShare(evidence))
  }

  /// Above this D/S the number of registered children is doubtful.
  private static let doubtful = 1.1

  private static func finding(_ e: MeasuredShareEvidence, _ rules: MeasurementRules) -> EvidenceFinding {
    let isApart = (e.others ?? e.group) - e.group >= rules.measuredShareGap
    if e.group < rules.lowMeasuredShare, isApart { return .points }
    return e.group >= rules.lowMeasuredShare && e.group <= doubtful && !isApart ? .clears : .neutral
  }
}

/// Villages with standard tools, of those where tools are known.
struct ToolTotals {
  private let hasTools: [Bool?]
  private let known: Int
  private let standard: Int

  init(_ input: MeasurementInput) {
    hasTools = (0..<input.headline.count).map {
      input.hasStandardTools.indices.contains($0) ? input.hasStandardTools[$0] : nil
    }
    known = hasTools.count { $0 != nil }
    standard = hasTools.count { $0 == true }
  }

  /// Standard tools of the group against the others. Nil when known for fewer than half of the members.
  func evidence(_ group: MeasuredGroup, _ rules: MeasurementRules) -> MeasurementEvidence? {
    let own = group.members.compactMap { hasTools[$0] }
    guard !own.isEmpty, 2 * own.count >= group.members.count else { return nil }
    let with = own.count { $0 }
    let share = Double(with) / Double(own.count)
    let rest = known - own.count
    let evidence = ToolEvidence(
      group: share, others: rest > 0 ? Double(standard - with) / Double(rest) : nil, knownMembers: own.count,
      members: group.members.count)
    let without = 1 - share
    let isApart = evidence.others.map { 1 - $0 <= without / 2 } ?? true
    let finding: EvidenceFinding =
      without >= rules.affected && isApart ? .points : without <= 0.1 ? .clears : .neutral
    return MeasurementEvidence(finding: finding, numbers: .tools(evidence))
  }
}

private func finite(_ list: [Double?], _ v: Int) -> Double? {
  list.indices.contains(v) ? list[v].flatMap { $0.isFinite ? $0 : nil } : nil
}
