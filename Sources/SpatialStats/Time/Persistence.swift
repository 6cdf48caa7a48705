/// In how many of the last periods a unit was significant.
public struct Persistence: Sendable, Equatable {
  /// Periods looked at in which the unit was tested.
  public let tested: Int
  /// Of those, periods in which it was significant.
  public let significant: Int
  /// Significant periods in a row up to the newest one that tested it.
  public let running: Int

  /// - Parameters:
  ///   - flags: One a period, oldest first; nil where the unit was not tested.
  ///   - last: Periods to look at, the newest ones, tested or not.
  public init(_ flags: [Bool?], last: Int) {
    let seen = flags.suffix(max(0, last)).compactMap { $0 }
    tested = seen.count
    significant = seen.count { $0 }
    running = seen.reversed().prefix { $0 }.count
  }
}
