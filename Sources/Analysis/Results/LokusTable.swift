public import Stunting

/// The lokus decision of every village and what other readings of the juknis would change.
public struct LokusTable: Sendable {
  public var rules: LokusRules
  public var averageKind: String
  public var decisions: [LokusDecision]
  /// Printed codes of the villages that would be chosen under the other reading of the criteria, and the other average.
  public var underOtherReading: [LokusDecision]
  public var underOtherAverage: [LokusDecision]

  public init(
    rules: LokusRules, averageKind: String, decisions: [LokusDecision], underOtherReading: [LokusDecision],
    underOtherAverage: [LokusDecision]
  ) {
    self.rules = rules
    self.averageKind = averageKind
    self.decisions = decisions
    self.underOtherReading = underOtherReading
    self.underOtherAverage = underOtherAverage
  }

  /// Villages chosen, in priority order.
  public var selected: [Int] {
    decisions.indices.filter { decisions[$0].selected }.sorted {
      (decisions[$0].priority ?? .max) < (decisions[$1].priority ?? .max)
    }
  }

  public var qualifyingCount: Int { decisions.count { $0.qualifies } }

  /// Villages that enter and leave the list under another one.
  public func changes(to other: [LokusDecision]) -> (enter: [Int], leave: [Int]) {
    let enter = decisions.indices.filter { !decisions[$0].selected && other[$0].selected }
    let leave = decisions.indices.filter { decisions[$0].selected && !other[$0].selected }
    return (enter, leave)
  }
}
