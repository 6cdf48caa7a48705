public import Geometry

/// A large invented coverage of villages for benchmarks: shared irregular borders, no kecamatan, no faults.
public struct SyntheticCoverageMap: Sendable {
  public let codes: [String]
  public let names: [String]
  /// Children measured and stunted.
  public let measured: [Int]
  public let stunted: [Int]
  /// Feature i is village i. WGS 84, six decimals, in the open Indian Ocean from 80 E, 30 S on.
  public let polygons: LonLatPolygons

  public var vertexCount: Int { polygons.planar.vertexCount }

  /// - Parameters:
  ///   - count: Villages, 1 to 500,000; anything else is brought into that range.
  ///   - seed: The same seed and count give the same bytes.
  public static func generate(count: Int, seed: UInt64) -> SyntheticCoverageMap {
    SyntheticCoverageMap(count: min(500_000, max(1, count)), seed: seed)
  }

  private init(count: Int, seed: UInt64) {
    let block = SeedBlocks(count: count)
    let lattice = block.lattice
    let seeds = block.seeds(seed: seed)
    let growth = VillageGrowth(lattice: lattice, seed: seed, pace: [Double](repeating: 1, count: count))
    let labels = growth.labels(from: seeds, land: block.land)
    let shape = CoverageShape(
      lattice: lattice, labels: labels, warp: DomainWarp(seed: seed, cellMetres: lattice.cellMetres), seed: seed,
      piecesPerEdge: 3)
    polygons = LonLatPolygons(SyntheticCoverageMap.set(shape.rings(villageCount: count)))
    codes = (0..<count).map(SyntheticCoverageMap.code)
    names = (0..<count).map { "Desa Contoh \($0 + 1)" }
    var sizes: [Int] = []
    var cases: [Int] = []
    for village in 0..<count {
      var stream = DrawStream(seed: seed, topic: .benchmark, item: village)
      sizes.append(stream.integer(40...400))
      cases.append(stream.binomial(sizes[village], stream.beta(mean: 0.2, concentration: 99)))
    }
    measured = sizes
    stunted = cases
  }

  /// `RR.KK.DD.2VVV` counted through, from province 99 down; all different up to the largest count.
  private static func code(_ village: Int) -> String {
    let district = village / 20
    let serial = village % 20 + 1
    let parts = [99 - district / 9_801 % 90, district / 99 % 99 + 1, district % 99 + 1]
    return parts.map(twoDigits).joined(separator: ".") + ".20" + twoDigits(serial)
  }

  /// A plain conversion of metres to degrees: shapes need not be true here.
  private static func set(_ rings: [[CoverageShape.Ring]]) -> PolygonSet {
    var set = PolygonSet()
    set.reserve(vertices: rings.reduce(0) { $0 + $1.reduce(0) { $0 + $1.points.count + 1 } }, features: rings.count)
    for village in rings {
      for polygon in VillagePolygons.grouped(village.map(\.points)) {
        for ring in polygon {
          for p in ring { set.appendVertex(degrees(80, p.x), degrees(-30, p.y)) }
          set.endRing()
        }
        set.endPolygon()
      }
      set.endFeature()
    }
    return set
  }

  private static func degrees(_ start: Double, _ metres: Double) -> Double {
    (start * 1_000_000 + (metres / 111_320 * 1_000_000).rounded()) / 1_000_000
  }
}

/// Starting cells on a jittered grid: one block of cells a village.
private struct SeedBlocks {
  static let side = 3
  let count: Int
  let blocksPerRow: Int
  let lattice: HexLattice

  init(count: Int) {
    self.count = count
    blocksPerRow = max(1, Int(Double(count).squareRoot().rounded(.up)))
    let rows = (count + blocksPerRow - 1) / blocksPerRow
    lattice = HexLattice(
      columns: blocksPerRow * SeedBlocks.side + 4, rows: rows * SeedBlocks.side + 4, cellMetres: 1_100)
  }

  private func corner(_ village: Int) -> (column: Int, row: Int) {
    (2 + village % blocksPerRow * SeedBlocks.side, 2 + village / blocksPerRow * SeedBlocks.side)
  }

  /// The blocks of all villages; a short last row leaves its end empty.
  var land: [Bool] {
    var land = [Bool](repeating: false, count: lattice.cellCount)
    for village in 0..<count {
      let (column, row) = corner(village)
      for dr in 0..<SeedBlocks.side {
        for dc in 0..<SeedBlocks.side { land[(row + dr) * lattice.columns + column + dc] = true }
      }
    }
    return land
  }

  func seeds(seed: UInt64) -> [Int] {
    var stream = DrawStream(seed: seed, topic: .benchmark, item: -1)
    return (0..<count).map { village in
      let (column, row) = corner(village)
      return (row + stream.index(below: SeedBlocks.side)) * lattice.columns + column
        + stream.index(below: SeedBlocks.side)
    }
  }
}
