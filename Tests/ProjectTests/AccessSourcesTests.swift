import Foundation
import Project
import Stunting
import Testing

@Suite("Sources of access in the project file")
struct AccessSourcesTests {
  private func project(_ sources: String) throws -> ProjectFile {
    let text = """
      project: {name: Contoh}
      sources:
        boundaries:
          - id: batas
            file: batas.geojson
            columns: {code: kode}
      \(sources.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n"))
      """
    return try parseProject(text, folder: URL(fileURLWithPath: "/"), checkingFiles: false)
  }

  @Test("everything that can be said is read")
  func everything() throws {
    let read = try project(
      """
      demand:
        - {id: dusun, file: dusun.csv, rung: hamlet, columns: {village_code: kode, people: jiwa, longitude: x, latitude: y}}
        - {id: penduduk, file: p.tif, rung: population_raster, unit: persons_per_hectare, band: 2}
      travel:
        - id: jalan
          file: jalan.shp
          role: road
          columns: {class: TYPE, one_way: ONEWAY, speed_kmh: MAXSPEED, name: NAME}
          speeds_kmh: {residential: 18, default: 12.5}
        - {id: sungai, file: sungai.gpkg, layer: garis, role: barrier}
      surfaces:
        - {id: lahan, file: lahan.tif, role: land_cover, speeds_kmh: {50: 0, 10: 2.5, default: 3}}
      reported_travel:
        - id: podes
          file: podes.csv
          kind: puskesmas
          period: "2018"
          columns: {village_code: [R101, R102, R103, R104], km: [R502CK3, R502DK3], count: [R502CK2, R502DK2]}
      """)
    #expect(read.demand.map(\.rung) == [.hamlet, .populationRaster])
    #expect(read.demand[0].peopleColumn == "jiwa" && read.demand[0].place.villageCode == ["kode"])
    #expect(read.demand[1].unit == .personsPerHectare && read.demand[1].band == 2)
    #expect(read.travel.map(\.role) == [.road, .barrier])
    #expect(read.travel[0].speeds == ["residential": 18, "default": 12.5])
    #expect(read.travel[0].oneWayColumn == "ONEWAY" && read.travel[0].speedColumn == "MAXSPEED")
    #expect(read.surfaces[0].speeds == ["50": 0, "10": 2.5, "default": 3])
    #expect(read.reportedTravel[0].kilometres == ["R502CK3", "R502DK3"])
    #expect(read.reportedTravel[0].period == Period("2018"))
    #expect(read.allSources.map(\.id) == ["batas", "dusun", "penduduk", "jalan", "sungai", "lahan", "podes"])
  }

  @Test(
    "what cannot be is refused with its line",
    arguments: [
      "demand:\n  - {id: a, file: a.csv}", "demand:\n  - {id: a, file: a.csv, rung: spread}",
      "demand:\n  - {id: a, file: a.csv, rung: hamlet, kolom: x}", "travel:\n  - {id: a, file: a.shp}",
      "travel:\n  - {id: a, file: a.shp, role: road, speeds_kmh: {x: 0}}",
      "travel:\n  - {id: a, file: a.shp, role: road, speeds_kmh: {x: cepat}}",
      "surfaces:\n  - {id: a, file: a.tif, role: land_cover}",
      "surfaces:\n  - {id: a, file: a.tif, role: elevation, band: 0}",
      "reported_travel:\n  - {id: a, file: a.csv, kind: x, period: \"2018\", columns: {km: k}}",
      "reported_travel:\n  - {id: a, file: a.csv, kind: x, columns: {village_code: c, km: k}}",
      "reported_travel:\n  - {id: a, file: a.csv, kind: x, period: \"2018\", columns: {village_code: c}}",
      "travel:\n  - {id: batas, file: a.shp, role: road}",
    ])
  func refused(_ sources: String) {
    #expect(throws: ProjectError.self) { try project(sources) }
  }

  @Test("the table of speeds says where it comes from, and a source goes before it")
  func speeds() throws {
    let table = try TravelSpeeds.bundled()
    #expect(table.status == .usulan && table.source.contains("PP 34/2006"))
    #expect(table.kilometresPerHour["residential"] == 20 && table.kilometresPerHour["jalan lokal"] == 25)
    #expect(table.kilometresPerHour.values.allSatisfy { (1...120).contains($0) })
    let own = table.overridden(by: ["Residential": 11, "default": 9])
    #expect(own["Residential"] == 11 && own["residential"] == nil && own["default"] == 9 && own["primary"] == 50)
    #expect(throws: ProjectError.self) { try TravelSpeeds.read("default: 0\nsource: x\napplies_to: x\n") }
  }
}
