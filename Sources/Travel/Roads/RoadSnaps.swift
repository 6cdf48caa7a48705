/// Places with the points of the network that they are reached from, in flat arrays.
///
/// Place i has the candidates `start[i]..<start[i + 1]`, nearest first. The first is the nearest point that no barrier
/// lies before. A further one (at most `mostCandidates` in all) is kept only where it lies on a larger connected piece
/// of the network than those before it, so that a fragment beside a place does not cut it off. What is cheapest counts.
public struct RoadSnaps: Sendable, Equatable {
  public static let mostCandidates = 4

  public internal(set) var x: [Double] = []
  public internal(set) var y: [Double] = []
  public internal(set) var limitMetres = 0.0
  /// `reached` for a place that is on the network, else why not. One a place.
  public internal(set) var states: [OriginState] = []
  /// Metres to the nearest candidate; where a barrier cuts the place off, to the nearest point behind it; 0 when
  /// nothing is within the limit. One a place.
  public internal(set) var snapMetres: [Double] = []
  public internal(set) var start: [Int32] = [0]
  /// Of each candidate: its edge, how far along it (0...1), the point itself and the walk to it.
  public internal(set) var edge: [Int32] = []
  public internal(set) var fraction: [Double] = []
  public internal(set) var pointX: [Double] = []
  public internal(set) var pointY: [Double] = []
  public internal(set) var walkMetres: [Double] = []

  init() {}

  public var count: Int { states.count }

  /// The candidates of a place.
  public func candidates(_ place: Int) -> Range<Int> { Int(start[place])..<Int(start[place + 1]) }

  /// The places of several parts, in their order: snapping in chunks gives the same as at once.
  public init(merging parts: [RoadSnaps]) {
    limitMetres = parts.first?.limitMetres ?? 0
    for part in parts { append(part) }
  }

  private mutating func append(_ part: RoadSnaps) {
    let offset = Int32(edge.count)
    x += part.x
    y += part.y
    states += part.states
    snapMetres += part.snapMetres
    start += part.start.dropFirst().map { $0 + offset }
    edge += part.edge
    fraction += part.fraction
    pointX += part.pointX
    pointY += part.pointY
    walkMetres += part.walkMetres
  }
}
