public import SpatialStats

/// Who is whose neighbour. Rules by contact use the polygons; the others use one point a village (`NeighbourPoint`), in
/// metres of a frame centred on the study area.
public enum NeighbourRule: Sendable, Hashable {
  /// A common point of border, within the tolerance.
  case queen
  /// A common stretch of border, within the tolerance.
  case rook
  /// Villages that are at most (`withLower`) or exactly `order` queen steps away.
  case queenOrder(Int, withLower: Bool)
  /// Villages that are at most (`withLower`) or exactly `order` rook steps away.
  case rookOrder(Int, withLower: Bool)
  /// The k nearest villages; not symmetric.
  case nearest(Int)
  /// All villages within a distance, the distance itself included.
  case band(metres: Double)
  /// One over the distance to a power, within a distance. Refuses two villages at one point.
  case inverseDistance(metres: Double, power: Double)
  /// A kernel of the distance.
  case kernel(Kernel, Bandwidth)

  /// Whether the rule uses one point a village instead of its polygons.
  public var usesPoints: Bool {
    switch self {
    case .queen, .rook, .queenOrder, .rookOrder: false
    case .nearest, .band, .inverseDistance, .kernel: true
    }
  }

  /// Whether every link weighs 1 before rows are standardised.
  public var isBinary: Bool {
    switch self {
    case .inverseDistance, .kernel: false
    default: true
    }
  }

  /// What a village's own link weighs beside its neighbours', for statistics that count the village itself (Gi*): the
  /// kernel at distance 0, else 1.
  public var selfWeight: Double {
    if case .kernel(let kernel, _) = self { kernel.weight(0) } else { 1 }
  }
}
