/// One zoom of a pyramid.
struct PyramidLevel: Sendable {
  var coverage: ArcCoverage
  /// Owners with a minimal polygon, ascending.
  var minimal: [Int32]
  /// Minimal polygons that are not part of the coverage, ascending by owner.
  var stacked: [MinimalPolygon]
}

/// Makes the levels of a pyramid one after the other, each from the one before.
struct PyramidBuilder {
  private var finer: ArcCoverage
  private let isWanted: [Bool]
  private var anchors: OwnerAnchors
  private let toleranceSteps: Double
  /// Enclosed stretches of the outside that are smaller are filled.
  private static let pondSquareSteps = 8

  init(_ clean: ArcCoverage, anchors given: [GridPlace?], toleranceSteps: Double) {
    finer = clean
    self.toleranceSteps = toleranceSteps
    anchors = OwnerAnchors(ownerCount: clean.ownerCount, given: given, bits: clean.bits)
    var isWanted = [Bool](repeating: false, count: clean.ownerCount)
    for (owner, area) in clean.doubledAreas().enumerated() {
      isWanted[owner] = area > 0 || anchors.hasAnchor(owner)
    }
    self.isWanted = isWanted
  }

  mutating func nextLevel(bits: Int, threads: Int) async throws -> PyramidLevel {
    var net = try await ArcSnapper.snap(finer, toBits: bits, threads: threads).resolved()
    let areas = net.chains.doubledAreas(ownerCount: isWanted.count, index: net.index)
    let lost = isWanted.indices.filter { isWanted[$0] && areas[$0] <= 0 }
    var stacked: [MinimalPolygon] = []
    if !lost.isEmpty {
      anchors.remember(lost, in: finer)
      let cells = lost.map { anchors.cell(of: $0, bits: bits) }
      let carver = MinimalCarver(coverage(of: net, bits: bits), areas: areas, lost: cells)
      stacked = carver.stacked
      net = try await ArcSnapper.snap(carver.outlined(), toBits: bits, threads: threads).resolved()
    }
    net.chains = try await ChainSimplifier(net.chains, index: net.index, toleranceSteps: toleranceSteps)
      .simplified(threads: threads)
    if let owners = PondFilling(coverage(of: net, bits: bits), squareSteps: PyramidBuilder.pondSquareSteps).filled() {
      net.chains = net.chains.relabelled(left: owners.left, right: owners.right, placeCount: net.index.count)
    }
    finer = coverage(of: net, bits: bits)
    let minimal = isWanted.indices.filter { isWanted[$0] && areas[$0] <= 1 }.map { Int32(truncatingIfNeeded: $0) }
    return PyramidLevel(coverage: finer, minimal: minimal, stacked: stacked)
  }

  private func coverage(of net: BorderNet, bits: Int) -> ArcCoverage {
    net.chains.coverage(bits: bits, ownerCount: isWanted.count, index: net.index)
  }
}

extension ArcCoverage {
  /// Shoelace sum of each owner's area.
  func doubledAreas() -> [Int] {
    var areas = [Int](repeating: 0, count: ownerCount)
    for arc in 0..<arcCount {
      let sum = doubledArea(ofArc: arc)
      if areas.indices.contains(Int(right[arc])) { areas[Int(right[arc])] &+= sum }
      if areas.indices.contains(Int(left[arc])) { areas[Int(left[arc])] &-= sum }
    }
    return areas
  }
}
