import Geometry
import Stunting

/// What costs are measured over.
enum CostGround: Sendable {
  case geodesic
  case road(RoadGround)
  case terrain(TerrainGround)

  init(
    _ travel: TravelMethod, _ inputs: AccessInputs, around box: BoundingBox?, cellMetres: Double
  ) throws(AnalysisError) {
    self = .geodesic
    guard let box else { return }
    switch travel.model {
    case .geodesic: return
    case .road: if let road = try RoadGround(travel, inputs, around: box) { self = .road(road) }
    case .terrain:
      if let terrain = TerrainGround(travel, inputs, around: box, cellMetres: cellMetres) { self = .terrain(terrain) }
    }
  }

  var model: CostModel {
    switch self {
    case .geodesic: .geodesic
    case .road: .road
    case .terrain: .terrain
    }
  }

  /// Identifiers of the sources used, in the order given, each once.
  var sources: [String] {
    switch self {
    case .geodesic: []
    case .road(let road): road.sources
    case .terrain(let terrain): terrain.sources
    }
  }
}

/// What is wanted of the costs (see `CostEngine.costs`).
struct CostWanted: Sendable {
  var isMinutes: Bool
  var nearest: Int
  var limit: Double?
  var threads: Int
}
