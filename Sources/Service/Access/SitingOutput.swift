internal import Analysis
internal import Cartography
internal import Foundation
internal import GDALBridge
internal import Geometry
internal import Project
internal import Publish
internal import Stunting

/// The files and texts of `lokus siting`.
struct SitingOutput {
  let region: ReachRegion
  let plan: SitingPlan
  let request: SitingRequest

  private var language: Language { request.reach.language }

  var document: Document { report.document() }

  private var report: SitingReport {
    var report = SitingReport(
      plan, placeName: region.place.name, isSynthetic: region.place.synthetic, language: language)
    report.remarks = region.remarks
    return report
  }

  private var origin: JSONText {
    provenance(
      place: region.place, parameters: region.task.parameters, result: region.result(),
      imports: region.task.data.imports, asOf: region.asOf(request.reach), audience: .internal)
  }

  var json: String {
    var members = SitingRows(plan).members
    members["provenance"] = origin
    members["villages"] = .array((0..<table.count).map { .object(table.members($0)) })
    return JSONText.object(members).pretty
  }

  private var table: VillageTable {
    VillageTable(columns: SitingRows(plan).columns, count: plan.edition.villages.count)
  }

  func write() async throws -> [URL] {
    var files: [(URL, OutputContent)] = try request.reach.outputs.map { ($0, try content($0)) }
    if let url = request.reach.map { files.append((url, .bytes(try await map()))) }
    try writeTogether(files)
    return files.map(\.0)
  }

  private func content(_ url: URL) throws -> OutputContent {
    switch url.pathExtension.lowercased() {
    case "geojson": .bytes(Array(sitesGeoJSON(plan, provenance: origin).utf8))
    case "gpkg": .geoPackage([sites, villageLayer(table, region.result())])
    case "csv": .bytes(Array(SitingRows(plan).csv.utf8))
    case "json": .bytes(Array(json.utf8))
    case "txt": .bytes(Array(document.plainText().utf8))
    case "md": .bytes(Array(document.markdown.utf8))
    default: throw DirectProblem.unknownOutput(file: url.lastPathComponent, known: StatisticsOutput.extensions)
    }
  }

  /// The proposed sites as a layer of points.
  private var sites: LayerToWrite {
    let rows = SitingRows(plan)
    let all = plan.result.chosen.indices.map(rows.site)
    let keys = all.first?.map(\.0) ?? ["order"]
    return LayerToWrite(
      name: "lokasi", description: "Lokus \(LokusVersion.current)",
      columns: keys.indices.map { k in LayerColumn(keys[k], layerValues(all.map { $0[k].1 })) },
      shapes: .points(
        x: plan.result.chosen.map { plan.places[$0.site].position.longitude },
        y: plan.result.chosen.map { plan.places[$0.site].position.latitude }))
  }

  private func map() async throws -> [UInt8] {
    var sheets = ResultSheets(
      result: region.result(), place: region.place, language: language, threads: region.task.threads)
    var style = try sheets.style("penempatan")
    style.title.id += ": " + plan.service.name(.indonesian)
    style.title.en += ": " + plan.service.name(.english)
    sheets.more = sitePoints
    let sources = region.sources(of: plan.service, plan.method)
    return try sheets.draw(
      style, classes, try await sheets.baseMap(),
      lines: report.mapLines + [sourceLine(sources, language)])
  }

  private var sitePoints: [FacilityPoint] {
    let chosen = Set(plan.result.chosen.map(\.site))
    let existing = 0..<plan.existing
    return plan.places.indices.compactMap { i in
      if chosen.contains(i) { return FacilityPoint(kind: "site_new", position: plan.places[i].position) }
      return existing.contains(i) ? FacilityPoint(kind: "site_existing", position: plan.places[i].position) : nil
    }
  }

  private var classes: [String] {
    plan.villages.map { v in
      if v.points == 0 { return ThemeClasses.noData }
      if v.pointsWithin == v.points { return "terjangkau" }
      if v.pointsWithinAfter == v.points { return "terjangkau_baru" }
      return v.pointsWithinAfter > 0 ? "sebagian" : "belum"
    }
  }
}
