import GDALBridge
import Geometry
import Ingest
import Stunting
import TestSupport
import Testing

@Suite("direct reading that cannot go on") struct DirectErrorTests {
  private let good = #"{"stunted":1,"measured":10,"nama":"Satu"}"#

  private func error(
    _ name: String, _ text: String, _ change: (inout DirectRequest) -> Void = { _ in }
  ) async throws -> DirectError? {
    let folder = try TemporaryFolder()
    var request = DirectFiles.request(try folder.write(name, text))
    change(&request)
    return await DirectFiles.error(request)
  }

  @Test("an unknown column: the columns that exist and the nearest one")
  func columns() async throws {
    let text = DirectFiles.geoJSON([#"{"jumlah_stu":1,"measured":10,"Kode ":"x","kode":"y"}"#])
    func missing(_ column: String, _ nearest: String?) -> DirectError {
      .columnMissing(
        file: "a.geojson", layer: "a", column: column, available: ["jumlah_stu", "measured", "Kode ", "kode"],
        nearest: nearest)
    }
    #expect(try await error("a.geojson", text) == missing("stunted", nil))
    for (column, nearest) in [("jumlah_stunting", "jumlah_stu"), ("mesured", "measured"), ("Jumlah Stu", "jumlah_stu")]
    {
      let found = try await error("a.geojson", text) { $0.rates[0].cases = [column] }
      #expect(found == missing(column, nearest))
    }
    let ambiguous = try await error("a.geojson", text) {
      $0.rates[0].cases = ["jumlah_stu"]
      $0.code = "KODE"
    }
    #expect(
      ambiguous == .columnAmbiguous(file: "a.geojson", layer: "a", column: "KODE", candidates: ["Kode ", "kode"]))
  }

  @Test("columns without numbers, rates that are none, a rate without columns")
  func noNumbers() async throws {
    let text = DirectFiles.geoJSON([#"{"stunted":null,"nama":"Satu","x":3,"y":2,"z":0,"b":null}"#])
    func numbers(_ cases: String, _ measured: String) async throws -> DirectError? {
      try await error("a.geojson", text) { $0.rates = [DirectRateColumns(cases: cases, measured: measured)] }
    }
    let words = try await numbers("nama", "x")
    #expect(words == .noNumbers(file: "a.geojson", layer: "a", column: "nama", row: 1, text: "Satu"))
    let blank = try await numbers("x", "b")
    #expect(blank == .noNumbers(file: "a.geojson", layer: "a", column: "b", row: nil, text: nil))
    let above = try await numbers("x", "y")
    #expect(
      above
        == .noRates(
          file: "a.geojson", layer: "a", cases: ["x"], measured: ["y"], reason: .numeratorAboveDenominator))
    let zero = try await numbers("z", "z")
    #expect(zero == .noRates(file: "a.geojson", layer: "a", cases: ["z"], measured: ["z"], reason: nil))
    let none = try await error("a.geojson", text) { $0.rates = [DirectRateColumns(cases: ["x"], measured: [])] }
    #expect(none == .incompleteRate(file: "a.geojson"))
  }

  @Test("several layers: named, unknown, none named; what QGIS keeps beside them does not count")
  func layers() async throws {
    let folder = try TemporaryFolder()
    func layer(_ name: String) -> LayerToWrite {
      LayerToWrite(
        name: name, columns: [LayerColumn("stunted", .integer([1])), LayerColumn("measured", .integer([9]))],
        shapes: .polygons(DirectFiles.squares(1)))
    }
    let path = folder.path("a.gpkg")
    try VectorLayerWriter.write([layer("desa"), layer("kecamatan"), layer("layer_styles")], to: path)
    var request = DirectFiles.request(path)
    #expect(
      await DirectFiles.error(request)
        == .file(.layerAmbiguous(file: "a.gpkg", available: ["desa", "kecamatan"])))
    request.layer = "kelurahan"
    #expect(
      await DirectFiles.error(request)
        == .file(
          .layerMissing(file: "a.gpkg", layer: "kelurahan", available: ["desa", "kecamatan", "layer_styles"])))
    request.layer = "kecamatan"
    #expect(try await readDirect(request).layer == "kecamatan")
    try VectorLayerWriter.write([layer("desa"), layer("layer_styles")], to: folder.path("b.gpkg"))
    #expect(try await readDirect(DirectFiles.request(folder.path("b.gpkg"))).layer == "desa")
    let named = try await error("c.geojson", DirectFiles.geoJSON([good])) { $0.layer = "desa" }
    #expect(named == .file(.layerMissing(file: "c.geojson", layer: "desa", available: ["c"])))
  }

