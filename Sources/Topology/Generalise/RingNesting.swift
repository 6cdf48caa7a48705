/// Gives the holes of one owner to its shells.
struct RingNesting {
  private let coverage: ArcCoverage
  private let rings: [TracedRing]

  init(_ coverage: ArcCoverage, rings: [TracedRing]) {
    self.coverage = coverage
    self.rings = rings
  }

  /// Rings of each polygon, shell first, in the order of the shells. A hole without a shell is left out.
  func polygons() -> [[Int]] {
    let shells = rings.indices.filter { rings[$0].doubledArea > 0 }
    var polygons = shells.map { [$0] }
    let holes = rings.indices.filter { rings[$0].doubledArea < 0 }
    guard !holes.isEmpty else { return polygons }
    let boxes = shells.map { coverage.box(ofRing: rings[$0].steps) }
    var shellOfWalk: [Int: Int] = [:]
    for (i, shell) in shells.enumerated() { shellOfWalk[rings[shell].walk] = i }
    for hole in holes {
      if let shell = shellOfWalk[rings[hole].walk] ?? smallestShell(around: hole, shells: shells, boxes: boxes) {
        polygons[shell].append(hole)
      }
    }
    return polygons
  }

  private func smallestShell(around hole: Int, shells: [Int], boxes: [StepBox]) -> Int? {
    let box = coverage.box(ofRing: rings[hole].steps)
    var best: Int?
    for i in shells.indices where boxes[i].contains(box) && rings[shells[i]].doubledArea > -rings[hole].doubledArea {
      if let best, rings[shells[best]].doubledArea <= rings[shells[i]].doubledArea { continue }
      if contains(shells[i], hole: hole) { best = i }
    }
    return best
  }

  /// Whether the first place of the hole that is not on the shell is inside of it.
  private func contains(_ shell: Int, hole: Int) -> Bool {
    for step in rings[hole].steps {
      for place in coverage.places(ofArc: Int(step / 2)) {
        let side = coverage.side(of: coverage.x[place], coverage.y[place], ring: rings[shell].steps)
        if side != 0 { return side > 0 }
      }
    }
    return false
  }
}

/// A box in steps.
struct StepBox {
  var minX = Int32.max
  var minY = Int32.max
  var maxX = Int32.min
  var maxY = Int32.min

  mutating func add(_ x: Int32, _ y: Int32) {
    minX = min(minX, x)
    minY = min(minY, y)
    maxX = max(maxX, x)
    maxY = max(maxY, y)
  }

  func contains(_ other: StepBox) -> Bool {
    minX <= other.minX && minY <= other.minY && maxX >= other.maxX && maxY >= other.maxY
  }
}

extension ArcCoverage {
  func box(ofRing steps: [Int32]) -> StepBox {
    var box = StepBox()
    for step in steps { for place in places(ofArc: Int(step / 2)) { box.add(x[place], y[place]) } }
    return box
  }

  /// 1 when a place is inside a ring, 0 when it is on it, -1 outside.
  func side(of px: Int32, _ py: Int32, ring steps: [Int32]) -> Int {
    var isInside = false
    for step in steps {
      let places = places(ofArc: Int(step / 2))
      for i in places.dropLast() {
        let a = Direction(x: Int(x[i]) - Int(px), y: Int(y[i]) - Int(py))
        let b = Direction(x: Int(x[i + 1]) - Int(px), y: Int(y[i + 1]) - Int(py))
        let turn = Direction.cross(a, b)
        if turn == 0, a.x &* b.x &+ a.y &* b.y <= 0 { return 0 }
        if (a.y > 0) != (b.y > 0), (turn > 0) == (b.y > a.y) { isInside.toggle() }
      }
    }
    return isInside ? 1 : -1
  }
}
