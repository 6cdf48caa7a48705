public import SpatialStats
public import Stunting

/// Which villages were significant in one period; nil where a village was not tested.
public struct PeriodFlags: Sendable, Equatable {
  public var period: Period
  public var flags: [Bool?]

  public init(period: Period, flags: [Bool?]) {
    self.period = period
    self.flags = flags
  }
}

/// In how many of the last periods each village was significant (hotspot or klaster, as the flags say).
public struct PersistenceTable: Sendable, Equatable {
  /// Periods looked at, ascending.
  public var periods: [Period]
  /// In the order of the edition.
  public var villages: [Persistence]

  /// Villages significant in every one of at least two periods that tested them, ascending.
  public var lasting: [Int] {
    villages.indices.filter { villages[$0].tested >= 2 && villages[$0].significant == villages[$0].tested }
  }
}

/// Persistence over the newest `last` periods. Seasons are mixed: a place that is high in February and in August is so
/// twice. Of two entries for one period the later one counts; villages beyond the flags of a period were not tested in it.
public func persistence(_ flags: [PeriodFlags], villages: Int, last: Int) -> PersistenceTable {
  var newest: [Period: [Bool?]] = [:]
  for entry in flags { newest[entry.period] = entry.flags }
  let periods = Array(newest.keys.sorted().suffix(max(0, last)))
  return PersistenceTable(
    periods: periods,
    villages: (0..<max(0, villages)).map { village in
      let own = periods.map { period -> Bool? in
        guard let flags = newest[period], flags.indices.contains(village) else { return nil }
        return flags[village]
      }
      return Persistence(own, last: own.count)
    })
}
