extension RoadNetwork {
  /// Puts places on the network: each at the nearest point of an edge, not only at nodes, that a straight walk leads to
  /// without crossing a barrier. Boats are boarded at their ends only.
  ///
  /// Where the nearest point of a straight piece of road lies behind a barrier, the piece is cut at the barriers that
  /// cross it and points of its parts are tried (half a metre short of the barrier), then other pieces.
  ///
  /// - Parameters:
  ///   - limitMetres: Longest walk, itself allowed.
  ///   - barriers: See `BarrierIndex`; for landings see `RoadOptions.jettyMetres`.
  /// - Returns: An entry for every place. A place that is not finite is `unusable`.
  public func snap(
    _ xs: [Double], _ ys: [Double], limitMetres: Double, barriers: BarrierIndex = BarrierIndex()
  ) -> RoadSnaps {
    snap(xs, ys, range: 0..<min(xs.count, ys.count), limitMetres: limitMetres, barriers: barriers)
  }

  /// The same for some of the places; parts are put together with `RoadSnaps(merging:)`.
  public func snap(
    _ xs: [Double], _ ys: [Double], range: Range<Int>, limitMetres: Double, barriers: BarrierIndex = BarrierIndex()
  ) -> RoadSnaps {
    var snaps = RoadSnaps()
    snaps.limitMetres = limitMetres >= 0 ? min(limitMetres, 4e9) : 0
    for i in range.clamped(to: 0..<min(xs.count, ys.count)) {
      let place = PlaceSnapper(
        index: snapIndex, jetty: jettyMetres, barriers: barriers, x: xs[i], y: ys[i], limit: snaps.limitMetres)
      snaps.append(x: xs[i], y: ys[i], place.snapped())
    }
    return snaps
  }
}

extension RoadSnaps {
  fileprivate mutating func append(x px: Double, y py: Double, _ place: SnappedPlace) {
    x.append(px)
    y.append(py)
    states.append(place.state)
    snapMetres.append(place.metres)
    for point in place.points {
      edge.append(point.edge)
      fraction.append(point.fraction)
      pointX.append(point.x)
      pointY.append(point.y)
      walkMetres.append(point.distance)
    }
    start.append(Int32(clamping: edge.count))
  }
}

private struct SnappedPlace {
  var state: OriginState
  var metres = 0.0
  var points: [SnapPoint] = []
}

/// A point of the network near a place.
private struct SnapPoint {
  var distance: Double
  var piece: Int
  /// Share of the way along the piece.
  var share: Double
  /// The piece was cut at barriers before.
  var isPart: Bool
  var x: Double
  var y: Double
  var edge: Int32 = -1
  var fraction = 0.0

  static func < (a: SnapPoint, b: SnapPoint) -> Bool {
    (a.distance, a.piece, a.share) < (b.distance, b.piece, b.share)
  }
}

private struct PlaceSnapper {
  let index: RoadSnapIndex
  let jetty: Double
  let barriers: BarrierIndex
  let x: Double
  let y: Double
  let limit: Double

  /// Looks ever further out until a point on the largest piece of network is found, or to the limit.
  func snapped() -> SnappedPlace {
    guard SegmentGrid.isUsable(x, y) else { return SnappedPlace(state: .unusable) }
    var reach = min(limit, index.grid.cell)
    while true {
      let near = points(within: reach)
      let (place, isFinal) = choose(near, within: reach)
      if isFinal || reach >= limit { return place }
      reach = min(limit, reach * 3)
    }
  }

  /// The nearest point of every piece within reach, nearest first.
  private func points(within reach: Double) -> [SnapPoint] {
    var found: [SnapPoint] = []
    for item in index.grid.candidates(west: x - reach, south: y - reach, east: x + reach, north: y + reach) {
      let own = index.segment(Int(item))
      let point = point(on: Int(item), own, share: own.share(nearestTo: x, y), isPart: false)
      if point.distance <= reach { found.append(point) }
    }
    return found.sorted(by: <)
  }

