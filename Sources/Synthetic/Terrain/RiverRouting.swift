/// A river and its tributaries as paths over the lattice's corners, from the hills to the bay. Village borders follow
/// them in places because growth is slow to cross them.
struct RiverRouting {
  let landform: Landform
  private let roughness: ValueNoise

  init(seed: UInt64, landform: Landform) {
    self.landform = landform
    roughness = ValueNoise(seed: DrawStream.mix(seed ^ 0x5256))
  }

  /// The main river first (source to mouth), then tributaries (source to confluence), as corner lists.
  func rivers(seed: UInt64) -> [[Int]] {
    var stream = DrawStream(seed: seed, topic: .river)
    guard let mouth = mouth() else { return [] }
    var rivers: [[Int]] = []
    var reached: Set<Int> = [mouth]
    for reach in [0.85, 0.7, 0.5] {
      guard let source = source(reach: reach, away: rivers, &stream) else { continue }
      guard let path = path(from: source, to: reached), path.count > 8 else { continue }
      rivers.append(path)
      reached.formUnion(path)
    }
    return rivers
  }

  /// The coast corner nearest the town.
  private func mouth() -> Int? {
    let lattice = landform.lattice
    let coast = (0..<lattice.cornerCount).filter { corner in
      let cells = lattice.cells(at: corner)
      return cells.count == 3 && cells.count { landform.isMainland[$0] } == 2
    }
    return coast.min { rank($0, near: landform.town) < rank($1, near: landform.town) }
  }

  private func rank(_ corner: Int, near p: PlanePoint) -> Double {
    landform.lattice.cornerPoint(corner).distance(to: p)
  }

  /// A hilly inner corner, far from the rivers there are; the first of some draws that is hilly enough.
  private func source(reach: Double, away rivers: [[Int]], _ stream: inout DrawStream) -> Int? {
    let lattice = landform.lattice
    let inland = (0..<lattice.cornerCount).filter { isInland($0) }
    guard !inland.isEmpty else { return nil }
    var best: (score: Double, corner: Int)?
    for _ in 0..<60 {
      let corner = inland[stream.index(below: inland.count)]
      let p = lattice.cornerPoint(corner)
      let apart = rivers.joined().map { lattice.cornerPoint($0).distance(to: p) }.min() ?? 20_000
      let score = landform.hilliness(p) * reach + min(apart, 20_000) / 20_000
      if score > best?.score ?? -1 { best = (score, corner) }
    }
    return best?.corner
  }

  private func isInland(_ corner: Int) -> Bool {
    let cells = landform.lattice.cells(at: corner)
    return cells.count == 3 && cells.allSatisfy { landform.isMainland[$0] }
  }

  /// The cheapest way downhill over inland corners to any of `goals`.
  private func path(from source: Int, to goals: Set<Int>) -> [Int]? {
    let lattice = landform.lattice
    var cost = [Double](repeating: .infinity, count: lattice.cornerCount)
    var previous = [Int](repeating: -1, count: lattice.cornerCount)
    var heap = MinHeap()
    cost[source] = 0
    heap.push(0, source)
    while let (known, corner) = heap.pop() {
      if goals.contains(corner) { return RiverRouting.trace(previous, from: corner) }
      guard known <= cost[corner] else { continue }
      for next in lattice.linkedCorners(corner) where isInland(next) || goals.contains(next) {
        let candidate = known + step(to: lattice.cornerPoint(next))
        guard candidate < cost[next] else { continue }
        cost[next] = candidate
        previous[next] = corner
        heap.push(candidate, next)
      }
    }
    return nil
  }

  private func step(to p: PlanePoint) -> Double {
    let rough = 1 + roughness.value(p, wavelengthMetres: 3_000)
    return 0.3 + rough * rough * 1.5 + 1.5 * landform.hilliness(p)
  }

  private static func trace(_ previous: [Int], from end: Int) -> [Int] {
    var path = [end]
    var corner = end
    while previous[corner] >= 0 {
      corner = previous[corner]
      path.append(corner)
    }
    return path.reversed()
  }
}
