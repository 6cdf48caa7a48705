public import Geometry
public import Stunting

/// Costs between people and facilities by one travel method. What the method rests on (network, grid) is made once and
/// serves every service; then it is only read, by any number of threads.
public struct CostEngine: Sendable {
  /// The method as it is used: when the layers that its model needs are not there (no line with a speed for roads, no
  /// surface for terrain), the model is the geodesic one.
  public let method: TravelMethod
  let ground: CostGround
  /// Degrees; what isochrones are drawn in.
  let box: BoundingBox?

  /// - Parameters:
  ///   - travel: What was asked for.
  ///   - box: Degrees; the frame of metres is centred on it, and a terrain grid covers it with a margin of 0.1 degree.
  ///   - cellMetres: Side of a cell of the terrain grid; larger where there would be more than 2^24 cells.
  /// - Throws: `projection` when PROJ can't be used.
  public init(
    _ travel: TravelMethod, inputs: AccessInputs, around box: BoundingBox?, cellMetres: Double = 100
  ) throws(AnalysisError) {
    var method = travel
    let usable = box.flatMap { $0.width.isFinite && $0.height.isFinite ? $0 : nil }
    self.box = usable
    ground = try CostGround(method, inputs, around: usable, cellMetres: cellMetres)
    method.model = ground.model
    method.sources = ground.sources
    self.method = method
  }

  /// The method for costs in minutes or in metres.
  public func method(isMinutes: Bool) -> TravelMethod {
    var method = method
    method.isMinutes = isMinutes
    return method
  }

  /// Places that people start from, made ready once for many services.
  public func origins(_ positions: [LonLat], threads: Int = 1) async throws(AnalysisError) -> CostOrigins {
    guard case .road(let road) = ground else { return CostOrigins(positions: positions) }
    return CostOrigins(positions: positions, snaps: try await road.snaps(positions, threads: threads))
  }

  /// Costs from each origin to its `nearest` cheapest targets and to every other one whose cost is at most `limit`, the
  /// limit included. Every origin has an entry, also without any target; the result is the same for any number of
  /// threads.
  ///
  /// Over roads metres are those of the network, with the walk to it. Over terrain they are those of the shortest way
  /// that barriers leave open.
  ///
  /// - Parameters:
  ///   - isMinutes: Minutes, else metres.
  ///   - limit: In the unit of the costs; nil for the nearest only.
  /// - Throws: `projection` when PROJ can't be used.
  public func costs(
    from origins: CostOrigins, to targets: [LonLat], isMinutes: Bool, nearest: Int, within limit: Double? = nil,
    threads: Int = 1
  ) async throws(AnalysisError) -> TravelCosts {
    let wanted = CostWanted(
      isMinutes: isMinutes, nearest: max(0, nearest), limit: limit.flatMap { $0 >= 0 ? $0 : nil }, threads: threads)
    switch ground {
    case .geodesic:
      return await geodesicCosts(
        origins: origins.positions, targets: targets, perMetre: perMetre(isMinutes: isMinutes), wanted)
    case .road(let road): return try await road.costs(from: origins, to: targets, wanted)
    case .terrain(let terrain): return await terrain.costs(from: origins.positions, to: targets, wanted)
    }
  }

  /// The same from places that serve one question only.
  public func costs(
    origins: [LonLat], targets: [LonLat], isMinutes: Bool, nearest: Int, within limit: Double? = nil, threads: Int = 1
  ) async throws(AnalysisError) -> TravelCosts {
    try await costs(
      from: self.origins(origins, threads: threads), to: targets, isMinutes: isMinutes, nearest: nearest,
      within: limit, threads: threads)
  }

  /// Cost of a metre as the crow flies: the detour, and the time it takes on foot.
  func perMetre(isMinutes: Bool) -> Double {
    let detour = method.detourFactor.isFinite && method.detourFactor > 0 ? method.detourFactor : 1
    return isMinutes ? detour / method.metresPerMinute : detour
  }
}
