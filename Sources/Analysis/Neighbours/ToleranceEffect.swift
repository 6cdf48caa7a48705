import Geometry
import SpatialStats
public import Stunting

/// What a tolerance changes in who is whose neighbour, against borders that must be equal to the last digit.
public struct ToleranceEffect: Sendable, Equatable {
  public var toleranceMetres: Double
  /// Pairs of villages with a vertex in common, as libpysal `Queen` and GeoDa count.
  public var sharedVertexPairs: Int
  /// Pairs that touch or overlap exactly, by geometry.
  public var exactPairs: Int
  /// Pairs within the tolerance.
  public var tolerantPairs: Int
  /// Pairs within the tolerance without a vertex in common, by first, then second village.
  public var added: [TolerancePair]
  /// Pairs with a vertex in common, or that touch exactly, but not within the tolerance: none can be, and it is counted.
  public var removed: [TolerancePair]
  /// Villages without a neighbour by shared vertices that have one within the tolerance, ascending.
  public var curedIslands: [Int]
  /// Villages without a neighbour within the tolerance, ascending: true islands, and villages without polygons.
  public var remainingIslands: [Int]
}

/// A pair of villages that a tolerance makes neighbours, or parts.
public struct TolerancePair: Sendable, Equatable {
  /// Indices of the edition, the lower first, and the names that go with them.
  public var first: Int
  public var second: Int
  public var firstName: String
  public var secondName: String
  public var reason: Reason
  /// Distance between the borders, 0 where they meet.
  public var gapMetres: Double
  /// Border within the tolerance of the other village's, or inside it.
  public var sharedMetres: Double

  /// Why equal vertices miss the pair.
  public enum Reason: String, Sendable, Equatable, Codable, CaseIterable {
    /// The borders keep apart, by no more than the tolerance.
    case apart
    /// The borders cross or overlap, or one's corner lies on the other's edge, without a common vertex.
    case meetWithoutVertex = "meet_without_vertex"
  }
}

/// Compares neighbours by equal vertices with those within a tolerance. Does not depend on `threads`.
public func toleranceEffect(edition: BoundaryEdition, toleranceMetres: Double, threads: Int) async throws
  -> ToleranceEffect
{
  let ground = try NeighbourGround(edition)
  let vertices = sharedVertexPairs(ground.degrees)
  let exact = try await contactPairs(ground.degrees, tolerance: 0, minimumShared: nil, threads: threads)
  let tolerant =
    toleranceMetres == 0
    ? exact
    : try await contactPairs(ground.metres, tolerance: toleranceMetres, minimumShared: nil, threads: threads)
  let measure = PairMeasure(ground, edition, toleranceMetres)
  let count = ground.villageCount
  let before = degrees(vertices, count)
  let after = degrees(tolerant, count)
  return ToleranceEffect(
    toleranceMetres: toleranceMetres, sharedVertexPairs: vertices.count, exactPairs: exact.count,
    tolerantPairs: tolerant.count, added: measure.pairs(missing(tolerant, from: vertices)),
    removed: measure.pairs(missing(Array(Set(vertices + exact)).sorted(by: isBefore), from: tolerant)),
    curedIslands: (0..<count).filter { before[$0] == 0 && after[$0] > 0 },
    remainingIslands: (0..<count).filter { after[$0] == 0 })
}

/// Measures pairs on the ground.
private struct PairMeasure {
  let index: ContiguityIndex
  let names: [String]
  let toleranceMetres: Double

  init(_ ground: NeighbourGround, _ edition: BoundaryEdition, _ toleranceMetres: Double) {
    index = ContiguityIndex(ground.metres)
    names = edition.villages.map(\.name)
    self.toleranceMetres = toleranceMetres
  }

  func pairs(_ pairs: [FeaturePair]) -> [TolerancePair] {
    pairs.map { pair in
      let (a, b) = (Int(pair.first), Int(pair.second))
      let gap = index.gap(between: a, and: b, atMost: toleranceMetres) ?? toleranceMetres
      return TolerancePair(
        first: a, second: b, firstName: name(a), secondName: name(b),
        reason: gap > 0 ? .apart : .meetWithoutVertex, gapMetres: gap,
        sharedMetres: index.sharedLength(a, b, tolerance: toleranceMetres))
    }
  }

  private func name(_ village: Int) -> String { village < names.count ? names[village] : "" }
}

/// Neighbours per village.
private func degrees(_ pairs: [FeaturePair], _ count: Int) -> [Int] {
  var degrees = [Int](repeating: 0, count: count)
  for pair in pairs {
    degrees[Int(pair.first)] += 1
    degrees[Int(pair.second)] += 1
  }
  return degrees
}

/// The pairs that are not among others, in their order.
private func missing(_ pairs: [FeaturePair], from others: [FeaturePair]) -> [FeaturePair] {
  let known = Set(others)
  return pairs.filter { !known.contains($0) }
}

private func isBefore(_ a: FeaturePair, _ b: FeaturePair) -> Bool { (a.first, a.second) < (b.first, b.second) }
