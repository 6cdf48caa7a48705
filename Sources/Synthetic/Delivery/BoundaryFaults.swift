import Stunting

/// Plants an overlap, a sliver and a bow-tie in copies of village rings, in plain villages only and away from every
/// facility.
struct BoundaryFaults {
  private(set) var rings: [[CoverageShape.Ring]]
  private(set) var faults: [PlantedFault] = []
  /// Villages whose border was touched, and their partners.
  private(set) var touched: Set<Int> = []

  private let regency: SyntheticRegency
  private let facilities: [PlanePoint]

  static let overlapMetres = 280.0
  static let sliverMetres = 4.0

  init(_ regency: SyntheticRegency, fileName: String) {
    self.regency = regency
    rings = regency.plan.rings
    let placed = regency.placed
    facilities = (placed.puskesmas + placed.posyandu + regency.posyanduPlaces + placed.water).map(\.point)
    guard regency.options.plantsFaults else { return }
    var stream = DrawStream(seed: regency.seed, topic: .faults, item: 1)
    var plain = regency.villages.indices.filter { isPlain($0) }
    stream.shuffle(&plain)
    plantPush(run: 3, metres: BoundaryFaults.overlapMetres, plain, fileName, isSliver: false)
    plantPush(run: 8, metres: BoundaryFaults.sliverMetres, plain, fileName, isSliver: true)
    plantBowTie(plain, fileName)
  }

  private func isPlain(_ v: Int) -> Bool {
    let village = regency.villages[v]
    return village.roles.isEmpty && !village.isIsland && !regency.sameNamePair.contains(v)
  }

  // MARK: - Overlap and sliver

  /// Pushes a run of border vertices of one village into its neighbour, which keeps its own border.
  private mutating func plantPush(run: Int, metres: Double, _ plain: [Int], _ fileName: String, isSliver: Bool) {
    for village in plain where rings[village].count == 1 && !touched.contains(village) {
      guard let (ring, neighbour) = pushed(village, run: run, metres: metres) else { continue }
      rings[village][0] = ring
      touched.formUnion([village, neighbour])
      var fault = PlantedFault(
        file: fileName, row: village + 1, code: regency.villages[village].code,
        detail: "\(run) vertices pushed \(Int(metres)) m into the neighbour")
      fault.otherCode = regency.villages[neighbour].code
      fault.finding = isSliver ? .sliver : .overlap
      faults.append(fault)
      return
    }
  }

  private func pushed(_ village: Int, run: Int, metres: Double) -> (CoverageShape.Ring, Int)? {
    let ring = rings[village][0]
    let n = ring.points.count
    guard n > run + 8 else { return nil }
    for start in 0..<n {
      let neighbour = Int(ring.across[start])
      guard neighbour >= 0, isPlain(neighbour), !touched.contains(neighbour) else { continue }
      // Two vertices more at both ends, so that the third village at a junction is not touched.
      guard (0..<(run + 5)).allSatisfy({ Int(ring.across[(start + $0) % n]) == neighbour }) else { continue }
      let moved = (0..<run).map { (start + 3 + $0) % n }
      let candidate = push(ring, moved, metres: metres)
      if isGood(candidate, moved, into: neighbour) { return (candidate, neighbour) }
    }
    return nil
  }

  private func push(_ ring: CoverageShape.Ring, _ moved: [Int], metres: Double) -> CoverageShape.Ring {
    var result = ring
    let n = ring.points.count
    for i in moved {
      let along = ring.points[(i + 1) % n] - ring.points[(i + n - 1) % n]
      let length = max(1, (along.x * along.x + along.y * along.y).squareRoot())
      // Rings run counter-clockwise, so outward is to the right.
      result.points[i] = ring.points[i] + PlanePoint(x: along.y, y: -along.x) * (metres / length)
    }
    return result
  }

  private func isGood(_ candidate: CoverageShape.Ring, _ moved: [Int], into neighbour: Int) -> Bool {
    let n = candidate.points.count
    let other = regency.plan.rings[neighbour].map(\.points)
    for i in moved {
      let halfway = candidate.points[i].mixed(with: candidate.points[(i + 1) % n], 0.5)
      let inside = [candidate.points[i], halfway].allSatisfy { p in other.contains { ring($0, contains: p) } }
      // The last half-way point joins an unmoved vertex: it may lie on either side of a bend.
      guard inside || i == moved.last else { return false }
      guard facilities.allSatisfy({ $0.distance(to: candidate.points[i]) > 500 }) else { return false }
    }
    return isSimple(candidate.points)
  }

  // MARK: - Bow-tie

  /// Reverses a run of vertices on the outer border of a village, so that its ring crosses itself there.
  private mutating func plantBowTie(_ plain: [Int], _ fileName: String) {
    for village in plain where rings[village].count == 1 && !touched.contains(village) {
      guard let points = bowTie(village) else { continue }
      rings[village][0].points = points
      touched.insert(village)
      var fault = PlantedFault(
        file: fileName, row: village + 1, code: regency.villages[village].code,
        detail: "four vertices of the outer border in reverse order: the ring crosses itself")
      fault.finding = .geometryRepaired
      faults.append(fault)
      return
    }
  }

  private func bowTie(_ village: Int) -> [PlanePoint]? {
    let ring = rings[village][0]
    let n = ring.points.count
    for start in 0..<n where n > 20 {
      let at = (0..<6).map { (start + $0) % n }
      guard at.dropLast().allSatisfy({ ring.across[$0] == -1 }), at[5] > at[0] else { continue }
      let p = at.map { ring.points[$0] }
      guard properlyCross(p[0], p[4], p[1], p[5]), abs(signedArea(Array(p[1...4]))) > 8_000 else { continue }
      guard facilities.allSatisfy({ $0.distance(to: p[2]) > 900 }) else { continue }
      guard isClear([p[0], p[4]], village) && isClear([p[1], p[5]], village) else { continue }
      var points = ring.points
      for k in 1...4 { points[at[k]] = p[5 - k] }
      if crossings(points) == 1 { return points }
    }
    return nil
  }

  /// True when a chord stays out of all neighbours.
  private func isClear(_ chord: [PlanePoint], _ village: Int) -> Bool {
    [0.2, 0.4, 0.6, 0.8].allSatisfy { share in
      let p = chord[0].mixed(with: chord[1], share)
      return regency.plan.neighbours[village].allSatisfy { other in
        !regency.plan.rings[other].contains { ring($0.points, contains: p) }
      }
    }
  }

  private func isSimple(_ points: [PlanePoint]) -> Bool { crossings(points) == 0 }

  /// How many pairs of segments of a ring cross.
  private func crossings(_ points: [PlanePoint]) -> Int {
    let n = points.count
    var count = 0
    for i in 0..<n {
      for j in stride(from: i + 2, to: i == 0 ? n - 1 : n, by: 1)
      where properlyCross(points[i], points[i + 1], points[j], points[(j + 1) % n]) { count += 1 }
    }
    return count
  }
}
