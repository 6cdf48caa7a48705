/// The areas of a coverage as rings on its grid, put together from its arcs.
///
/// Rings are closed (the last place repeats the first). With y down, a shell has a positive shoelace sum and a hole a
/// negative one, as vector tiles want it (Mapbox Vector Tile specification 2.1, section 4.3.3.3). The first ring of a
/// polygon is its shell; its holes follow.
public struct OwnerRings: Sendable, Equatable {
  public internal(set) var x: [Int32] = []
  public internal(set) var y: [Int32] = []
  /// Index of each ring's first place, then the number of places.
  public internal(set) var ringStart: [Int32] = [0]
  /// Index of each polygon's first ring, then the number of rings.
  public internal(set) var polygonStart: [Int32] = [0]
  /// Index of each owner's first polygon, then the number of polygons.
  public internal(set) var ownerStart: [Int32] = [0]

  public var ownerCount: Int { ownerStart.count - 1 }
  public func places(ofRing ring: Int) -> Range<Int> { Int(ringStart[ring])..<Int(ringStart[ring + 1]) }
  public func rings(ofPolygon polygon: Int) -> Range<Int> {
    Int(polygonStart[polygon])..<Int(polygonStart[polygon + 1])
  }
  public func polygons(ofOwner owner: Int) -> Range<Int> { Int(ownerStart[owner])..<Int(ownerStart[owner + 1]) }
  /// The same rings with every place moved, such as to another projection; their order and direction stay.
  public func moved(_ place: (_ x: Int32, _ y: Int32) -> (x: Int32, y: Int32)) -> OwnerRings {
    var rings = self
    for index in x.indices { (rings.x[index], rings.y[index]) = place(x[index], y[index]) }
    return rings
  }

  /// All rings of an owner; contiguous.
  public func rings(ofOwner owner: Int) -> Range<Int> {
    let polygons = polygons(ofOwner: owner)
    return Int(polygonStart[polygons.lowerBound])..<Int(polygonStart[polygons.upperBound])
  }
}
