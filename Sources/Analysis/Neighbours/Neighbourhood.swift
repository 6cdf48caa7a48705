public import SpatialStats

/// The weights of an analysis: first the villages that take part, then the villages of the context that are neighbours
/// of one of them.
public struct Neighbourhood: Sendable, Equatable {
  public var options: NeighbourOptions
  /// The villages that take part, ascending: unit u of the weights is village `villages[u]` of the edition.
  public var villages: [Int]
  /// Villages of the context edition that take part as neighbours only: unit `villages.count + c` is `context[c]`.
  public var context: [Int]
  /// Over `villages.count + context.count` units: binary, or with values, never with a link of a unit to itself, rows
  /// not standardised. The rows of the context are empty: its villages are neighbours, nothing is said about them.
  public var weights: Weights
  /// Per village that takes part: it had no neighbour and was joined to the nearest.
  public var isJoined: [Bool]
  /// Villages along the edge, by index of the edition; nil without a context.
  public var edge: EdgeVillages?

  public init(
    options: NeighbourOptions, villages: [Int], context: [Int], weights: Weights, isJoined: [Bool],
    edge: EdgeVillages?
  ) {
    self.options = options
    self.villages = villages
    self.context = context
    self.weights = weights
    self.isJoined = isJoined
    self.edge = edge
  }

  /// What a unit's own link weighs, for `weights.withSelf` (Gi*).
  public var selfWeight: Double { options.rule.selfWeight }

  /// The weights among the villages that take part, without the context.
  public var studyWeights: Weights {
    let isKept = (0..<weights.count).map { $0 < villages.count }
    return context.isEmpty ? weights : (try? weights.keeping(isKept).weights) ?? weights
  }

  /// The figures of `studyWeights`.
  public var summary: WeightsSummary { studyWeights.summary }

  /// Links from villages that take part to villages of the context.
  public var contextLinks: Int { context.isEmpty ? 0 : weights.neighbours.count { Int($0) >= villages.count } }
}

/// Which villages have neighbours across the edge of the study area.
public struct EdgeVillages: Sendable, Equatable {
  /// Villages of the edition that touch a village of the context, ascending.
  public var villages: [Int]
  /// Those of them where a village across the edge has no value, so that part of their surroundings is missing.
  public var withoutAllValues: [Int]

  public init(villages: [Int], withoutAllValues: [Int]) {
    self.villages = villages
    self.withoutAllValues = withoutAllValues
  }
}
