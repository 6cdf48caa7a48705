/// The edges of a coverage, each stored once however many rings run along it.
struct EdgeTable: Sendable {
  /// Ends of each edge: the lower place, then the higher.
  private(set) var low: [Int32] = []
  private(set) var high: [Int32] = []
  /// The first two features whose rings hold the edge; -1 for no second one. Equal when a ring runs along it twice.
  private(set) var ownerA: [Int32] = []
  private(set) var ownerB: [Int32] = []
  /// Edge from each ring place to the next, parallel to `CoverageRings.ringPlaces`.
  private(set) var edgeOfStep: [Int32]
  /// Places where a ring turns back on itself.
  private(set) var turnsBack: [Bool]

  init(_ rings: CoverageRings) {
    edgeOfStep = []
    edgeOfStep.reserveCapacity(rings.ringPlaces.count)
    turnsBack = [Bool](repeating: false, count: rings.x.count)
    var edgeOf: [UInt64: Int32] = [:]
    edgeOf.reserveCapacity(rings.ringPlaces.count)
    for ring in 0..<rings.ringCount {
      let places = Array(rings.places(ofRing: ring))
      for step in places.indices {
        let from = places[step]
        let to = places[step + 1 == places.count ? 0 : step + 1]
        edgeOfStep.append(edge(from, to, feature: rings.ringFeature[ring], &edgeOf))
        if places[step == 0 ? places.count - 1 : step - 1] == to { turnsBack[Int(from)] = true }
      }
    }
  }

  var count: Int { low.count }

  private mutating func edge(_ from: Int32, _ to: Int32, feature: Int32, _ edgeOf: inout [UInt64: Int32]) -> Int32 {
    let key = UInt64(UInt32(bitPattern: min(from, to))) << 32 | UInt64(UInt32(bitPattern: max(from, to)))
    if let known = edgeOf[key] {
      if ownerB[Int(known)] < 0 { ownerB[Int(known)] = feature }
      return known
    }
    let edge = Int32(low.count)
    edgeOf[key] = edge
    low.append(min(from, to))
    high.append(max(from, to))
    ownerA.append(feature)
    ownerB.append(-1)
    return edge
  }
}
