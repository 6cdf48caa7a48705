import Foundation
import GDALBridge
import Geometry
import Testing

@Suite("rasters through GDAL") struct RasterFileTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lokus-" + UUID().uuidString)

  private func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let url = folder.appendingPathComponent(name)
    try Data(bytes).write(to: url)
    return url.path
  }

  private func clean() { try? FileManager.default.removeItem(at: folder) }

  private let ascii = """
    ncols 3
    nrows 2
    xllcorner 106.5
    yllcorner -6.5
    cellsize 0.25
    NODATA_value -9999
    1 2.5 -9999
    4 5 6

    """

  private func cells(_ path: String, window: RasterWindow? = nil, band: Int? = nil) throws -> [Double] {
    var all: [Double] = []
    try RasterFile.read(path: path, band: band, window: window) { strip, values in
      all += values
      return strip.cellCount == values.count
    }
    return all
  }

  @Test("an Esri ASCII grid: place, no data, a window of it")
  func asciiGrid() throws {
    defer { clean() }
    let path = try write("a.asc", Array(ascii.utf8))
    let info = try RasterFile.info(path: path)
    #expect(
      info.grid
        == RasterGrid(columns: 3, rows: 2, originX: 106.5, originY: -6, cellWidth: 0.25, cellHeight: -0.25))
    #expect(info.noData == -9999 && info.crs == .none && info.bandCount == 1 && info.scale == 1)
    let all = try cells(path)
    #expect(all[0...1] == [1, 2.5] && all[2].isNaN && all[3...5] == [4, 5, 6])
    let window = RasterWindow(columns: 1..<3, rows: 1..<9)
    #expect(try cells(path, window: window) == [5, 6])
    #expect(try cells(path, window: RasterWindow(columns: 7..<9, rows: 0..<1)).isEmpty)
  }

  @Test("the reference system of a .prj file beside it")
  func projection() throws {
    defer { clean() }
    let text = "Projection    GEOGRAPHIC\nDatum         WGS84\nSpheroid      WGS84\nUnits         DD\n"
    _ = try write("b.prj", Array(text.utf8))
    let path = try write("b.asc", Array(ascii.utf8))
    #expect(try RasterFile.info(path: path).crs.definition?.contains("WGS") ?? false)
  }

  @Test("GeoTIFF: scale, offset, no data, negative northings, south up")
  func geoTIFF() throws {
    defer { clean() }
    let tiff = SmallTIFF(columns: 2, rows: 2, values: [10, 20, 255, 40], bands: 1)
    let path = try write("a.tif", tiff.bytes(scale: [50, 50, 0], tie: [0, 0, 0, 686_500, -672_300, 0], noData: "255"))
    let info = try RasterFile.info(path: path)
    #expect(
      info.grid
        == RasterGrid(columns: 2, rows: 2, originX: 686_500, originY: -672_300, cellWidth: 50, cellHeight: -50))
    let all = try cells(path)
    #expect(all[0] == 10 && all[1] == 20 && all[2].isNaN && all[3] == 40)
    let turned = try write(
      "s.tif", tiff.bytes(matrix: [50, 0, 0, 686_500, 0, 50, 0, -672_400, 0, 0, 0, 0, 0, 0, 0, 1], noData: "255"))
    #expect(try RasterFile.info(path: turned).grid.cellHeight == 50)
    let scaled = try write(
      "v.tif",
      tiff.bytes(
        scale: [50, 50, 0], tie: [0, 0, 0, 0, 0, 0], noData: "255",
        metadata: "<GDALMetadata><Item name=\"OFFSET\" sample=\"0\" role=\"offset\">1</Item>"
          + "<Item name=\"SCALE\" sample=\"0\" role=\"scale\">0.5</Item></GDALMetadata>"))
    let values = try cells(scaled)
    #expect(values[0] == 6 && values[1] == 11 && values[2].isNaN && values[3] == 21)
  }

  @Test("what cannot be laid under polygons is refused by name")
  func refused() throws {
    defer { clean() }
    let tiff = SmallTIFF(columns: 2, rows: 2, values: [10, 20, 30, 40], bands: 1)
    let turned = try write("r.tif", tiff.bytes(matrix: [40, 30, 0, 0, 30, -40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]))
    #expect(throws: RasterFileError.rotated) { try RasterFile.info(path: turned) }
    let nowhere = try write("n.tif", tiff.bytes())
    #expect(throws: RasterFileError.notGeoreferenced) { try RasterFile.info(path: nowhere) }
    let two = SmallTIFF(columns: 1, rows: 1, values: [1, 2], bands: 2)
    let bands = try write("b.tif", two.bytes(scale: [1, 1, 0], tie: [0, 0, 0, 0, 0, 0]))
    #expect(throws: RasterFileError.bandAmbiguous(available: 2)) { try RasterFile.info(path: bands) }
    #expect(throws: RasterFileError.bandMissing(band: 3, available: 2)) { try RasterFile.info(path: bands, band: 3) }
    #expect(try cells(bands, band: 2) == [2])
  }

  @Test("hostile files: cut off, other content, virtual and missing names, absurd sizes")
  func hostile() throws {
    defer { clean() }
    let tiff = SmallTIFF(columns: 100, rows: 100, values: [UInt8](repeating: 7, count: 10_000), bands: 1)
    let whole = tiff.bytes(scale: [1, 1, 0], tie: [0, 0, 0, 0, 0, 0])
    for length in [0, 3, 8, 60, 150, 5000] {
      let path = try write("cut\(length).tif", Array(whole.prefix(length)))
      #expect(throws: RasterFileError.self, "\(length) bytes") { _ = try cells(path) }
    }
    let short = try write("short.asc", Array(ascii.utf8.dropLast(10)))
    #expect(throws: RasterFileError.self) { _ = try cells(short) }
    let word = try write("word.asc", Array(ascii.replacingOccurrences(of: "2.5", with: "dua").utf8))
    _ = try? cells(word)
    for text in ["{\"type\":\"FeatureCollection\",\"features\":[]}", "<VRTDataset rasterXSize=\"1\"/>", "a,b\n1,2\n"] {
      let path = try write("x.tif", Array(text.utf8))
      #expect(throws: RasterFileError.self) { try RasterFile.info(path: path) }
    }
    let huge = try write("h.asc", Array(ascii.replacingOccurrences(of: "ncols 3", with: "ncols 2000000000").utf8))
    #expect(throws: RasterFileError.self) { _ = try cells(huge) }
    let block = SmallTIFF(columns: 60_000, rows: 60_000, values: [1], bands: 1)
    let bomb = try write("bomb.tif", block.bytes(scale: [1, 1, 0], tie: [0, 0, 0, 0, 0, 0]))
    #expect(throws: RasterFileError.self) { _ = try cells(bomb) }
    #expect(throws: RasterFileError.missing) { try RasterFile.info(path: folder.path + "/none.tif") }
    #expect(throws: RasterFileError.missing) { try RasterFile.info(path: folder.path) }
    for name in ["/vsimem/a.tif", "/vsicurl/http://x/a.tif", "https://x/y.tif", "GTIFF_DIR:1:a.tif", "WMS:x"] {
      #expect(throws: RasterFileError.refusedName, "\(name)") { try RasterFile.info(path: name) }
    }
  }

  @Test("the caller can stop")
  func stops() throws {
    defer { clean() }
    let path = try write("a.asc", Array(ascii.utf8))
    var strips = 0
    try RasterFile.read(path: path) { _, _ in
      strips += 1
      return false
    }
    #expect(strips == 1)
  }
}