  private func point(on piece: Int, _ own: RoadSegment, share: Double, isPart: Bool) -> SnapPoint {
    let place = own.point(at: share)
    return SnapPoint(
      distance: roadDistance(x, y, place.x, place.y), piece: piece, share: share, isPart: isPart, x: place.x,
      y: place.y
    )
  }

  /// Takes candidates in their order; final when nothing further out could be added.
  private func choose(_ near: [SnapPoint], within reach: Double) -> (SnappedPlace, isFinal: Bool) {
    var waiting = SortedPoints(near)
    var place = SnappedPlace(state: near.isEmpty ? .tooFarToSnap : .cutOffByBarrier, metres: near.first?.distance ?? 0)
    var reached = -1.0
    while let next = waiting.removeFirst() {
      guard index.reachMetres[next.piece] > reached else { continue }
      guard !isStopped(next) else {
        if !next.isPart, !index.isLanding[next.piece] { waiting.insert(parts(of: next, within: reach)) }
        continue
      }
      if place.points.isEmpty {
        place.state = .reached
        place.metres = next.distance
      }
      reached = index.reachMetres[next.piece]
      place.points.append(finished(next))
      if reached >= index.greatestReach || place.points.count == RoadSnaps.mostCandidates { return (place, true) }
    }
    return (place, false)
  }

  private func isStopped(_ point: SnapPoint) -> Bool {
    if index.isLanding[point.piece] {
      return barriers.stopsWalkToLanding(fromX: x, fromY: y, toX: point.x, toY: point.y, jetty: jetty)
    }
    return barriers.stopsWalk(fromX: x, fromY: y, toX: point.x, toY: point.y)
  }

  /// Points of the parts that barriers cut a piece into, half a metre short of them: the nearest of each part and, on
  /// long parts, some about 100 m apart, because the nearest may lie behind a bend of the barrier.
  private func parts(of point: SnapPoint, within reach: Double) -> [SnapPoint] {
    let own = index.segment(point.piece)
    let length = own.length
    guard length > 0 else { return [] }
    let bounds = [0] + barriers.crossings(of: own) + [1]
    var found: [SnapPoint] = []
    for i in 1..<bounds.count where bounds[i] > bounds[i - 1] {
      let short = min(0.5 / length, (bounds[i] - bounds[i - 1]) / 3)
      let low = i == 1 ? 0 : bounds[i - 1] + short
      let high = i == bounds.count - 1 ? 1 : bounds[i] - short
      for share in shares(low, high, length: length, nearest: own.share(nearestTo: x, y)) {
        let part = self.point(on: point.piece, own, share: share, isPart: true)
        if part.distance <= reach { found.append(part) }
      }
    }
    return found
  }

  private func shares(_ low: Double, _ high: Double, length: Double, nearest: Double) -> [Double] {
    let steps = Int(min(8, (high - low) * length / 100))
    let between = (0..<max(0, steps)).map { low + (high - low) * (Double($0) + 0.5) / Double(steps) }
    return [min(max(nearest, low), high)] + between + (steps > 0 ? [low, high] : [])
  }

  private func finished(_ point: SnapPoint) -> SnapPoint {
    var done = point
    done.edge = index.edge[point.piece]
    let begin = index.beginShare[point.piece]
    let end = index.endShare[point.piece]
    done.fraction = point.share <= 0 ? begin : point.share >= 1 ? end : begin + (end - begin) * point.share
    return done
  }
}

/// Points in order, taken from the front.
private struct SortedPoints {
  private var points: [SnapPoint]
  private var next = 0

  init(_ sorted: [SnapPoint]) { points = sorted }

  mutating func removeFirst() -> SnapPoint? {
    guard next < points.count else { return nil }
    next += 1
    return points[next - 1]
  }

  mutating func insert(_ more: [SnapPoint]) {
    for point in more {
      var low = next
      var high = points.count
      while low < high {
        let middle = (low + high) / 2
        if points[middle] < point { low = middle + 1 } else { high = middle }
      }
      points.insert(point, at: low)
    }
  }
}