  @Test("no polygon, no record, no file, no vector file")
  func notPolygons() async throws {
    let point = "{\"type\":\"Point\",\"coordinates\":[113,-7]}"
    let line = "{\"type\":\"LineString\",\"coordinates\":[[113,-7],[114,-7]]}"
    let text = GeoJSONTexts.collection([point, point, line, "null"].map { GeoJSONTexts.feature($0, good) })
    #expect(
      try await error("a.geojson", text)
        == .noPolygons(file: "a.geojson", layer: "a", points: 2, others: 1, withoutGeometry: 1))
    #expect(try await error("a.geojson", GeoJSONTexts.collection([])) == .file(.emptyLayer(file: "a.geojson")))
    #expect(try await error("a.csv", "kode,stunted\n1,2\n") == .file(.notThisFormat(file: "a.csv", detail: "")))
    let folder = try TemporaryFolder()
    #expect(await DirectFiles.error(DirectFiles.request(folder.path("x.gpkg"))) == .file(.fileMissing(file: "x.gpkg")))
    #expect(
      await DirectFiles.error(DirectFiles.request(folder.path(""))) != nil)
    let book = try folder.write("a.xlsx", workbook([("Sheet1", [[.text("kode")], [.number("1")]])]))
    #expect(
      await DirectFiles.error(DirectFiles.request(book))
        == .file(.notThisFormat(file: "a.xlsx", detail: "XLSX, ODS")))
  }

  @Test("filters that leave nothing, and records that are all faulty")
  func nothingLeft() async throws {
    let text = DirectFiles.geoJSON([good, good])
    let filtered = try await error("a.geojson", text) {
      $0.filters = [RecordFilter(column: "nama", test: .isOneOf, values: ["Dua"])]
    }
    #expect(filtered == .nothingSelected(file: "a.geojson", layer: "a", read: 2))
    let codeless = DirectFiles.geoJSON([#"{"kode":"","stunted":1,"measured":2}"#])
    let missing = try await error("a.geojson", codeless) { $0.code = "kode" }
    #expect(missing == .noneUsable(file: "a.geojson", layer: "a", read: 1, reason: .missingCode))
    let flat = "{\"type\":\"Polygon\",\"coordinates\":[[[113,-7],[114,-7],[115,-7],[113,-7]]]}"
    #expect(
      try await error("a.geojson", GeoJSONTexts.collection([GeoJSONTexts.feature(flat, good)]))
        == .noneUsable(file: "a.geojson", layer: "a", read: 1, reason: .unrepairableGeometry))
  }

  @Test("archives: nothing in it, two files, a name that leaves it, a file missing, damaged, protected")
  func archives() async throws {
    let folder = try TemporaryFolder()
    let text = DirectFiles.geoJSON([good])
    func error(_ entries: [StoredZip.Entry], layer: String? = nil) async throws -> DirectError? {
      var request = DirectFiles.request(try folder.write("a.zip", StoredZip.archive(entries)))
      request.layer = layer
      return await DirectFiles.error(request)
    }
    #expect(
      try await error([.init("baca.txt", "x")]) == .archiveWithoutLayer(file: "a.zip", entries: ["baca.txt"]))
    let two: [StoredZip.Entry] = [.init("x/satu.geojson", text), .init("x/dua.geojson", text)]
    #expect(try await error(two) == .file(.layerAmbiguous(file: "a.zip", available: ["satu", "dua"])))
    #expect(
      try await error(two, layer: "tiga")
        == .file(.layerMissing(file: "a.zip", layer: "tiga", available: ["satu", "dua"])))
    #expect(try await error(two, layer: "dua") == nil)
    #expect(
      try await error([.init("../a.geojson", text)])
        == .file(.unsafeEntry(file: "a.zip", entry: "../a.geojson")))
    var locked = StoredZip.Entry("a.geojson", text)
    locked.flags = 1
    #expect(try await error([locked]) == .file(.fileEncrypted(file: "a.zip")))
    var lying = StoredZip.Entry("a.geojson", text)
    lying.declaredSize = text.utf8.count + 1
    #expect(try await error([lying]) == .file(.fileDamaged(file: "a.zip", detail: "zip: a.geojson")))
    let shapes = DirectShapes.files().filter { $0.kind != "dbf" }.map { StoredZip.Entry("d.\($0.kind)", $0.bytes) }
    let bare = try await error(shapes)
    #expect(
      bare == .columnMissing(file: "a.zip", layer: "d", column: "stunted", available: [], nearest: nil))
  }

  @Test("an archive cut at any byte is damaged, never read in part")
  func cutArchive() async throws {
    let folder = try TemporaryFolder()
    let whole = DirectShapes.archive()
    for count in stride(from: 4, to: whole.count - 22, by: 97) {
      let error = await DirectFiles.error(DirectFiles.request(try folder.write("a.zip", Array(whole.prefix(count)))))
      guard case .file(.fileDamaged)? = error else {
        Issue.record("\(count): \(String(describing: error))")
        continue
      }
    }
  }
}
