/// Above or below the average.
public enum KlasterSign: String, Sendable, Codable, CaseIterable {
  case high
  case low
}

/// Which methods call a village part of a high or a low klaster, and how far they agree. The methods see the same data
/// and the same signal: agreement is not independent evidence.
public struct KlasterConsistency: Sendable, Equatable {
  public var giStar: [KlasterSign?]
  public var localMoran: [KlasterSign?]
  /// Nil when no scan was made.
  public var scan: [KlasterSign?]?

  public init(count: Int) {
    giStar = [KlasterSign?](repeating: nil, count: count)
    localMoran = giStar
    scan = nil
  }

  /// - Parameters: one entry a village each, `giStar` and `localMoran` of the same length; a scan of another length
  ///   counts as none.
  public init(giStar: [KlasterSign?], localMoran: [KlasterSign?], scan: [KlasterSign?]?) {
    self.giStar = giStar
    self.localMoran = giStar.indices.map { $0 < localMoran.count ? localMoran[$0] : nil }
    self.scan = scan.flatMap { $0.count == giStar.count ? $0 : nil }
  }

  /// Number of methods that were run.
  public var methods: Int { scan == nil ? 2 : 3 }

  public func sign(_ village: Int, by method: KlasterMethod) -> KlasterSign? {
    switch method {
    case .giStar: giStar[village]
    case .localMoran: localMoran[village]
    case .scan: scan?[village]
    }
  }

  /// Methods that call a village, by sign.
  public func callers(_ village: Int, _ sign: KlasterSign) -> [KlasterMethod] {
    KlasterMethod.allCases.filter { self.sign(village, by: $0) == sign }
  }

  /// Villages of a sign by how many methods call them: entry k - 1 is the number called by exactly k.
  public func tally(_ sign: KlasterSign) -> [Int] {
    var tally = [Int](repeating: 0, count: methods)
    for village in giStar.indices {
      let calls = callers(village, sign).count
      if calls > 0 { tally[calls - 1] += 1 }
    }
    return tally
  }

  /// "All methods agree on `agreed` of the `called` villages that any of them calls."
  public var summary: (agreed: Int, called: Int) {
    let (high, low) = (tally(.high), tally(.low))
    let called = giStar.indices.count { !callers($0, .high).isEmpty || !callers($0, .low).isEmpty }
    return ((high.last ?? 0) + (low.last ?? 0), called)
  }
}
