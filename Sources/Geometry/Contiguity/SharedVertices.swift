/// Pairs of features that have a vertex in common, to the last bit of both coordinates, ascending.
///
/// That is what most programs call queen contiguity (libpysal `Queen`, GeoDa with precision 0). It misses neighbours
/// whose common border was digitised twice, or whose corner lies on the other's straight edge.
public func sharedVertexPairs(_ polygons: PolygonSet) -> [FeaturePair] {
  let owners = vertexOwners(polygons)
  let x = polygons.x.span
  let y = polygons.y.span
  var pairs: Set<UInt64> = []
  var first = 0
  while first < owners.count {
    let vertex = Int(owners[first].vertex)
    var end = first + 1
    while end < owners.count, x[Int(owners[end].vertex)] == x[vertex], y[Int(owners[end].vertex)] == y[vertex] {
      end += 1
    }
    insertPairs(owners[first..<end], into: &pairs)
    first = end
  }
  return pairs.sorted().map {
    FeaturePair(first: Int32(truncatingIfNeeded: $0 >> 32), second: Int32(truncatingIfNeeded: $0 & 0xFFFF_FFFF))
  }
}

/// A vertex and the feature that it belongs to.
private struct VertexOwner {
  let vertex: Int32
  let feature: Int32
}

/// The vertices with finite coordinates by x, then y, then feature.
private func vertexOwners(_ polygons: PolygonSet) -> [VertexOwner] {
  let x = polygons.x.span
  let y = polygons.y.span
  var owners: [VertexOwner] = []
  owners.reserveCapacity(polygons.vertexCount)
  for feature in 0..<polygons.featureCount {
    for v in polygons.vertices(ofFeature: feature) where x[v].isFinite && y[v].isFinite {
      owners.append(VertexOwner(vertex: Int32(v), feature: Int32(feature)))
    }
  }
  owners.sort { a, b in
    let (v, w) = (Int(a.vertex), Int(b.vertex))
    return (x[v], y[v], a.feature) < (x[w], y[w], b.feature)
  }
  return owners
}

/// Every pair of different features among owners that ascend by feature.
private func insertPairs(_ owners: ArraySlice<VertexOwner>, into pairs: inout Set<UInt64>) {
  guard owners.count > 1 else { return }
  var features: [Int32] = []
  for owner in owners where features.last != owner.feature { features.append(owner.feature) }
  for (k, a) in features.enumerated() {
    for b in features.dropFirst(k + 1) { pairs.insert(UInt64(UInt32(a)) << 32 | UInt64(UInt32(b))) }
  }
}
