import Geometry
import PROJBridge
import Parallel
import Stunting
import Travel

/// A network of roads and boats in metres of a local frame, with the barriers that nobody walks across.
struct RoadGround: Sendable {
  let sources: [String]
  private let network: RoadNetwork
  private let barriers: BarrierIndex
  private let frame: LocalFrame
  private let walking: Double
  private let snapLimit: Double

  /// Nil when no line has a speed. Speeds of lines as `TravelLines.speed` says; directions are heeded.
  init?(_ travel: TravelMethod, _ inputs: AccessInputs, around box: BoundingBox) throws(AnalysisError) {
    frame = LocalFrame(centredOn: box)
    walking = travel.usableWalkingSpeed
    snapLimit = travel.snapLimitMetres.isFinite ? max(0, travel.snapLimitMetres) : 0
    let projection = try Self.projection(frame)
    barriers = Self.barriers(inputs.lines.filter { $0.role == .barrier }, projection)
    let travelled = inputs.lines.filter { $0.role != .barrier }
    network = RoadNetwork(
      lines: Self.roads(travelled, walking: walking, projection),
      options: RoadOptions(walkingKilometresPerHour: walking), barriers: barriers)
    guard network.edgeCount > 0 else { return nil }
    sources = distinct(inputs.lines.filter { $0.count > 0 }.map(\.sourceID))
  }

  private static func projection(_ frame: LocalFrame) throws(AnalysisError) -> Projection {
    do { return try Projection(to: frame) } catch { throw .projection(error) }
  }

  private static func roads(_ layers: [TravelLines], walking: Double, _ projection: Projection) -> RoadLines {
    var roads = RoadLines()
    for layer in layers {
      var (x, y) = (layer.longitudes, layer.latitudes)
      _ = projection.forward(x: &x, y: &y)
      for line in 0..<max(0, layer.count) {
        let vertices = layer.vertices(ofLine: line)
        roads.append(
          x: x[vertices], y: y[vertices], kilometresPerHour: layer.speed(ofLine: line, walking: walking),
          oneWay: line < layer.oneWay.count ? Int(layer.oneWay[line]) : 0, isBoat: layer.role == .boat)
      }
    }
    return roads
  }

  private static func barriers(_ layers: [TravelLines], _ projection: Projection) -> BarrierIndex {
    var (x, y): ([Double], [Double]) = ([], [])
    var start: [Int32] = [0]
    for layer in layers {
      for line in 0..<max(0, layer.count) {
        let vertices = layer.vertices(ofLine: line)
        x += layer.longitudes[vertices]
        y += layer.latitudes[vertices]
        start.append(Int32(clamping: x.count))
      }
    }
    _ = projection.forward(x: &x, y: &y)
    return BarrierIndex(x: x, y: y, lineStart: start)
  }

  /// Places on the network.
  func snaps(_ places: [LonLat], threads: Int) async throws(AnalysisError) -> RoadSnaps {
    var x = places.map(\.longitude)
    var y = places.map(\.latitude)
    _ = try Self.projection(frame).forward(x: &x, y: &y)
    let (ownX, ownY) = (x, y)
    let parts = try? await mapChunks(count: places.count, chunkSize: 2048, threads: threads) { range in
      network.snap(ownX, ownY, range: range, limitMetres: snapLimit, barriers: barriers)
    }
    return RoadSnaps(merging: parts ?? [])
  }

  /// See `CostEngine.costs`. The nearest are one search, those within the limit one search a target that stops there.
  func costs(
    from origins: CostOrigins, to targets: [LonLat], _ wanted: CostWanted
  ) async throws(AnalysisError) -> TravelCosts {
    let places = try await snaps(targets, threads: wanted.threads)
    let starts: RoadSnaps
    if let known = origins.snaps {
      starts = known
    } else {
      starts = try await snaps(origins.positions, threads: wanted.threads)
    }
    let nearest = await table(starts, places, wanted, options(wanted, nearest: wanted.nearest, within: nil))
    guard let limit = wanted.limit else { return costs(nearest, places, wanted) }
    let within = await table(starts, places, wanted, options(wanted, nearest: 1, within: limit))
    return costs(mergedTables(nearest, [within]), places, wanted)
  }

  private func options(_ wanted: CostWanted, nearest: Int, within: Double?) -> RoadCostOptions {
    RoadCostOptions(
      unit: wanted.isMinutes ? .minutes : .metres, nearest: max(1, nearest), within: within,
      maxCost: within.map { $0 * (1 + 1e-9) } ?? .infinity, walkingKilometresPerHour: walking)
  }

  private func table(
    _ origins: RoadSnaps, _ targets: RoadSnaps, _ wanted: CostWanted, _ options: RoadCostOptions
  ) async -> CostTable {
    guard options.within != nil else {
      return network.costs(origins: origins, targets: targets, options: options, barriers: barriers)
    }
    let parts = try? await mapChunks(count: targets.count, chunkSize: 32, threads: wanted.threads) { range in
      network.costEntries(
        origins: origins, targets: targets, targetRange: range, options: options, barriers: barriers)
    }
    return CostTable(merging: parts ?? [], origins: origins, options: options)
  }

  private func costs(_ table: CostTable, _ targets: RoadSnaps, _ wanted: CostWanted) -> TravelCosts {
    TravelCosts(table: table.rounded(), targetStates: targets.states, targetSnapMetres: targets.snapMetres)
  }
}
