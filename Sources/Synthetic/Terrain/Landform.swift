/// The lie of the land: where there is land, where it is hilly, where people live close together.
struct Landform: Sendable {
  let lattice: HexLattice
  /// True for each cell of the mainland.
  private(set) var isMainland: [Bool]
  /// Cells of each island; the last island of all has two parts (`islandParts`).
  private(set) var islands: [[Int]] = []
  private let hillNoise: ValueNoise
  private let crowdNoise: ValueNoise
  private let hillSide: Double
  /// Where the regency's town is.
  private(set) var town: PlanePoint

  init(seed: UInt64, lattice: HexLattice) {
    var stream = DrawStream(seed: seed, topic: .landform)
    self.lattice = lattice
    let outline = Outline(lattice: lattice, stream: &stream)
    hillNoise = ValueNoise(seed: stream.next())
    crowdNoise = ValueNoise(seed: stream.next())
    hillSide = stream.chance(0.5) ? 1 : -1
    town = outline.bay + PlanePoint(x: 0, y: 6 * lattice.cellMetres)
    let rough = (0..<lattice.cellCount).map { lattice.isInner($0) && outline.isLand(lattice.centre($0)) }
    isMainland = Landform.solid(rough, lattice: lattice)
    islands = IslandGrowth(lattice: lattice, mainland: isMainland).islands(seed: seed)
  }

  /// 0 in the plain, 1 in the hills.
  func hilliness(_ p: PlanePoint) -> Double {
    let width = Double(lattice.columns) * lattice.cellMetres
    let height = Double(lattice.rows) * lattice.cellMetres * 0.866
    let east = hillSide * (p.x / width - 0.5)
    let north = p.y / height - 0.62
    let ramp = 1.5 * east + 2.2 * north + 0.35 * hillNoise.value(p, wavelengthMetres: 14_000) - 0.1
    return min(1, max(0, 2.2 * ramp))
  }

  /// Distance between village centres that suits a place, in no particular unit: small in town, large in the hills.
  func spacing(_ p: PlanePoint) -> Double {
    let reach = p.distance(to: town) / 5_000
    let crowd = 0.55 / (1 + reach * reach * reach)
    let local = 0.3 * crowdNoise.value(p, wavelengthMetres: 9_000)
    return (1 + local + 0.75 * hilliness(p)) * (1 - crowd)
  }

  /// The largest connected part, with its enclosed water filled.
  private static func solid(_ land: [Bool], lattice: HexLattice) -> [Bool] {
    let parts = connectedParts(of: land, lattice: lattice)
    guard let largest = parts.max(by: { $0.count < $1.count }) else { return land }
    var mask = [Bool](repeating: false, count: land.count)
    for cell in largest { mask[cell] = true }
    let water = connectedParts(of: mask.map { !$0 }, lattice: lattice)
    for part in water where !part.contains(0) { for cell in part { mask[cell] = true } }
    return mask
  }
}

/// The connected parts of a set of cells, each in order of discovery, by first cell.
func connectedParts(of member: [Bool], lattice: HexLattice) -> [[Int]] {
  var seen = member.map { !$0 }
  var parts: [[Int]] = []
  for start in member.indices where !seen[start] {
    var part = [start]
    seen[start] = true
    var next = 0
    while next < part.count {
      for k in 0..<6 {
        guard let other = lattice.neighbour(part[next], k), !seen[other] else { continue }
        seen[other] = true
        part.append(other)
      }
      next += 1
    }
    parts.append(part)
  }
  return parts
}

/// The rough outline of the mainland: a rounded block with noise on it and a bay bitten into its south side.
private struct Outline {
  let centre: PlanePoint
  let halfWidth: Double
  let halfHeight: Double
  let bay: PlanePoint
  let broad: ValueNoise
  let fine: ValueNoise

  init(lattice: HexLattice, stream: inout DrawStream) {
    let width = Double(lattice.columns) * lattice.cellMetres
    let height = Double(lattice.rows) * lattice.cellMetres * 0.866
    centre = PlanePoint(x: 0.5 * width, y: 0.63 * height)
    halfWidth = 0.43 * width * stream.uniform(0.94, 1.04)
    halfHeight = 0.30 * height * stream.uniform(0.94, 1.04)
    bay = PlanePoint(x: width * stream.uniform(0.36, 0.64), y: centre.y - 0.92 * halfHeight)
    broad = ValueNoise(seed: stream.next())
    fine = ValueNoise(seed: stream.next())
  }

  func isLand(_ p: PlanePoint) -> Bool {
    let dx = abs(p.x - centre.x) / halfWidth
    let dy = abs(p.y - centre.y) / halfHeight
    let block = (dx * dx * dx + dy * dy * dy)
    let toBay = p.distance(to: bay) / 5_500
    let bite = 0.9 / (1 + toBay * toBay * toBay * toBay)
    let noise = 0.5 * broad.value(p, wavelengthMetres: 16_000) + 0.4 * fine.value(p, wavelengthMetres: 6_500)
    return block + noise + bite < 1
  }
}
