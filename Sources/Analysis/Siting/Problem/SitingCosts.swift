public import Travel

/// Costs from demand points to sites (minutes or metres), in flat arrays; a pair without an entry cannot be travelled.
public struct SitingCosts: Sendable, Equatable {
  public let siteCount: Int
  /// Sites of point i are the slots `start[i]..<start[i + 1]`, cheapest first, of equal costs the lower site first.
  public let start: [Int32]
  public let sites: [Int32]
  public let costs: [Double]

  public var pointCount: Int { start.count - 1 }

  /// From a full table, one row a demand point.
  ///
  /// - Parameters:
  ///   - siteCount: Columns of the table.
  ///   - pointCount: Rows of the table.
  ///   - dense: `pointCount * siteCount` costs; infinite where the site cannot be reached.
  public init(siteCount: Int, pointCount: Int, dense: [Double]) throws(SitingError) {
    let (needed, overflow) = max(0, siteCount).multipliedReportingOverflow(by: max(0, pointCount))
    guard siteCount >= 0, pointCount >= 0, !overflow, dense.count == needed else { throw .badLayout }
    try self.init(siteCount: siteCount, pointCount: pointCount) { point in
      (0..<siteCount).map { (Int32(truncatingIfNeeded: $0), dense[point * siteCount + $0]) }
    }
  }

  /// From what a cost engine returns: origins are the demand points, targets the sites.
  public init(table: CostTable, siteCount: Int) throws(SitingError) {
    try self.init(siteCount: siteCount, start: table.start, sites: table.targets, costs: table.costs)
  }

  /// From flat arrays in any order within a point.
  public init(siteCount: Int, start: [Int32], sites: [Int32], costs: [Double]) throws(SitingError) {
    guard siteCount >= 0, start.first == 0, start.last.map({ Int($0) }) == sites.count, sites.count == costs.count,
      zip(start, start.dropFirst()).allSatisfy({ $0 <= $1 })
    else { throw .badLayout }
    try self.init(siteCount: siteCount, pointCount: start.count - 1) { point in
      (Int(start[point])..<Int(start[point + 1])).map { (sites[$0], costs[$0]) }
    }
  }

  private init(siteCount: Int, pointCount: Int, row: (Int) -> [(site: Int32, cost: Double)]) throws(SitingError) {
    guard siteCount < Int(Int32.max), pointCount < Int(Int32.max) else { throw .tooLarge }
    var start: [Int32] = [0]
    var sites: [Int32] = []
    var costs: [Double] = []
    var seenAt = [Int](repeating: -1, count: siteCount)
    for point in 0..<pointCount {
      var own = row(point)
      for entry in own {
        guard entry.site >= 0, entry.site < siteCount else { throw .unknownSite(Int(entry.site)) }
        guard entry.cost >= 0 else { throw .badCost(point: point, site: Int(entry.site)) }
        guard seenAt[Int(entry.site)] != point else { throw .repeatedSite(point: point, site: Int(entry.site)) }
        seenAt[Int(entry.site)] = point
      }
      own.removeAll { !$0.cost.isFinite }
      own.sort { ($0.cost, $0.site) < ($1.cost, $1.site) }
      sites.append(contentsOf: own.map(\.site))
      costs.append(contentsOf: own.map(\.cost))
      guard let end = Int32(exactly: sites.count) else { throw .tooLarge }
      start.append(end)
    }
    self.siteCount = siteCount
    self.start = start
    self.sites = sites
    self.costs = costs
  }

  /// The slots of a demand point.
  public func slots(_ point: Int) -> Range<Int> { Int(start[point])..<Int(start[point + 1]) }
}
