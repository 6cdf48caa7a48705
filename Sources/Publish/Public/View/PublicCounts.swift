internal import Analysis
internal import Stunting

/// Cases, denominator and rate of a unit (village, kecamatan, regency) as the public may see them.
public struct PublicCounts: Sendable, Equatable {
  public let cases: PublicCell
  public let denominator: PublicCell
  /// Fraction; 0.2 is 20 %.
  public let rate: PublicCell

  /// One state for the three: `value` only when all are shown.
  public var state: String { rate.state }

  static func missing(_ cell: PublicCell) -> PublicCounts {
    PublicCounts(cases: cell, denominator: cell, rate: cell)
  }

  /// - Parameter pair: The exact counts; what may not be shown of them is left out here.
  init(_ pair: CountPair, display: CountDisplay, kind: CountKind) {
    let whole = pair.denominator(kind)
    let denominatorCell = whole.map { PublicCell.value(Double($0)) } ?? .noData
    switch display {
    case .open:
      let rateCell = whole.map { $0 > 0 ? PublicCell.value(Double(pair.first) / Double($0)) : .noTarget } ?? .noData
      self.init(cases: .value(Double(pair.first)), denominator: denominatorCell, rate: rateCell)
    case .low: self.init(cases: .belowThreshold, denominator: denominatorCell, rate: .suppressed)
    case .hiddenPrimary, .hiddenSecondary: self = .missing(.suppressed)
    case .noValue: self = .missing(.noData)
    }
  }

  private init(cases: PublicCell, denominator: PublicCell, rate: PublicCell) {
    self.cases = cases
    self.denominator = denominator
    self.rate = rate
  }
}

extension HeadlineTable {
  /// Whether cases are part of the denominator, as the interval method says.
  var countKind: CountKind {
    if denominator.allSatisfy({ $0 == nil }) { return .casesOnly }
    return intervalMethod == .wilson ? .partOfWhole : .perOther
  }

  /// The counts of a village; nil where it has no value or they do not fit together.
  func countPair(_ village: Int) -> CountPair? {
    if notMeasuredHere[village] { return nil }
    guard state[village] == .value, let cases = cases[village].flatMap(peopleCount) else { return nil }
    return CountPair(cases: cases, denominator: denominator[village].flatMap(peopleCount), kind: countKind)
  }
}

/// A number of people from a number read: whole, and never 0 when something was counted. Nil when it is none.
func peopleCount(_ value: Double) -> Int? {
  guard value.isFinite, value >= 0, value < 1e15 else { return nil }
  return value == 0 ? 0 : max(1, Int(value.rounded()))
}
