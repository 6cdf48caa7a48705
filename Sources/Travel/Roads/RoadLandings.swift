extension RoadNoding {
  /// Joins landings that no road touches to the nearest place on a road, on foot.
  mutating func walkToLandings(within limit: Double, barriers: BarrierIndex) {
    for landing in landings() {
      guard limit > 0, let place = nearestRoad(to: landing, within: limit, barriers) else {
        report.landingsWithoutRoad += 1
        continue
      }
      let meeting = meetingVertex(onSegment: place.segment, share: place.share, near: place.point)
      walkFrom.append(landing)
      walkTo.append(meeting)
      report.landingWalks += 1
    }
  }

  /// Ends of boat services that are not on a road.
  private mutating func landings() -> [Int32] {
    var onRoad = [Bool](repeating: false, count: vertexX.count)
    for c in 0..<chains.count where !isBoat(c) {
      for p in chains.positions(c) { onRoad[Int(sets.root(chains.ids[p]))] = true }
    }
    for v in cutVertex { onRoad[Int(sets.root(v))] = true }
    var found: [Int32] = []
    for c in 0..<chains.count where isBoat(c) {
      let positions = chains.positions(c)
      found.append(chains.ids[positions.lowerBound])
      found.append(chains.ids[positions.upperBound - 1])
    }
    var last: Int32 = -1
    return found.sorted().filter { vertex in
      defer { last = vertex }
      return vertex != last && !onRoad[Int(sets.root(vertex))]
    }
  }

  private typealias RoadPlace = (segment: Int, share: Double, point: (x: Double, y: Double))

  /// The nearest place on a road that no barrier lies before, the jetty apart.
  private func nearestRoad(to landing: Int32, within limit: Double, _ barriers: BarrierIndex) -> RoadPlace? {
    let x = vertexX[Int(landing)]
    let y = vertexY[Int(landing)]
    var places: [(distance: Double, segment: Int)] = []
    for item in grid.candidates(west: x - limit, south: y - limit, east: x + limit, north: y + limit) {
      let own = segment(Int(item))
      let point = own.point(at: own.share(nearestTo: x, y))
      let distance = roadDistance(x, y, point.x, point.y)
      if distance <= limit { places.append((distance, Int(item))) }
    }
    places.sort { $0 < $1 }
    for place in places {
      let share = segment(place.segment).share(nearestTo: x, y)
      let point = segment(place.segment).point(at: share)
      if !barriers.stopsWalkToLanding(fromX: point.x, fromY: point.y, toX: x, toY: y, jetty: jetty) {
        return (place.segment, share, point)
      }
    }
    return nil
  }
}

extension BarrierIndex {
  /// As `stopsWalk`, without the last metres before the landing.
  func stopsWalkToLanding(fromX: Double, fromY: Double, toX: Double, toY: Double, jetty: Double) -> Bool {
    let distance = roadDistance(fromX, fromY, toX, toY)
    guard distance > jetty else { return false }
    let walk = RoadSegment(ax: fromX, ay: fromY, bx: toX, by: toY).point(at: (distance - jetty) / distance)
    return stopsWalk(fromX: fromX, fromY: fromY, toX: walk.x, toY: walk.y)
  }
}
