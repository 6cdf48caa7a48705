extension ArcCoverage {
  /// The coverage of groups of owners, such as the districts of villages: borders between two owners of one group are
  /// gone, the others joined to arcs from node to node.
  ///
  /// - Parameters:
  ///   - groups: The group of each owner; -1, or a group outside of `0..<count`, makes it part of the outside.
  ///   - count: Number of groups.
  public func dissolved(by groups: [Int32], count: Int) -> ArcCoverage {
    func group(_ owner: Int32) -> Int32 {
      guard groups.indices.contains(Int(owner)) else { return -1 }
      let group = groups[Int(owner)]
      return group >= 0 && Int(group) < count ? group : -1
    }
    var pieces = ArcCoverage(bits: bits, ownerCount: count)
    for arc in 0..<arcCount {
      let (l, r) = (group(left[arc]), group(right[arc]))
      guard l != r else { continue }
      let places = places(ofArc: arc)
      pieces.append(x: x[places], y: y[places], left: l, right: r)
    }
    return pieces.joined()
  }
}
