import Geometry
import Parallel
import Stunting
import Travel

/// A grid in degrees that people walk over, with roads and boats burned over it and barriers burned in.
///
/// The speed of a cell is that of a ready-made friction surface where there is one, else the class speed of the land
/// cover (a class without a speed counts as the layer's default, else as the walking speed; 0 is a barrier), else the
/// walking speed where a height is known. Ready-made friction already holds the slope, so heights are then left out.
struct TerrainGround: Sendable {
  let sources: [String]
  /// Minutes a metre.
  let grid: FrictionGrid
  /// The same cells at one a metre: its costs are metres of the shortest way that barriers leave open.
  let metresGrid: FrictionGrid
  private let snapLimit: Double

  /// Nil when no surface lies in the box, or it makes no grid.
  init?(_ travel: TravelMethod, _ inputs: AccessInputs, around box: BoundingBox, cellMetres: Double) {
    let surfaces = inputs.surfaces.filter { $0.extent != nil }
    guard let frame = TerrainFrame(surfaces, around: box, cellMetres: cellMetres)?.grid else { return nil }
    let cells = TerrainCells(surfaces, frame: frame, walking: travel.usableWalkingSpeed)
    let plain = cells.minutesPerMetre.map { $0.isFinite ? 1 : $0 }
    let metres = CellMetres.degrees(frame)
    guard
      let minutes = try? FrictionGrid(
        frame: frame, metres: metres, minutesPerMetre: cells.minutesPerMetre, elevation: cells.elevation),
      let even = try? FrictionGrid(frame: frame, metres: metres, minutesPerMetre: plain)
    else { return nil }
    grid = minutes.burned(inputs.lines, walking: travel.usableWalkingSpeed)
    metresGrid = even.burned(inputs.lines, walking: travel.usableWalkingSpeed, oneAMetre: true)
    snapLimit = travel.snapLimitMetres.isFinite ? max(0, travel.snapLimitMetres) : 0
    sources = distinct(surfaces.map(\.sourceID) + inputs.lines.filter { $0.count > 0 }.map(\.sourceID))
  }

  /// See `CostEngine.costs`. The nearest are one search, those within the limit one search a target that stops there.
  func costs(from origins: [LonLat], to targets: [LonLat], _ wanted: CostWanted) async -> TravelCosts {
    let search = TerrainSearch(
      grid: wanted.isMinutes ? grid : metresGrid, originX: origins.map(\.longitude), originY: origins.map(\.latitude),
      snapLimit: snapLimit)
    let nearest = search.costs(to: targets, nearest: max(1, wanted.nearest), limit: .infinity)
    var table = nearest.table
    if let limit = wanted.limit {
      let parts = try? await mapChunks(count: targets.count, chunkSize: 64, threads: wanted.threads) { range in
        var part = search.costs(to: Array(targets[range]), nearest: nil, limit: limit).table
        for i in part.targets.indices { part.targets[i] += Int32(clamping: range.lowerBound) }
        return part
      }
      table = mergedTables(nearest.table, parts ?? [])
    }
    markOutside(&table, origins)
    return TravelCosts(
      table: table, targetStates: nearest.targets.states, targetSnapMetres: nearest.targets.snapMetres)
  }

  /// Of places that the surfaces don't cover nothing is known: they are not the unreachable.
  private func markOutside(_ table: inout CostTable, _ origins: [LonLat]) {
    let frame = grid.frame
    let box = BoundingBox(
      minX: frame.originX, minY: frame.originY + Double(frame.rows) * frame.cellHeight,
      maxX: frame.originX + Double(frame.columns) * frame.cellWidth, maxY: frame.originY)
    for (i, origin) in origins.enumerated() where i < table.count && table.states[i] != .reached {
      if !box.contains(origin.longitude, origin.latitude) { table.states[i] = .unusable }
    }
  }

  /// Costs of every cell to the nearest of some targets, infinite where none is reached.
  func cellCosts(to targets: [LonLat], isMinutes: Bool) -> [Double] {
    let own = isMinutes ? grid : metresGrid
    let found = try? own.nearestSource(
      x: targets.map(\.longitude), y: targets.map(\.latitude), snapLimitMetres: snapLimit)
    return found?.minutes ?? [Double](repeating: .infinity, count: own.cellCount)
  }
}

private struct TerrainSearch: Sendable {
  let grid: FrictionGrid
  let originX: [Double]
  let originY: [Double]
  let snapLimit: Double

  func costs(to targets: [LonLat], nearest: Int?, limit: Double) -> TerrainCosts {
    let options = TerrainCostOptions(nearestCount: nearest, limitMinutes: limit, snapLimitMetres: snapLimit)
    let found = try? grid.costs(
      originX: originX, originY: originY, targetX: targets.map(\.longitude), targetY: targets.map(\.latitude),
      options: options)
    // Counts are equal by construction, so there is nothing to throw.
    return found ?? TerrainCosts(table: CostTable(), targets: TerrainPlaces())
  }
}

extension FrictionGrid {
  /// With barriers burned in, and roads and boats over them.
  fileprivate func burned(_ layers: [TravelLines], walking: Double, oneAMetre: Bool = false) -> FrictionGrid {
    var grid = self
    for layer in layers where layer.role == .barrier { grid.burnBarriers(layer.lineSet().lines) }
    for layer in layers where layer.role != .barrier {
      let (lines, indices) = layer.lineSet()
      let speeds = indices.map { layer.speed(ofLine: $0, walking: walking) }
      // 0.06 km/h is one metre a minute.
      grid.burnLines(lines, speedKilometresPerHour: oneAMetre ? speeds.map { $0 > 0 ? 0.06 : $0 } : speeds)
    }
    return grid
  }
}

extension TravelLines {
  /// The lines of two vertices and more in degrees, and which they are.
  fileprivate func lineSet() -> (lines: LineSet, indices: [Int]) {
    var lines = LineSet()
    var indices: [Int] = []
    for line in 0..<max(0, count) {
      for v in vertices(ofLine: line) { lines.appendVertex(longitudes[v], latitudes[v]) }
      let before = lines.count
      lines.endLine()
      if lines.count > before { indices.append(line) }
    }
    return (lines, indices)
  }
}
