import GDALBridge
import Geometry
import Ingest
import Stunting
import TestSupport
import Testing

@Suite("polygon files read directly") struct DirectReadTests {
  @Test("a GeoPackage: codes, names and kecamatan recognised, sorted by code, blank is no data, 0 measured no rate")
  func geoPackage() async throws {
    let folder = try TemporaryFolder()
    var request = DirectFiles.request(try DirectFiles.write(folder, "desa.gpkg", DirectFiles.villages))
    request.numbers = [DirectNumberColumn("Imunisasi")]
    request.group = "PKM"
    let input = try await readDirect(request)
    #expect(input.file == "desa.gpkg" && input.layer == "desa" && input.recordsRead == 3)
    #expect(input.edition.villages.map(\.name) == ["Satu", "Dua", "Tiga"])
    #expect(input.edition.villages.map(\.printedCode) == ["63.11.01.2001", "63.11.01.2002", "63.11.01.2003"])
    #expect(input.edition.villages.map(\.districtLabel) == ["Juai", "Juai", "Juai"])
    #expect(input.edition.villages[0].districtCode?.formatted == "63.11.01")
    #expect(input.edition.villages.map(\.sourceRow) == [2, 3, 1])
    #expect(input.edition.polygons.planar == DirectFiles.squares(3).selecting([1, 2, 0]))
    #expect(input.rates[0].cases == [10, nil, 3] && input.rates[0].measured == [40, 0, 30] && input.rates[0].isWhole)
    #expect(input.numbers[0].values == [nil, 12.25, 90.5] && input.groups == [nil, "B", "A"])
    #expect(input.reference == .stated("EPSG:4326") && input.planar == nil && input.setAside.isEmpty)
    #expect(input.columns.code == "kode" && input.columns.codeSystem == .kemendagri && input.columns.group == "pkm")
  }

  @Test("the same units from GeoJSON, FlatGeobuf, KML, a Shapefile and archives of them")
  func formats() async throws {
    let folder = try TemporaryFolder()
    let whole = try await readDirect(
      DirectFiles.request(try DirectFiles.write(folder, "a.gpkg", DirectFiles.villages)))
    let flat = try DirectFiles.write(folder, "a.fgb", DirectFiles.villages, format: .flatGeobuf)
    let text = DirectFiles.geoJSON([
      #"{"kode":"63.11.01.2003","nama_desa":"Tiga","kecamatan":"Juai","stunted":3,"measured":30}"#,
      #"{"kode":"63.11.01.2001","nama_desa":"Satu","kecamatan":"Juai","stunted":"10","measured":40}"#,
      #"{"kode":"63.11.01.2002","nama_desa":"Dua","kecamatan":"Juai","stunted":null,"measured":0}"#,
    ])
    let paths = [
      flat, try folder.write("a.geojson", text), try DirectShapes.write(folder, "a"),
      try folder.write("b.zip", StoredZip.archive([.init("data/a.geojson", text), .init("__MACOSX/data/._a", "x")])),
      try folder.write("c.zip", DirectShapes.archive()), try folder.write("d.kml", DirectShapes.kml()),
      try folder.write("e.kmz", StoredZip.archive([.init("doc.kml", DirectShapes.kml())])),
    ]
    for path in paths {
      let input = try await readDirect(DirectFiles.request(path))
      #expect(input.rates == whole.rates, "\(path)")
      #expect(input.edition.villages.map(\.codes) == whole.edition.villages.map(\.codes), "\(path)")
      #expect(input.edition.polygons == whole.edition.polygons, "\(path)")
      #expect(input.file == fileName(of: path))
    }
  }

