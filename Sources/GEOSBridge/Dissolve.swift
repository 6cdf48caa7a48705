public import Geometry

extension GEOSContext {
  /// One feature a group, in the order of the groups: the union of the group's features, valid, shells counter-clockwise
  /// and holes clockwise. Parts that do not touch stay parts of one feature.
  ///
  /// The order of a group and repeated features do not matter. A feature that is not in the set is left out; a group
  /// without any is an empty feature. Borders are taken as they are: gaps between neighbours stay as holes.
  public func dissolved(_ set: PolygonSet, groups: [[Int]]) throws(GEOSError) -> PolygonSet {
    let known = 0..<set.featureCount
    let sorted = groups.map { Array(Set($0.filter { known.contains($0) })).sorted() }
    return try dissolve(set, groups: sorted).rightHanded()
  }
}
