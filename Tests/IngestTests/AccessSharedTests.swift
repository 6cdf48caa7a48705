import Foundation
import Geometry
import Ingest
import Matching
import Stunting
import TestSupport
import Testing

// Skipped without the folder of real data.
@Suite("Access: real data", .enabled(if: SharedFolder.isPresent))
struct AccessSharedTests {
  private func path(_ name: String) -> String { SharedFolder.url("data/" + name).path }

  private func matcher(_ file: String) async throws -> PlaceMatcher {
    let source = BoundarySource(
      location: SourceLocation(id: "batas", path: path("adm4-bps-2020/\(file).geojson")), editionID: "bps-2020",
      place: PlaceMapping(
        villageCode: ["village_code"], villageName: "village", districtCode: "district_code", districtName: "district",
        codeSystem: .bps, districtCodePattern: "^id(\\d{7})$"), codeYear: 2020)
    return PlaceMatcher(try await importBoundaries(source).edition)
  }

  @Test("roads of Jakarta: every line is accounted for")
  func roads() throws {
    let source = TravelLineSource(
      location: SourceLocation(id: "jalan", path: path("roads-jakarta/jakarta_roads.shp")), role: .road,
      classColumn: "TYPE", oneWayColumn: "ONEWAY", speeds: ["default": 15, "residential": 20])
    let read = try importTravelLines(source, region: nil)
    #expect(read.recordsRead == 18_574 && read.featuresAccepted + read.recordsSetAside == 18_574)
    #expect(read.featuresAccepted == 18_574 && read.lines.count == 18_574)
    #expect(read.lines.classNames.count == 19)
    #expect(read.lines.oneWay.count { $0 == 1 } == 1886 && read.lines.oneWay.count { $0 == -1 } == 31)
    #expect(read.lines.longitudes.allSatisfy { (106.68...106.98).contains($0) })
  }

  @Test("roads and water of desa and kota: multi-lines part by part, no feature lost")
  func smallRoads() throws {
    for (file, column, count) in [
      ("kota-pasuruan-rbi/JaringanJalan_5.geojson", "remark", 259),
      ("desa-sendangsari-fasum/JaringanJalan_15.geojson", "highway", 26),
      ("desa-sendangsari-fasum/Perairan_14.geojson", "waterway", 17),
    ] {
      let location = SourceLocation(id: "a", path: path(file))
      let read = try importTravelLines(
        TravelLineSource(location: location, role: .barrier, classColumn: column), region: nil)
      #expect(read.recordsRead == count && read.featuresAccepted + read.recordsSetAside == count)
      #expect(read.lines.count >= read.featuresAccepted)
    }
  }

  @Test(
    "Podes: every village of Muaro Jambi and Kerinci",
    arguments: [("id1505_muaro_jambi", 155, "05"), ("id1501_kerinci", 287, "01")])
  func podes(_ file: String, _ villages: Int, _ regency: String) async throws {
    let filters = [
      RecordFilter(column: "R101", test: .isOneOf, values: ["15"]),
      RecordFilter(column: "R102", test: .isOneOf, values: [regency]),
    ]
    let source = ReportedTravelSource(
      location: SourceLocation(id: "podes", path: path("podes2019-jambi/podes2019_jambi_9kab.csv"), filters: filters),
      kind: "puskesmas",
      place: PlaceMapping(villageCode: ["R101", "R102", "R103", "R104"], villageName: "R104N", codeSystem: .bps),
      kilometres: ["R502CK3", "R502DK3"], counts: ["R502CK2", "R502DK2"], period: Period("2018")!)
    let matcher = try await matcher(file)
    let read = try await importReportedTravel(source, matcher: matcher)
    #expect(matcher.edition.villages.count == villages)
    #expect(read.recordsRead == 1194 && read.recordsAccepted == villages && read.reported.count == villages)
    #expect(Set(read.reported.map(\.village)).count == villages && read.questions.isEmpty)
    #expect(read.reported.allSatisfy { $0.kilometres != nil && $0.facilitiesInVillage != nil })
    #expect(read.reported.allSatisfy { ($0.kilometres == 0) == (($0.facilitiesInVillage ?? 0) > 0) })
    #expect(!read.findings.contains { $0.kind == .villageWithoutRow })
  }

