/// What a site adds to those before it.
private struct SiteGain {
  var covered = 0.0
  var saved = 0.0

  func isMore(than other: SiteGain, travelFirst: Bool) -> Bool {
    travelFirst
      ? (saved, covered) > (other.saved, other.covered) : (covered, saved) > (other.covered, other.saved)
  }
}

extension PreparedSiting {
  /// The new sites in the order of what each adds to those before it: people within the threshold first, or travel first
  /// for `leastTravel`; of equal ones the lower index.
  func inOrder(
    _ sites: [Int], _ objective: SitingObjective, _ assignments: [SitingAssignment]
  ) -> [ChosenSite] {
    let reach = reach(of: sites)
    var now = (0..<pointCount).map { existingCost($0) }
    var gains = sites.indices.map { gain(reach[$0], now) }
    var round = [Int](repeating: 0, count: sites.count)
    var left = Array(sites.indices)
    var result: [ChosenSite] = []
    // A gain can only shrink as sites are added, so the greatest one is right as soon as it is of this round.
    while let best = greatest(left, gains, objective == .leastTravel) {
      if round[best] < result.count {
        gains[best] = gain(reach[best], now)
        round[best] = result.count
        continue
      }
      result.append(chosenSite(sites[best], gains[best]))
      left.removeAll { $0 == best }
      for entry in reach[best] { now[entry.point] = min(now[entry.point], entry.cost) }
    }
    return withLoads(result, assignments)
  }

  private func greatest(_ left: [Int], _ gains: [SiteGain], _ travelFirst: Bool) -> Int? {
    var best: Int?
    for index in left {
      guard let former = best else {
        best = index
        continue
      }
      if gains[index].isMore(than: gains[former], travelFirst: travelFirst) { best = index }
    }
    return best
  }

  /// Points that each of the sites reaches.
  private func reach(of sites: [Int]) -> [[(point: Int, cost: Double)]] {
    var place = [Int](repeating: -1, count: costs.siteCount)
    for (index, site) in sites.enumerated() { place[site] = index }
    var reach = [[(point: Int, cost: Double)]](repeating: [], count: sites.count)
    for point in 0..<pointCount {
      for slot in costs.slots(point) {
        let index = place[Int(costs.sites[slot])]
        if index >= 0 { reach[index].append((point, costs.costs[slot])) }
      }
    }
    return reach
  }

  private func gain(_ reach: [(point: Int, cost: Double)], _ now: [Double]) -> SiteGain {
    var gain = SiteGain()
    for entry in reach where entry.cost < now[entry.point] {
      let weight = problem.weights[entry.point]
      gain.saved += weight * max(0, min(now[entry.point], unreachedCost) - entry.cost)
      if entry.cost <= threshold && !(now[entry.point] <= threshold) { gain.covered += weight }
    }
    return gain
  }

  private func chosenSite(_ site: Int, _ gain: SiteGain) -> ChosenSite {
    ChosenSite(
      site: site, newlyCovered: gain.covered, travelSaved: gain.saved, load: 0, cost: problem.siteCosts?[site])
  }

  private func withLoads(_ chosen: [ChosenSite], _ assignments: [SitingAssignment]) -> [ChosenSite] {
    var load = [Double](repeating: 0, count: costs.siteCount)
    for (point, assignment) in assignments.enumerated() {
      if let site = assignment.siteAfter { load[site] += problem.weights[point] }
    }
    return chosen.map { site in
      var site = site
      site.load = load[site.site]
      return site
    }
  }
}
