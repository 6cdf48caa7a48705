/// Events over a base in each unit of a map; every unit has a base above 0.
public struct RateMap: Sendable, Equatable {
  public let events: [Double]
  public let base: [Double]
  /// Binomial for shares, Poisson for events that are not among the base.
  public let model: ShrunkRates.Model

  /// - Parameter isShare: The events are among the base. Where some unit has more events than base, they are not.
  public init(events: [Double], base: [Double], isShare: Bool) throws(StatisticsError) {
    _ = try RateSums(events: events, base: base)
    for value in base where value <= 0 { throw .parameterOutOfRange(name: "base", value: value) }
    self.events = events
    self.base = base
    model = isShare && zip(events, base).allSatisfy { $0 <= $1 } ? .binomial : .poisson
  }

  public var count: Int { events.count }

  /// Mean and variance between the areas, as `ShrunkRates` finds them.
  func shrunk() throws(StatisticsError) -> ShrunkRates {
    switch model {
    case .binomial: try ShrunkRates.binomial(cases: events, measured: base)
    case .poisson: try ShrunkRates.marshall(events: events, base: base)
    }
  }

  /// Empirical Bayes rates towards the mean of all units; all are equal without any event.
  public func empiricalBayes() throws(StatisticsError) -> [Double] {
    let shrunk = try shrunk()
    return shrunk.rates.map { $0 ?? shrunk.mean ?? 0 }
  }

  /// Standardised rates of Assuncao and Reis (`standardisedRates`); all 0 without any event.
  public func standardised() throws(StatisticsError) -> [Double] {
    try standardisedRates(events: events, base: base).map { $0 ?? 0 }
  }
}