  @Test("a file of anything: row numbers as identifiers, in the order of the file, or a column of identifiers")
  func anything() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "a.geojson",
      DirectFiles.geoJSON([
        #"{"FIPS":37009,"SID74":1.5,"BIR74":1091}"#, #"{"FIPS":37005,"SID74":0,"BIR74":487}"#,
        #"{"FIPS":37171,"SID74":5,"BIR74":3188}"#,
      ]))
    var request = DirectFiles.request(path, cases: "SID74", measured: "BIR74")
    let rows = try await readDirect(request)
    #expect(rows.edition.villages.map(\.printedCode) == ["1", "2", "3"] && rows.columns.code == nil)
    #expect(rows.columns.codeSystem == nil)
    #expect(rows.rates[0].cases == [1.5, 0, 5] && !rows.rates[0].isWhole && rows.reference == .implied)
    request.code = "fips"
    let named = try await readDirect(request)
    #expect(named.edition.villages.map(\.printedCode) == ["37009", "37005", "37171"])
    #expect(named.edition.villages.allSatisfy { $0.codes.isEmpty } && named.columns.codeSystem == nil)
  }

  @Test("a Shapefile in Windows-1252 without a .cpg, by its texts or as declared")
  func encodings() async throws {
    let folder = try TemporaryFolder()
    let files = shapefile(
      squaresAt: [(113, -7), (113.5, -7)], side: 0.5, field: "nama",
      values: [[0x44, 0xE9, 0x73, 0x61], [0x44, 0x75, 0x61]])
    for (kind, bytes) in [("shp", files.shp), ("shx", files.shx), ("dbf", files.dbf)] {
      _ = try folder.write("a.\(kind)", bytes)
    }
    var request = DirectRequest(path: folder.path("a.shp"))
    let found = try await readDirect(request)
    #expect(found.edition.villages.map(\.name) == ["Désa", "Dua"] && found.reference == .assumedDegrees)
    request.encoding = "CP850"
    #expect(try await readDirect(request).edition.villages[0].name == "DÚsa")
  }

  @Test("several periods, sums of columns, one column in two rates")
  func rates() async throws {
    let folder = try TemporaryFolder()
    let path = try DirectFiles.write(
      folder, "a.gpkg",
      [
        LayerColumn("s23", .integer([1, 2])), LayerColumn("s24_l", .integer([3, nil])),
        LayerColumn("s24_p", .integer([4, 5])), LayerColumn("m", .integer([10, 10])),
      ])
    let request = DirectRequest(
      path: path,
      rates: [
        DirectRateColumns(cases: "s23", measured: "m"), DirectRateColumns(cases: ["s24_l", "s24_p"], measured: ["m"]),
      ])
    let input = try await readDirect(request)
    #expect(
      input.rates.map(\.cases) == [[1, 2], [7, nil]] && input.rates.map(\.measured) == [[10, 10], [10, nil]])
  }

  @Test("numbers as text are read the Indonesian way or the other, as the column shows; a typed number as it is")
  func numbers() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "a.geojson",
      DirectFiles.geoJSON([
        #"{"k":"1.234","m":"2.345","v":"1.234,5","t":1.234}"#, #"{"k":"12","m":"99","v":"3,5","t":"-"}"#,
        #"{"k":"-","m":"7","v":"","t":5}"#,
      ]))
    var request = DirectFiles.request(path, cases: "k", measured: "m")
    request.numbers = [DirectNumberColumn("v"), DirectNumberColumn("t")]
    let input = try await readDirect(request)
    #expect(input.rates[0].cases == [1234, 12, nil] && input.rates[0].measured == [2345, 99, nil])
    #expect(input.numbers.map(\.values) == [[1234.5, 3.5, nil], [1.234, nil, 5]])
    #expect(input.findings.contains { $0.kind == .decimalDecided && $0.detail.hasPrefix("k: comma") })
    request.decimal = .point
    #expect(try await readDirect(request).rates[0].cases == [1.234, 12, nil])
  }

  @Test("the same on one and two threads, and twice")
  func threads() async throws {
    let folder = try TemporaryFolder()
    let count = 500
    let path = try DirectFiles.write(
      folder, "a.gpkg",
      [LayerColumn("k", .integer((0..<count).map { $0 })), LayerColumn("m", .integer((0..<count).map { $0 + 1 }))],
      DirectFiles.squares(count, x: 95, side: 0.05))
    let request = DirectFiles.request(path, cases: "k", measured: "m")
    let first = try await readDirect(request)
    #expect(try await readDirect(request, threads: 2) == first)
    #expect(try await readDirect(request, threads: 8) == first && first.edition.villages.count == count)
  }
}
