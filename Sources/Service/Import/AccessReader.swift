internal import Geometry
internal import Ingest
internal import Matching
internal import Project
internal import Store
internal import Stunting

/// Reads what access rests on beside facilities and counts: where people live, roads, boats, barriers, surfaces, and the
/// travel that villages report.
extension SourceReader {
  func demand(_ d: DemandDeclaration, base: EditionBase) async throws -> ReadSource {
    try await read(d.source, role: "demand", declaration: d, base: base) { paths in
      let read =
        d.rung == .populationRaster
        ? try demandFromRaster(base.matcher.edition, raster: demandRaster(d, path: paths[0]))
        : try await importDemand(demandSource(d, path: paths[0]), matcher: base.matcher)
      var content = SourceContent(
        recordsRead: read.recordsRead, setAside: read.setAside, findings: read.findings,
        recordsSetAside: read.recordsSetAside)
      content.records.demandPoints = read.points
      return content
    }
  }

  func travel(_ d: TravelDeclaration, base: EditionBase) async throws -> ReadSource {
    try await read(d.source, role: "travel", declaration: d, base: base) { paths in
      let read = try importTravelLines(
        try travelSource(d, path: paths[0]), region: base.matcher.edition.polygons.planar.bounds)
      var content = SourceContent(
        recordsRead: read.recordsRead, setAside: read.setAside, findings: read.findings,
        recordsSetAside: read.recordsSetAside)
      content.records.travelLines = [read.lines]
      return content
    }
  }

  func surface(_ d: SurfaceDeclaration, base: EditionBase) async throws -> ReadSource {
    try await read(d.source, role: "surface", declaration: d, base: base) { paths in
      guard let bounds = base.matcher.edition.polygons.planar.bounds else { return SourceContent() }
      let read = try importSurface(surfaceSource(d, path: paths[0]), region: bounds)
      var content = SourceContent(recordsRead: read.recordsRead, findings: read.findings)
      content.records.surfaces = [read.surface]
      return content
    }
  }

  func reportedTravel(_ d: ReportedTravelDeclaration, base: EditionBase) async throws -> ReadSource {
    try await read(d.source, role: "reported_travel", declaration: d, base: base) { paths in
      let read = try await importReportedTravel(reportedTravelSource(d, path: paths[0]), matcher: base.matcher)
      var content = SourceContent(
        recordsRead: read.recordsRead, setAside: read.setAside, findings: read.findings, questions: read.questions)
      content.records.reportedTravel = read.reported
      return content
    }
  }
}

private func demandSource(_ d: DemandDeclaration, path: String) -> DemandSource {
  DemandSource(
    location: location(d.source, path: path), rung: d.rung, place: placeMapping(d.place), nameColumn: d.nameColumn,
    peopleColumn: d.peopleColumn, longitudeColumn: d.longitudeColumn, latitudeColumn: d.latitudeColumn,
    positionColumn: d.positionColumn)
}

private func demandRaster(_ d: DemandDeclaration, path: String) -> RasterSource {
  RasterSource(
    id: d.source.id, path: path, unit: d.unit.flatMap { RasterUnit(rawValue: $0.rawValue) }, band: d.band,
    crs: d.source.crs)
}

/// Speeds by class: the usual ones, and those of the project file over them.
private func travelSource(_ d: TravelDeclaration, path: String) throws -> TravelLineSource {
  TravelLineSource(
    location: location(d.source, path: path), role: d.role, classColumn: d.classColumn, oneWayColumn: d.oneWayColumn,
    speedColumn: d.speedColumn, speeds: d.role == .road ? try TravelSpeeds.bundled().overridden(by: d.speeds) : d.speeds
  )
}

private func surfaceSource(_ d: SurfaceDeclaration, path: String) -> SurfaceSource {
  SurfaceSource(
    id: d.source.id, path: path, role: d.role, speeds: d.speeds, band: d.band, crs: d.source.crs)
}

private func reportedTravelSource(_ d: ReportedTravelDeclaration, path: String) -> ReportedTravelSource {
  ReportedTravelSource(
    location: location(d.source, path: path), kind: d.kind, place: placeMapping(d.place), minutes: d.minutes,
    kilometres: d.kilometres, counts: d.counts, period: d.period)
}
