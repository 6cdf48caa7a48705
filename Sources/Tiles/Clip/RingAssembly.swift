/// Puts chains of edges within the frame and stretches of its border together into rings.
struct RingAssembly {
  private var chains = ClipChains()
  /// Where the number of times that the border is passed changes: distance along it, and by how much.
  private var events: [(distance: Int32, change: Int32)] = []

  mutating func clear() {
    chains.clear()
    events.removeAll(keepingCapacity: true)
  }

  mutating func startChain() { chains.start() }
  mutating func append(_ place: ClipPlace) { chains.append(place) }
  mutating func endChain() { chains.end() }

  /// A stretch of the border within one side; backwards counts against.
  mutating func addBorder(from: Int32, to: Int32) {
    if from == to { return }
    events.append((from, 1))
    events.append((to, -1))
  }

  /// A stretch of the border that may pass corners.
  mutating func addAround(from: Int32, to: Int32, isClockwise: Bool) {
    let around = 4 * ClipFrame.side
    addBorder(from: from, to: to)
    if isClockwise, from > to { addWhole(1, around) }
    if !isClockwise, from < to { addWhole(-1, around) }
  }

  private mutating func addWhole(_ change: Int32, _ around: Int32) {
    events.append((0, change))
    events.append((around, -change))
  }

  /// Appends the rings, shells before their holes.
  ///
  /// - Parameter canTouch: True when every place is a node: edges that run there and back have to be looked for.
  mutating func finish(canTouch: Bool, into geometry: inout TileGeometry) {
    chains.cancelOpposites()
    let nodes = chains.borderDistances()
    if nodes.isEmpty, chains.count == 0 {
      if isWhollyCovered() { appendFrame(&geometry) }
      return
    }
    appendBorderChains(nodes)
    var loops = ClipLoops()
    RingTracer(chains).trace(into: &loops)
    loops.append(to: &geometry)
  }

  /// Without chains the border is passed equally often everywhere.
  private func isWhollyCovered() -> Bool {
    events.reduce(into: Int32(0)) { sum, event in if event.distance <= 0 { sum += event.change } } > 0
  }

  private func appendFrame(_ geometry: inout TileGeometry) {
    let (low, high) = (ClipFrame.low, ClipFrame.high)
    geometry.append(x: [low, high, high, low], y: [low, low, high, high])
  }

  /// Between two nodes the number of passes is the same everywhere.
  private mutating func appendBorderChains(_ nodes: [Int32]) {
    events.sort { $0.distance < $1.distance }
    let corners = (0...4).map { Int32($0) * ClipFrame.side }
    let stops = (nodes + corners).sorted()
    var passes: Int32 = 0
    var next = 0
    for (from, to) in zip(stops, stops.dropFirst()) where from < to {
      while next < events.count, events[next].distance <= from {
        passes += events[next].change
        next += 1
      }
      guard passes > 0 else { continue }
      chains.start()
      chains.append(ClipFrame.place(at: from))
      chains.append(ClipFrame.place(at: to))
      chains.end()
    }
  }
}
