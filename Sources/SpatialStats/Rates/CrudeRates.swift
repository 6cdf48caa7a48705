/// Events over base of each unit; nil without a base. Excess risk (SMR) is that over the rate of all together.
public struct CrudeRates: Sendable, Equatable {
  public let rates: [Double?]
  /// All events over all of the base; nil without any base.
  public let overall: Double?
  /// Events over those expected at the overall rate; nil where none are expected.
  public let excessRisk: [Double?]

  /// - Parameters: events and base at least 0 and finite; a unit with base 0 has no rate and its events do not count.
  public init(events: [Double], base: [Double]) throws(StatisticsError) {
    let sums = try RateSums(events: events, base: base)
    rates = base.indices.map { base[$0] > 0 ? events[$0] / base[$0] : nil }
    overall = sums.base > 0 ? sums.events / sums.base : nil
    let overall = overall ?? 0
    excessRisk = base.indices.map { base[$0] > 0 && overall > 0 ? events[$0] / (base[$0] * overall) : nil }
  }
}

/// Checked totals over the units that have a base.
struct RateSums {
  private(set) var events = 0.0
  private(set) var base = 0.0
  private(set) var units = 0
  private let eventsOf: [Double]
  private let baseOf: [Double]

  init(events: [Double], base: [Double]) throws(StatisticsError) {
    guard events.count == base.count else { throw .lengthMismatch(expected: events.count, found: base.count) }
    for index in events.indices {
      guard events[index].isFinite, base[index].isFinite else { throw .notFinite(index: index) }
      guard events[index] >= 0 else { throw .parameterOutOfRange(name: "events", value: events[index]) }
      guard base[index] >= 0 else { throw .parameterOutOfRange(name: "base", value: base[index]) }
    }
    eventsOf = events
    baseOf = base
    for index in events.indices where base[index] > 0 {
      self.events += events[index]
      self.base += base[index]
      units += 1
    }
  }

  var mean: Double { base > 0 ? events / base : 0 }
  /// Base of a unit on average.
  var meanBase: Double { units > 0 ? base / Double(units) : 0 }

  /// Variance of the rates around a rate, weighted by the base.
  func variance(around rate: Double) -> Double {
    guard base > 0 else { return 0 }
    var sum = 0.0
    for index in baseOf.indices where baseOf[index] > 0 {
      let deviation = eventsOf[index] / baseOf[index] - rate
      sum += baseOf[index] * deviation * deviation
    }
    return sum / base
  }
}
