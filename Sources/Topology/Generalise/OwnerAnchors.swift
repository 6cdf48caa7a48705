/// Where owners without area have their minimal polygons: places on the finest grid, kept from zoom to zoom.
struct OwnerAnchors {
  private static let bits = 30
  private var anchors: [GridPlace?]

  /// - Parameter given: Places on a grid of `bits`; may be shorter than the number of owners.
  init(ownerCount: Int, given: [GridPlace?], bits: Int) {
    anchors = [GridPlace?](repeating: nil, count: ownerCount)
    for (owner, place) in given.prefix(ownerCount).enumerated() {
      if let place { anchors[owner] = OwnerAnchors.finest(place, bits: bits) }
    }
  }

  func hasAnchor(_ owner: Int) -> Bool { anchors[owner] != nil }

  /// The cell of an owner's anchor, inside the world.
  func cell(of owner: Int, bits: Int) -> MinimalPolygon {
    let anchor = anchors[owner] ?? GridPlace(x: 0, y: 0)
    let last = Int32(truncatingIfNeeded: (1 << bits) - 1)
    let shift = Int32(OwnerAnchors.bits - bits)
    let corner = GridPlace(x: min(max(0, anchor.x >> shift), last), y: min(max(0, anchor.y >> shift), last))
    return MinimalPolygon(owner: Int32(truncatingIfNeeded: owner), corner: corner)
  }

  /// Anchors owners that have none yet at the middle of their widest arc.
  mutating func remember(_ owners: [Int], in coverage: ArcCoverage) {
    var isNew = [Bool](repeating: false, count: anchors.count)
    for owner in owners where anchors[owner] == nil { isNew[owner] = true }
    guard isNew.contains(true) else { return }
    var widest = [Int](repeating: -1, count: anchors.count)
    for arc in 0..<coverage.arcCount {
      for owner in [coverage.left[arc], coverage.right[arc]] {
        guard isNew.indices.contains(Int(owner)), isNew[Int(owner)] else { continue }
        let box = coverage.box(ofRing: [Int32(truncatingIfNeeded: 2 * arc)])
        let width = max(Int(box.maxX) - Int(box.minX), Int(box.maxY) - Int(box.minY))
        guard width > widest[Int(owner)] else { continue }
        widest[Int(owner)] = width
        let places = coverage.places(ofArc: arc)
        let middle = places.lowerBound + places.count / 2
        anchors[Int(owner)] = OwnerAnchors.finest(
          GridPlace(x: coverage.x[middle], y: coverage.y[middle]), bits: coverage.bits)
      }
    }
  }

  private static func finest(_ place: GridPlace, bits: Int) -> GridPlace {
    let shift = OwnerAnchors.bits - bits
    return GridPlace(x: Int32(clamping: Int(place.x) << shift), y: Int32(clamping: Int(place.y) << shift))
  }
}
