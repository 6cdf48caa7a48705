/// The chains with different owners at their sides, strung together to arcs: an arc ends where other than two such
/// chains meet. A closed arc without such an end starts at its lowest place by rows.
struct OwnerArcs {
  private let chains: BorderChains
  private let left: [Int32]
  private let right: [Int32]
  /// Half-chains that leave each junction and are kept.
  private var start: [Int32] = []
  private var halves: [Int32] = []
  private var used: [Bool]
  private var coverage: ArcCoverage

  /// - Parameter ownerOf: Owner of each face, -1 for none.
  static func coverage(
    _ chains: BorderChains, _ faces: PlanarFaces, ownerOf: [Int32], bits: Int, ownerCount: Int
  ) -> ArcCoverage {
    var arcs = OwnerArcs(chains, faces, ownerOf, ArcCoverage(bits: bits, ownerCount: ownerCount))
    arcs.sortHalves()
    for junction in 0..<chains.junctionCount where arcs.degree(junction) != 2 { arcs.walk(from: junction) }
    for junction in 0..<chains.junctionCount where arcs.degree(junction) == 2 { arcs.walk(from: junction) }
    return arcs.coverage
  }

  private init(_ chains: BorderChains, _ faces: PlanarFaces, _ ownerOf: [Int32], _ empty: ArcCoverage) {
    self.chains = chains
    left = (0..<chains.count).map { ownerOf[Int(faces.faceOf[2 * $0])] }
    right = (0..<chains.count).map { ownerOf[Int(faces.faceOf[2 * $0 + 1])] }
    used = [Bool](repeating: false, count: chains.count)
    coverage = empty
  }

  private func isKept(_ chain: Int) -> Bool { left[chain] != right[chain] }
  private func degree(_ junction: Int) -> Int32 { start[junction + 1] - start[junction] }

  private mutating func sortHalves() {
    start = [Int32](repeating: 0, count: chains.junctionCount + 1)
    for chain in 0..<chains.count where isKept(chain) {
      start[Int(chains.head[chain]) + 1] += 1
      start[Int(chains.tail[chain]) + 1] += 1
    }
    for junction in 0..<chains.junctionCount { start[junction + 1] += start[junction] }
    var next = start
    halves = [Int32](repeating: 0, count: Int(start[chains.junctionCount]))
    for chain in 0..<chains.count where isKept(chain) {
      for (junction, half) in [(Int(chains.head[chain]), 2 * chain), (Int(chains.tail[chain]), 2 * chain + 1)] {
        halves[Int(next[junction])] = Int32(half)
        next[junction] += 1
      }
    }
  }

  private mutating func walk(from junction: Int) {
    for k in Int(start[junction])..<Int(start[junction + 1]) where !used[Int(halves[k]) >> 1] {
      walk(Int(halves[k]), from: junction)
    }
  }

  private mutating func walk(_ first: Int, from junction: Int) {
    var places: [PlaceKey] = []
    var half = first
    while true {
      used[half >> 1] = true
      append(half, to: &places)
      let end = Int(half & 1 == 0 ? chains.tail[half >> 1] : chains.head[half >> 1])
      guard end != junction, degree(end) == 2 else { break }
      let k = Int(start[end])
      half = Int(halves[k]) == half ^ 1 ? Int(halves[k + 1]) : Int(halves[k])
    }
    if degree(junction) == 2 { startAtLowest(&places) }
    let sides = first & 1 == 0 ? (left[first >> 1], right[first >> 1]) : (right[first >> 1], left[first >> 1])
    coverage.append(
      x: places.lazy.map { Int32($0.x) }, y: places.lazy.map { Int32($0.y) }, left: sides.0, right: sides.1)
  }

  private func append(_ half: Int, to places: inout [PlaceKey]) {
    if !places.isEmpty { places.removeLast() }
    let stretch = chains.places[chains.range(half >> 1)]
    if half & 1 == 0 { places.append(contentsOf: stretch) } else { places.append(contentsOf: stretch.reversed()) }
  }

  private func startAtLowest(_ places: inout [PlaceKey]) {
    places.removeLast()
    guard let lowest = places.indices.min(by: { places[$0] < places[$1] }) else { return }
    places = Array(places[lowest...] + places[...lowest])
  }
}
