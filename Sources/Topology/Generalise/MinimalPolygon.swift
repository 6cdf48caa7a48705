/// A unit square of the grid that stands for an owner.
struct MinimalPolygon: Sendable {
  var owner: Int32
  /// Its north-west corner.
  var corner: GridPlace
}

extension OwnerRings {
  /// The rings with unit squares added behind the polygons of their owners.
  ///
  /// - Parameter squares: Ascending by owner.
  func adding(_ squares: [MinimalPolygon]) -> OwnerRings {
    guard !squares.isEmpty else { return self }
    var result = OwnerRings()
    var next = 0
    var first = 0
    while next < squares.count {
      let owner = min(Int(squares[next].owner), ownerCount - 1)
      result.append(selecting(first..<owner + 1))
      result.appendToLastOwner(squares[next].corner)
      first = owner + 1
      next += 1
    }
    result.append(selecting(first..<ownerCount))
    return result
  }

  private func selecting(_ owners: Range<Int>) -> OwnerRings {
    let polygons = ownerStart[owners.lowerBound]...ownerStart[owners.upperBound]
    let rings = polygonStart[Int(polygons.lowerBound)]...polygonStart[Int(polygons.upperBound)]
    let places = ringStart[Int(rings.lowerBound)]...ringStart[Int(rings.upperBound)]
    var result = OwnerRings()
    result.x = Array(x[Int(places.lowerBound)..<Int(places.upperBound)])
    result.y = Array(y[Int(places.lowerBound)..<Int(places.upperBound)])
    result.ringStart = ringStart[Int(rings.lowerBound)...Int(rings.upperBound)].map { $0 - places.lowerBound }
    result.polygonStart = polygonStart[Int(polygons.lowerBound)...Int(polygons.upperBound)].map {
      $0 - rings.lowerBound
    }
    result.ownerStart = ownerStart[owners.lowerBound...owners.upperBound].map { $0 - polygons.lowerBound }
    return result
  }

  private mutating func appendToLastOwner(_ corner: GridPlace) {
    let (x0, y0) = (corner.x, corner.y)
    x.append(contentsOf: [x0, x0 + 1, x0 + 1, x0, x0])
    y.append(contentsOf: [y0, y0, y0 + 1, y0 + 1, y0])
    ringStart.append(Int32(truncatingIfNeeded: x.count))
    polygonStart.append(Int32(truncatingIfNeeded: ringStart.count - 1))
    ownerStart[ownerStart.count - 1] += 1
  }
}
