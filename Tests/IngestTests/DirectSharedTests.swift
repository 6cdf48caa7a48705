import Foundation
import GDALBridge
import Geometry
import Ingest
import Stunting
import TestSupport
import Testing

/// Real polygon files. Skipped without the folder that `LOKUS_SHARED` names.
@Suite("real polygon files read directly", .enabled(if: SharedFolder.isPresent, "needs LOKUS_SHARED"))
struct DirectSharedTests {
  @Test("every teaching file of the golden vectors, whatever its units")
  func teaching() async throws {
    let folder = SharedFolder.url("golden/data")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".geojson") }
    #expect(!names.isEmpty)
    for name in names.sorted() {
      let path = folder.appendingPathComponent(name).path
      let layer = try await VectorReader.read(path: path)
      let numeric = layer.fields.filter { $0.kind == .integer || $0.kind == .real }.map(\.name)
      #expect(!numeric.isEmpty, "\(name)")
      var request = DirectRequest(path: path)
      request.numbers = numeric.map { DirectNumberColumn($0, mayBeNegative: true) }
      let input = try await readDirect(request, threads: 2)
      #expect(input.edition.villages.count == layer.featureCount && input.setAside.isEmpty, "\(name)")
      for (column, numbers) in zip(numeric, input.numbers) {
        let cells = layer.columns[layer.column(column) ?? 0].map { Double($0.text) }
        #expect(numbers.values == cells, "\(name) \(column)")
      }
      let box = layer.polygons.bounds
      #expect(input.reference.isPlanar == (box.map { $0.maxX > 180 || $0.maxY > 90 } ?? false), "\(name)")
      if input.findings.allSatisfy({ $0.kind != .geometryRepaired }) {
        #expect((input.planar?.polygons ?? input.edition.polygons.planar) == layer.polygons.rightHanded(), "\(name)")
      }
    }
  }

  @Test("a city whose code columns are blank and whose names repeat")
  func city() async throws {
    let path = SharedFolder.url("data/kota-pasuruan-rbi/BatasKelurahan_2.geojson").path
    var request = DirectRequest(path: path)
    let all = try await readDirect(request)
    #expect(all.recordsRead == 48 && all.edition.villages.count + all.recordsSetAside == 48)
    #expect(all.columns.name == "namobj" && all.columns.district == "wadmkc" && all.columns.code == nil)
    request.filters = [RecordFilter(column: "wadmkk", test: .isOneOf, values: ["KOTA PASURUAN"])]
    request.code = "namobj"
    let city = try await readDirect(request)
    #expect(city.recordsSetAside + city.edition.villages.count == 48)
    request.code = nil
    request.path = SharedFolder.url("data/kota-pasuruan-rbi/TitikFasilitasKesehatan_4.geojson").path
    request.filters = []
    guard case .noPolygons? = await DirectFiles.error(request) else {
      Issue.record("points")
      return
    }
  }

  @Test("a whole province with its codes, the same on two threads")
  func province() async throws {
    let path = SharedFolder.url("data/adm4-national-2025/adm4_63.geojsonl.gz").path
    let request = DirectRequest(path: path)
    let input = try await readDirect(request)
    #expect(input.columns.code == "kode" && input.columns.codeSystem == .kemendagri && input.columns.name == "nama")
    #expect(input.edition.villages.count + input.recordsSetAside == input.recordsRead && input.recordsRead > 1000)
    #expect(input.recordsSetAside == 0)
    let codes = input.edition.villages.map(\.printedCode)
    #expect(codes == codes.sorted())
    #expect(try await readDirect(request, threads: 2) == input)
  }

  @Test("every BPS file: codes, names and kecamatan recognised, lakes set aside")
  func bps() async throws {
    let folder = SharedFolder.url("data/adm4-bps-2020")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".geojson") }
    #expect(!names.isEmpty)
    for name in names {
      let input = try await readDirect(DirectRequest(path: folder.appendingPathComponent(name).path), threads: 2)
      #expect(input.columns.code == "village_code" && input.columns.codeSystem == .bps, "\(name)")
      #expect(input.columns.name == "village" && input.columns.district == "district", "\(name)")
      #expect(input.setAside.allSatisfy { $0.reason == .notAVillage }, "\(name)")
    }
  }
}