  /// Diamonds over Jakarta, so that borders cut cells in every way.
  private func jakarta() -> BoundaryEdition {
    var polygons = PolygonSet()
    var villages: [Village] = []
    for row in 0..<6 {
      for column in 0..<6 {
        let (x, y) = (106.70 + 0.045 * Double(column), -6.35 + 0.045 * Double(row))
        for (dx, dy) in [(0.0225, 0.0), (0.045, 0.0225), (0.0225, 0.045), (0.0, 0.0225), (0.0225, 0.0)] {
          polygons.appendVertex(x + dx, y + dy)
        }
        polygons.endRing()
        polygons.endPolygon()
        polygons.endFeature()
        villages.append(
          Village(name: "\(row) \(column)", districtName: "J", districtCode: nil, codes: [], sourceRow: villages.count))
      }
    }
    return BoundaryEdition(id: "uji", villages: villages, polygons: LonLatPolygons(polygons))
  }

  @Test(
    "population of Jakarta in two systems: points sum up to the zonal sums",
    arguments: ["Population_Jakarta_UTM48N.tif", "Population_Jakarta_geographic.asc"])
  func population(_ file: String) throws {
    let edition = jakarta()
    let raster = RasterSource(id: "p", path: path("raster-population/" + file), unit: .personsPerHectare)
    let zonal = try populationByVillage(edition, raster: raster)
    for most in [2000, 100] {
      let read = try demandFromRaster(edition, raster: raster, mostPointsPerVillage: most)
      var sums = [Double](repeating: 0, count: edition.villages.count)
      for point in read.points { sums[point.village] += point.people ?? 0 }
      for (village, sum) in sums.enumerated() {
        let persons = zonal.villages[village].persons ?? 0
        #expect(abs(sum - persons) <= 1e-9 * max(1, persons))
      }
      #expect(sums.reduce(0, +) > 1000 && read.recordsRead == 36)
      let locator = PointLocator(edition.polygons.planar)
      let inside = read.points.count {
        locator.locate(x: $0.position.longitude, y: $0.position.latitude) == Int32($0.village)
      }
      #expect(Double(inside) >= 0.995 * Double(read.points.count))
    }
  }

  @Test("population of Jakarta as a surface in degrees: both systems give the same field")
  func surface() throws {
    let region = BoundingBox(minX: 106.75, minY: -6.3, maxX: 106.9, maxY: -6.15)
    let means = try ["Population_Jakarta_UTM48N.tif", "Population_Jakarta_geographic.asc"].map { file in
      let source = SurfaceSource(id: "p", path: path("raster-population/" + file), role: .elevation)
      let surface = try importSurface(source, region: region).surface
      let filled = surface.values.filter(\.isFinite)
      return Double(filled.reduce(0, +)) / Double(filled.count)
    }
    #expect(abs(means[0] - means[1]) < 0.02 * means[0])
  }

  @Test("puskesmas of Indonesia and of Jakarta as plain files")
  func faskes() async throws {
    let matcher = try await matcher("id1505_muaro_jambi")
    let national = try await readPlaces(
      PlainPlaces(path: path("faskes-2019/faskes_indonesia_2019.xlsx"), kind: "puskesmas"), matcher: matcher)
    #expect(national.recordsRead == 9886 && national.facilities.count == 9886)
    #expect(national.facilities.count { $0.position != nil } > 9000)
    let points = try await readPlaces(
      PlainPlaces(path: path("faskes-dki-rbi/puskesmas.geojson"), kind: "puskesmas"), matcher: matcher)
    #expect(points.facilities.count == 560 && points.facilities.allSatisfy { $0.position != nil })
  }

  @Test("dusun and settlements drawn as areas")
  func areas() async throws {
    var polygons = PolygonSet()
    for (x, y) in [(106.0, -9.0), (114.0, -9.0), (114.0, -6.0), (106.0, -6.0), (106.0, -9.0)] {
      polygons.appendVertex(x, y)
    }
    polygons.endRing()
    polygons.endPolygon()
    polygons.endFeature()
    let village = Village(name: "A", districtName: "B", districtCode: nil, codes: [], sourceRow: 1)
    let matcher = PlaceMatcher(
      BoundaryEdition(id: "uji", villages: [village], polygons: LonLatPolygons(polygons)))
    for (file, name, count) in [
      ("desa-sendangsari-fasum/BatasDusun_0.geojson", "Name", 9),
      ("kota-pasuruan-rbi/Pemukiman_3.geojson", "namobj", 38),
    ] {
      let source = DemandSource(location: SourceLocation(id: "d", path: path(file)), rung: .hamlet, nameColumn: name)
      #expect(try await importDemand(source, matcher: matcher).points.count == count)
    }
  }
}
