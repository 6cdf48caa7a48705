import Topology

/// What a stretch of border separates.
enum BorderKind: UInt8, Sendable, CaseIterable {
  case village
  case district
  /// The region ends here.
  case outer
}

/// The kind of each arc of a coverage of villages: outer when one side is nothing, district when the districts of both
/// sides differ.
func borderKinds(_ coverage: ArcCoverage, districtOf: [Int]) -> [BorderKind] {
  zip(coverage.left, coverage.right).map { left, right in
    guard left >= 0, right >= 0 else { return .outer }
    guard districtOf.indices.contains(Int(left)), districtOf.indices.contains(Int(right)) else { return .village }
    return districtOf[Int(left)] == districtOf[Int(right)] ? .village : .district
  }
}
