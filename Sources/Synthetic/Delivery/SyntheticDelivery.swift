public import Geometry

/// A file of the delivery.
public struct SyntheticFile: Sendable, Equatable {
  public var name: String
  public var bytes: [UInt8]
  /// Records: rows without the header, or features; 0 for text.
  public var records: Int
}

/// The regency as its offices would send it: files with the planted faults in them, and the truth about both.
public struct SyntheticDelivery: Sendable {
  public let files: [SyntheticFile]
  public let truth: PlantedTruth
  /// Village polygons as delivered, in the order of the regency's villages; some are invalid or overlap.
  public let polygons: LonLatPolygons

  init(_ regency: SyntheticRegency) {
    let boundaries = BoundaryFaults(regency, fileName: "batas_desa.geojson")
    let tables = TableFaults(regency, avoiding: boundaries.touched)
    polygons = LonLatPolygons(VillagePolygons.set(asDelivered: boundaries.rings, frame: regency.frame))
    let programmes = ProgrammeTable(regency)
    truth = TruthWriter(regency: regency, boundaries: boundaries, tables: tables, programmes: programmes).truth
    let clean = CleanTables(regency: regency)
    let weighings = regency.weighings.enumerated().map { number, month in
      number == 0 ? tables.oldest : number == regency.weighings.count - 1 ? tables.latest : clean.weighing(month)
    }
    let csv = weighings + [tables.coverage, clean.puskesmas(), tables.posyandu, clean.water(), programmes.table]
    files =
      LayerFiles(regency: regency, boundaries: polygons).files
      + csv.map { SyntheticFile(name: $0.fileName, bytes: Array($0.csv.utf8), records: $0.rows.count) }
  }
}

extension SyntheticRegency {
  /// The files offices would send and what was planted in them.
  public func delivery() -> SyntheticDelivery { SyntheticDelivery(self) }
}

/// The GeoJSON layers.
struct LayerFiles {
  let regency: SyntheticRegency
  let boundaries: LonLatPolygons

  var files: [SyntheticFile] {
    [
      file("batas_desa", regency.villages.count) { text in
        for (v, village) in regency.villages.enumerated() {
          text.polygon(
            v, of: boundaries.planar,
            [
              ("kode_desa", .text(village.code)), ("nama_desa", .text(village.name)),
              ("kecamatan", .text(regency.districts[village.district].name)),
            ])
        }
      },
      file("jalan", regency.roads.count) { lines(regency.roads, &$0) },
      file("sungai", regency.rivers.count) { lines(regency.rivers, &$0) },
      file("perahu", regency.boats.count) { text in
        for boat in regency.boats {
          text.line(
            boat.points, [("nama", .text(boat.name)), ("kecepatan_kmh", .number(boat.kilometresPerHour ?? 0))])
        }
      },
      file("permukiman", regency.settlements.count) { text in
        for place in regency.settlements {
          text.point(
            place.position,
            [
              ("nama", .text(place.name)), ("jenis", .text(place.rank)),
              ("kode_desa", .text(regency.villages[place.village].code)), ("penduduk", .number(place.population)),
            ])
        }
      },
    ]
  }

  private func lines(_ lines: [SyntheticLine], _ text: inout GeoJSONText) {
    for line in lines { text.line(line.points, [("nama", .text(line.name)), ("kelas", .text(line.kind))]) }
  }

  private func file(_ name: String, _ records: Int, _ body: (inout GeoJSONText) -> Void) -> SyntheticFile {
    var text = GeoJSONText(name: name)
    body(&text)
    text.end()
    return SyntheticFile(name: name + ".geojson", bytes: text.bytes, records: records)
  }
}
