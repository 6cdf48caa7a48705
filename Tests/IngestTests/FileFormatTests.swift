import GDALBridge
import Geometry
import Ingest
import TestSupport
import Testing

@Suite("files through GDAL") struct FileFormatTests {
  @Test("GeoPackage: villages, fields, reference system; cut anywhere it is an error, never a short layer")
  func geoPackage() async throws {
    let folder = try TemporaryFolder()
    let bytes = try SmallGeoPackage.bytes()
    let layer = try await VectorReader.read(path: folder.write("a.gpkg", bytes))
    #expect(layer.featureCount == 4)
    #expect(layer.columns.first == (1...4).map { .text("99.99.01.200\($0)") })
    #expect(layer.fields.map(\.kind) == [.text, .text, .integer])
    #expect(layer.crs.definition?.contains("WGS 84") == true)
    #expect(layer.polygons.bounds == BoundingBox(minX: 0, minY: 0, maxX: 4, maxY: 1))
    for length in stride(from: 1000, to: bytes.count, by: 1777) {
      let path = try folder.write("b.gpkg", Array(bytes.prefix(length)))
      await #expect(throws: IngestError.self, "cut at \(length)") { try await VectorReader.read(path: path) }
    }
    await #expect(throws: IngestError.layerMissing(file: "a.gpkg", layer: "x", available: ["desa"])) {
      try await VectorReader.read(path: folder.path("a.gpkg"), layer: "x")
    }
  }

  @Test("pages of a GeoPackage overwritten: an error or a layer, never a crash")
  func damagedGeoPackage() async throws {
    let folder = try TemporaryFolder()
    let bytes = try SmallGeoPackage.bytes()
    var g = SeededGenerator(seed: 3)
    for _ in 0..<150 {
      var bad = bytes
      let start = g.index(below: bytes.count)
      for at in start..<min(bytes.count, start + 1 + g.index(below: 600)) { bad[at] = UInt8(g.index(below: 256)) }
      let path = try folder.write("c.gpkg", bad)
      _ = try? await VectorReader.read(path: path)
    }
  }

  @Test("Shapefile: texts that are not UTF-8 are Windows-1252; no .prj means no reference system")
  func shapefiles() async throws {
    let folder = try TemporaryFolder()
    let parts = shapefile(
      squaresAt: [(500_000, 9_700_000), (501_000, 9_700_000)], side: 1000, field: "NAMA",
      values: [Array("Désa".utf8), [0x44, 0xE9, 0x73, 0x61]])
    let path = try folder.write("s.shp", parts.shp)
    _ = try folder.write("s.shx", parts.shx)
    _ = try folder.write("s.dbf", parts.dbf)
    let layer = try await VectorReader.read(path: path)
    #expect(layer.columns[0] == [.text("Désa"), .text("Désa")])
    #expect(layer.crs == .none)
    #expect(layer.polygons.vertexCount == 10)
    _ = try folder.write("s.shp", Array(parts.shp.dropLast(100)))
    await #expect(throws: IngestError.self) { try await VectorReader.read(path: path) }
  }

  @Test("workbook: codes keep zeros, numbers come in their shortest form, row numbers are the sheet's")
  func workbooks() async throws {
    let folder = try TemporaryFolder()
    let rows: [[SheetCell]?] = [
      [.text("Daftar Desa")], nil,
      [.text("Kode"), .text("Nama"), .text("Persen"), .text("Jumlah")],
      [.text("0105"), .text("A"), .number("8.5999999999999996"), .number("3.021")],
      nil,
      [.text("0106"), .text("B"), .number("1.0E-3"), .number("1234567")],
    ]
    let path = try folder.write("w.xlsx", workbook([("Lain", [[.text("x")]]), ("Desa", rows)]))
    let table = try await TableReader.read(TableFile(path: path, sheet: "Desa"), expecting: ["kode", "persen"])
    #expect(table.columnNames == ["Kode", "Nama", "Persen", "Jumlah"])
    #expect(table.headerRow == 3)
    #expect(table.rowNumbers == [1, 3])
    #expect((0..<4).map { table.cell(0, $0) } == ["0105", "A", "8.6", "3.021"])
    #expect((0..<4).map { table.cell(1, $0) } == ["0106", "B", "0.001", "1234567"])
    let only = try await TableReader.read(TableFile(path: path), expecting: ["kode"])
    #expect(only.sheet == "Desa" && only.notes.map(\.detail) == ["Desa"])
    await #expect(throws: IngestError.layerAmbiguous(file: "w.xlsx", available: ["Lain", "Desa"])) {
      try await TableReader.read(TableFile(path: path), expecting: ["tidak ada"])
    }
    await #expect(throws: IngestError.layerMissing(file: "w.xlsx", layer: "X", available: ["Lain", "Desa"])) {
      try await TableReader.read(TableFile(path: path, sheet: "X"), expecting: ["kode"])
    }
  }

  @Test("rows above the first row in the file count, too")
  func leadingRows() async throws {
    let folder = try TemporaryFolder()
    let rows: [[SheetCell]?] = [nil, nil, [.empty, .text("Kode"), .text("N")], [.empty, .text("01"), .number("2")]]
    let path = try folder.write("w.xlsx", workbook([("Desa", rows)]))
    let table = try await TableReader.read(TableFile(path: path), expecting: ["kode", "n"])
    #expect(table.headerRow == 3 && table.rowNumbers == [1])
    #expect(table.columnNames == ["Kolom 1", "Kode", "N"])
    #expect(table.cell(0, 1) == "01")
  }

  @Test("number cells of a workbook have a decimal point for certain")
  func typedNumbers() async throws {
    let folder = try TemporaryFolder()
    let rows: [[SheetCell]?] = [
      [.text("Kode"), .text("A"), .text("B")], [.text("1"), .number("3.021"), .text("3.021")],
      [.text("2"), .number("4.125"), .text("4.125")],
    ]
    let path = try folder.write("w.xlsx", workbook([("Desa", rows)]))
    let table = try await TableReader.read(TableFile(path: path), expecting: [])
    let columns = table.numberColumns([1, 2])
    #expect(columns.map(\.basis) == [.typed, .assumed])
    #expect(columns[0].reader.read(table.cell(0, 1)) == .number(3.021, isMarked: false))
    #expect(columns[1].reader.read(table.cell(0, 2)) == .number(3021, isMarked: false))
  }

  @Test("a cut workbook is an error")
  func cutWorkbook() async throws {
    let folder = try TemporaryFolder()
    let bytes = workbook([("Desa", [[.text("Kode"), .text("N")], [.text("1"), .number("2")]])])
    for length in stride(from: 8, to: bytes.count - 1, by: 131) {
      let path = try folder.write("w.xlsx", Array(bytes.prefix(length)))
      await #expect(throws: IngestError.self, "cut at \(length)") {
        try await TableReader.read(TableFile(path: path), expecting: [])
      }
    }
  }

  @Test(
    "names that ask for services, drivers or virtual files are refused",
    arguments: [
      "/vsicurl/http://example.org/a.geojson", "/vsizip/a.zip", "http://example.org/a.gpkg", "PG:dbname=x",
      "MySQL:x", "<VRTDataset/>", "{\"type\":1}", "GPKG:a.gpkg",
    ])
  func refused(name: String) {
    #expect(throws: VectorFileError.refusedName) { try VectorFile.readLayer(path: name) }
  }

  @Test("what is no vector file says so; a folder is no file")
  func wrongContent() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.gpkg", "this is not a GeoPackage")
    do {
      _ = try await VectorReader.read(path: path)
      #expect(Bool(false))
    } catch {
      guard case .notThisFormat(let file, let detail) = error else { return #expect(Bool(false), "\(error)") }
      #expect(file == "a.gpkg" && !detail.contains("/"))
    }
    #expect(throws: VectorFileError.missing) { try VectorFile.readLayer(path: folder.path(".")) }
    let table = try folder.write("b.csv", "a,b\n1,2\n")
    await #expect(throws: IngestError.notThisFormat(file: "b.csv", detail: "")) {
      try await VectorReader.read(path: table)
    }
  }
}
