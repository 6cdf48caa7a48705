extension SuppressionRule {
  /// How a village's own counts may be shown, before totals are thought of.
  ///
  /// A small whole is hidden by its size alone, so that what is shown does not depend on which of its parts is small. In
  /// a larger whole a small number of cases is "<5" beside the whole; a small rest hides both, because "the rest is
  /// <5" beside the whole would be the same as the cases.
  public func primaryDisplay(_ pair: CountPair?, kind: CountKind) -> CountDisplay {
    guard let pair else { return .noValue }
    guard threshold > 1 else { return .open }
    switch kind {
    case .partOfWhole:
      let whole = pair.first + pair.second
      if whole > 0 && whole <= greatestSmallTotal { return .hiddenPrimary }
      if isSmall(pair.second) { return .hiddenPrimary }
      return isSmall(pair.first) ? .low : .open
    case .perOther:
      if isSmall(pair.second) { return .hiddenPrimary }
      return isSmall(pair.first) ? .low : .open
    case .casesOnly: return isSmall(pair.first) ? .low : .open
    }
  }

  /// True when one of the numbers of people in the pair is small: it needs protection also as a total.
  public func hasSmall(_ pair: CountPair, kind: CountKind) -> Bool {
    switch kind {
    case .partOfWhole: isSmall(pair.first) || isSmall(pair.second) || isSmall(pair.first + pair.second)
    case .perOther: isSmall(pair.first) || isSmall(pair.second)
    case .casesOnly: isSmall(pair.first)
    }
  }

  /// True when hiding this village can cover any number of small ones in the same total (see `leastCover`).
  public func canCover(_ pair: CountPair, kind: CountKind) -> Bool {
    pair.first >= leastCover && (kind == .casesOnly || pair.second >= leastCover)
  }
}
