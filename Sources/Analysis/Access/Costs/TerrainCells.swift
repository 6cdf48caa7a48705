import Geometry
import Glibc
import Stunting

/// The cells of a terrain grid in degrees: the box with a margin, as far as surfaces reach.
struct TerrainFrame {
  var grid: RasterGrid

  private static let mostCells = Double(1 << 24)

  init?(_ surfaces: [TravelSurface], around box: BoundingBox, cellMetres: Double) {
    guard let known = surfaces.compactMap(\.extent).reduce(nil as BoundingBox?, { $0?.union($1) ?? $1 }) else {
      return nil
    }
    let wide = box.expanded(by: 0.1)
    let west = max(wide.minX, known.minX)
    let north = min(wide.maxY, known.maxY)
    let (width, height) = (min(wide.maxX, known.maxX) - west, north - max(wide.minY, known.minY))
    guard width > 0, height > 0 else { return nil }
    let asked = cellMetres.isFinite && cellMetres > 0 ? cellMetres : 100
    let latitudeStep = asked / 111_195
    let longitudeStep = latitudeStep / max(cos((north - height / 2) * .pi / 180), 0.01)
    let cells = (width / longitudeStep).rounded(.up) * (height / latitudeStep).rounded(.up)
    let coarser = max(1, (cells / Self.mostCells).squareRoot())
    let columns = max(1, (width / (longitudeStep * coarser)).rounded(.up))
    let rows = max(1, (height / (latitudeStep * coarser)).rounded(.up))
    guard columns * rows <= 2 * Self.mostCells else { return nil }
    grid = RasterGrid(
      columns: Int(columns), rows: Int(rows), originX: west, originY: north, cellWidth: width / columns,
      cellHeight: -height / rows)
  }
}

/// What the surfaces say at the centre of each cell.
struct TerrainCells {
  /// Infinite is a barrier, NaN is not known.
  var minutesPerMetre: [Double] = []
  /// Metres, NaN where unknown; empty where the slope is in the friction already, or no heights are given.
  var elevation: [Float] = []

  init(_ surfaces: [TravelSurface], frame: RasterGrid, walking: Double) {
    let friction = surfaces.filter { $0.role == .friction }
    let covers = surfaces.filter { $0.role == .landCover }.map { LandCover($0, walking: walking) }
    let heights = friction.isEmpty ? surfaces.filter { $0.role == .elevation } : []
    minutesPerMetre.reserveCapacity(frame.rows * frame.columns)
    for row in 0..<frame.rows {
      let latitude = frame.originY + (Double(row) + 0.5) * frame.cellHeight
      for column in 0..<frame.columns {
        let longitude = frame.originX + (Double(column) + 0.5) * frame.cellWidth
        let height = first(heights) { $0.smoothValue(longitude: longitude, latitude: latitude) }
        if !heights.isEmpty { elevation.append(Float(height)) }
        if !friction.isEmpty {
          minutesPerMetre.append(first(friction) { $0.value(longitude: longitude, latitude: latitude) })
        } else if !covers.isEmpty {
          minutesPerMetre.append(first(covers) { $0.minutes(longitude: longitude, latitude: latitude) })
        } else {
          minutesPerMetre.append(height.isFinite ? 0.06 / walking : .nan)
        }
      }
    }
  }
}

/// The first surface that knows something.
private func first<Surface>(_ surfaces: [Surface], _ value: (Surface) -> Double) -> Double {
  for surface in surfaces {
    let found = value(surface)
    if !found.isNaN { return found }
  }
  return .nan
}

/// Land cover with the minutes a metre of its classes.
private struct LandCover {
  private let surface: TravelSurface
  private var minutesOfClass: [Int: Double] = [:]
  private let otherwise: Double

  init(_ surface: TravelSurface, walking: Double) {
    self.surface = surface
    otherwise = Self.minutes(surface.classSpeeds[""] ?? walking)
    for (name, speed) in surface.classSpeeds {
      let code = Int(name) ?? Double(name).flatMap { Int(exactly: $0) }
      if let code { minutesOfClass[code] = Self.minutes(speed) }
    }
  }

  private static func minutes(_ speed: Double) -> Double {
    speed == 0 ? .infinity : speed > 0 && speed.isFinite ? 0.06 / speed : .nan
  }

  func minutes(longitude: Double, latitude: Double) -> Double {
    let code = surface.value(longitude: longitude, latitude: latitude)
    guard let whole = Int(exactly: code.rounded()) else { return .nan }
    return minutesOfClass[whole] ?? otherwise
  }
}
