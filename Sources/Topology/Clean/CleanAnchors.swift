import Geometry

extension CleanCoverage {
  /// Finds the owners without area, says why, and marks the middle of the box of their places.
  mutating func placeAnchors(_ set: PolygonSet, ownerOf: [Int32], claims: FaceClaims, projection: GridProjection) {
    var hasArea = [Bool](repeating: false, count: set.featureCount)
    for owner in ownerOf where owner >= 0 { hasArea[Int(owner)] = true }
    var claimed = hasArea
    for owner in claims.owners { claimed[Int(owner)] = true }
    for owner in 0..<set.featureCount where !hasArea[owner] {
      anchors[owner] = middle(set, owner, projection)
      if anchors[owner] == nil {
        findings.ownersWithoutGeometry.append(Int32(owner))
      } else if claimed[owner] {
        findings.ownersWithinOthers.append(Int32(owner))
      } else {
        findings.ownersWithoutArea.append(Int32(owner))
      }
    }
  }

  private func middle(_ set: PolygonSet, _ owner: Int, _ projection: GridProjection) -> GridPlace? {
    let places = set.vertices(ofFeature: owner).compactMap {
      projection.place(longitude: set.x[$0], latitude: set.y[$0])
    }
    guard let minX = places.map(\.x).min(), let maxX = places.map(\.x).max(), let minY = places.map(\.y).min(),
      let maxY = places.map(\.y).max()
    else { return nil }
    return GridPlace(x: Int32((minX + maxX) / 2), y: Int32((minY + maxY) / 2))
  }
}

extension CleaningFindings {
  mutating func add(
    _ settling: OverlapSettling, _ stranded: StrandedSlivers, _ filling: GapFilling, _ measures: FaceMeasures
  ) {
    for face in settling.contested { overlapsSettled.add(area: measures.area[face]) }
    ownersCutByOthers = settling.ownersCutByOthers()
    for sliver in stranded.slivers { sliversMoved.add(area: measures.area(of: sliver)) }
    for (gap, owner) in zip(filling.gaps, filling.filledBy) {
      if owner >= 0 {
        sliversFilled.add(area: measures.area(of: gap))
      } else {
        gapsLeft.add(area: measures.area(of: gap))
      }
    }
  }
}

extension PieceSum {
  mutating func add(area: Double) {
    count += 1
    areaSquareMetres += area
  }
}
