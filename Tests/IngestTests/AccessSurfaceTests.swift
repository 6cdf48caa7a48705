import Geometry
import Ingest
import Stunting
import TestSupport
import Testing

@Suite("Surfaces for travel")
struct AccessSurfaceTests {
  let folder: TemporaryFolder
  private let region = BoundingBox(minX: 100.21, minY: -1.79, maxX: 100.49, maxY: -1.51)

  init() throws { folder = try TemporaryFolder() }

  /// One degree in cells of 0.05 degree, cell value 100 x row + column.
  private func source(_ role: SurfaceRole, crs: String? = "EPSG:4326", cells: Int = 1_000_000) throws -> SurfaceSource {
    let rows = (0..<20).map { row in (0..<20).map { Double(100 * row + $0) } }
    let path = try folder.write("t.asc", AccessFiles.grid(west: 100, south: -2, cell: 0.05, rows))
    return SurfaceSource(
      id: "lahan", path: path, role: role, speeds: ["5": 0, "default": 3], crs: crs, mostCells: cells)
  }

  @Test(
    "a raster in degrees keeps its cells, cut to the region and a tenth of a degree around",
    arguments: SurfaceRole.allCases)
  func cut(_ role: SurfaceRole) throws {
    let read = try importSurface(try source(role), region: region)
    let surface = read.surface
    #expect(surface.columns == 10 && surface.rows == 10 && surface.values.count == 100 && read.recordsRead == 100)
    #expect(abs(surface.west - 100.1) < 1e-9 && abs(surface.north + 1.4) < 1e-9)
    #expect(abs(surface.cellLongitude - 0.05) < 1e-12 && abs(surface.cellLatitude - 0.05) < 1e-12)
    for row in 0..<10 {
      for column in 0..<10 { #expect(surface.values[10 * row + column] == Float(100 * (row + 8) + column + 2)) }
    }
    #expect(surface.classSpeeds == ["5": 0, "": 3] && read.findings.isEmpty)
  }

  @Test("more cells than allowed are made larger, with a finding; classes stay classes")
  func coarse() throws {
    let read = try importSurface(try source(.landCover, cells: 30), region: region)
    let surface = read.surface
    #expect(surface.columns * surface.rows <= 30 && surface.columns * surface.rows >= 20)
    #expect(abs(Double(surface.columns) * surface.cellLongitude - 0.5) < 1e-9)
    #expect(read.findings.map(\.kind) == [.surfaceCoarsened] && (read.findings[0].size ?? 0) >= 1.8)
    #expect(surface.values.allSatisfy { $0 == $0.rounded() })
  }

  @Test("metres are brought to degrees: a slope stays a slope")
  func projected() throws {
    let rows = (0..<40).map { _ in (0..<40).map { Double(10 * $0) } }
    let path = try folder.write("u.asc", AccessFiles.grid(west: 480_000, south: 9_800_000, cell: 1000, rows))
    let source = SurfaceSource(id: "dem", path: path, role: .elevation, crs: "EPSG:32748")
    let box = BoundingBox(minX: 104.9, minY: -1.75, maxX: 105.1, maxY: -1.5)
    let surface = try importSurface(source, region: box).surface
    #expect(surface.columns > 30 && surface.rows > 30)
    let middle = surface.rows / 2 * surface.columns
    let filled = (0..<surface.columns).filter { surface.values[middle + $0].isFinite }
    #expect(zip(filled, filled.dropFirst()).allSatisfy { surface.values[middle + $0] <= surface.values[middle + $1] })
    let metres = 111_320 * 0.9995 * surface.cellLongitude
    let rise = surface.values[middle + 25] - surface.values[middle + 15]
    #expect(abs(Double(rise) - 10 * metres / 100) < 2)
  }

  @Test("what is no raster of this region is told")
  func refused() throws {
    let far = BoundingBox(minX: 110, minY: -8, maxX: 111, maxY: -7)
    #expect(throws: IngestError.surfaceOutsideRegion(file: "t.asc")) {
      try importSurface(try source(.elevation), region: far)
    }
    #expect(throws: IngestError.crsMissing(file: "t.asc")) {
      try importSurface(try source(.elevation, crs: nil), region: region)
    }
    #expect(throws: IngestError.crsUnknown(file: "t.asc", definition: "http://x/y")) {
      try importSurface(try source(.elevation, crs: "http://x/y"), region: region)
    }
    let empty = Array(repeating: Array(repeating: -9999.0, count: 20), count: 20)
    let path = try folder.write("k.asc", AccessFiles.grid(west: 100, south: -2, cell: 0.05, empty))
    #expect(throws: IngestError.surfaceWithoutData(file: "k.asc")) {
      try importSurface(SurfaceSource(id: "a", path: path, role: .elevation, crs: "EPSG:4326"), region: region)
    }
    var banded = try source(.elevation)
    banded.band = 4
    #expect(throws: IngestError.rasterBand(file: "t.asc", available: 1)) { try importSurface(banded, region: region) }
    for (name, text) in [("a.tif", ""), ("b.tif", "II*\u{0}rusak"), ("c.asc", "bukan raster"), ("d.shp", "x")] {
      let path = try folder.write(name, text)
      #expect(throws: IngestError.self) {
        try importSurface(SurfaceSource(id: "a", path: path, role: .elevation, crs: "EPSG:4326"), region: region)
      }
    }
  }
}
