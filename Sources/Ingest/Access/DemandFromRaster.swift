import GDALBridge
import Geometry
import PROJBridge
public import Stunting

/// Makes points where people live of a population raster: one a cell with people, at its centre, with the people of the
/// share of the cell that the village covers. Their sum in a village is that of `populationByVillage`, to rounding.
///
/// People of a border cell whose centre lies in another village are put on the neighbouring cell with its centre in their
/// own, so that no point lies next door. Where a village has more cells than `mostPointsPerVillage`, square blocks of cells
/// are put together at the centre of their people (at the cell with most of them where that centre lies outside the
/// village), with a finding `cellsGrouped`.
///
/// Records are the villages. One without any cell with data is set aside (`noRasterData`); one whose cells hold nobody has
/// no point.
///
/// - Throws: As `populationByVillage`; `.noneUsable` when no village has a cell with data.
public func demandFromRaster(
  _ edition: BoundaryEdition, raster: RasterSource, mostPointsPerVillage: Int = 2000
) throws(IngestError) -> DemandImport {
  let file = fileName(of: raster.path)
  let info = try rasterInfo(raster, file: file)
  guard let unit = raster.unit else { throw .rasterUnitMissing(file: file) }
  let crs = try resolveCRS(info.crs, declared: raster.crs, box: extent(info.grid), file: file)
  let villages = try projected(edition, to: crs, file: file)
  var blocks = VillageBlocks(villages, grid: info.grid, most: max(1, mostPointsPerVillage))
  if let window = villages.bounds.flatMap(info.grid.window) {
    let factors = try CellFactors(unit, info.grid, window, crs, file: file)
    try readRaster(raster, info, window, file: file) { strip, values in
      var persons = values
      _ = factors.apply(to: &persons, strip)
      blocks.add(persons, strip)
      return true
    }
  }
  var demand = RasterDemand(edition, raster, file: file)
  for village in edition.villages.indices { demand.take(village, blocks) }
  return try demand.finished(crs)
}

/// Collects the points of a raster, village by village.
private struct RasterDemand {
  private let edition: BoundaryEdition
  private let sourceID: String
  private let file: String
  private var x: [Double] = []
  private var y: [Double] = []
  private var points: [DemandPoint] = []
  private var setAside: [SetAside] = []
  private var grouped = 0

  init(_ edition: BoundaryEdition, _ raster: RasterSource, file: String) {
    self.edition = edition
    sourceID = raster.id
    self.file = file
  }

  mutating func take(_ village: Int, _ blocks: VillageBlocks) {
    guard blocks.hasData(village) else {
      let place = edition.villages[village]
      setAside.append(
        SetAside(
          sourceID: sourceID, row: village + 1, code: place.printedCode, placeName: place.name, reason: .noRasterData))
      return
    }
    if blocks.side(village) > 1 { grouped += 1 }
    for block in blocks.points(village) {
      x.append(block.x)
      y.append(block.y)
      points.append(
        DemandPoint(
          rung: .populationRaster, position: LonLat(longitude: 0, latitude: 0), village: village, people: block.people,
          sourceID: sourceID, sourceRow: village + 1))
    }
  }

  /// Brings the points to degrees. A point that cannot be brought there lies beyond what its village could be.
  func finished(_ crs: CoordinateReference) throws(IngestError) -> DemandImport {
    let read = edition.villages.count
    guard setAside.count < read else { throw .noneUsable(file: file, read: read, reason: .noRasterData) }
    let degrees = crs.isWGS84 ? (x, y, []) : try inDegrees(x, y, crs, file: file)
    var placed = points
    for index in placed.indices {
      placed[index].position = LonLat(longitude: degrees.0[index], latitude: degrees.1[index])
    }
    placed.removeAll { !$0.position.longitude.isFinite || !$0.position.latitude.isFinite }
    var findings: [ImportFinding] = []
    if grouped > 0 {
      findings.append(
        ImportFinding(
          sourceID: sourceID, kind: .cellsGrouped, detail: "\(grouped)/\(read)", size: Double(grouped)))
    }
    return DemandImport(
      points: placed, setAside: setAside, findings: findings, recordsRead: read, recordsSetAside: setAside.count)
  }
}
