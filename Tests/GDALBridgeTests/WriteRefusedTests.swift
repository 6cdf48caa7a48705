import Foundation
import GDALBridge
import Geometry
import Testing

@Suite("layers that cannot be written") struct WriteRefusedTests {
  private func points(_ columns: [LayerColumn], name: String = "a") -> LayerToWrite {
    LayerToWrite(name: name, columns: columns, shapes: .points(x: [1, 2], y: [1, 2]))
  }

  private func expect(
    _ error: VectorWriteError, _ layers: [LayerToWrite], _ format: WrittenFormat = .geoPackage
  ) throws {
    let folder = try WriteFolder()
    #expect(throws: error) { try VectorLayerWriter.write(layers, to: folder.path("a.gpkg"), format: format) }
    #expect(folder.names.isEmpty)
  }

  @Test("layers and columns that do not fit each other")
  func unfit() throws {
    try expect(.layerCount(0), [])
    try expect(.layerCount(2), [points([]), points([], name: "b")], .flatGeobuf)
    let bare = LayerToWrite(name: "a", columns: [], shapes: .points(x: [1, .nan], y: [1, 2]))
    try expect(.missingGeometry(layer: "a", feature: 1), [bare], .flatGeobuf)
    try expect(.layerName("A"), [points([]), points([], name: "A")])
    try expect(.layerName(""), [points([], name: "")])
    try expect(
      .unevenColumn(layer: "a", column: "n", features: 2, values: 3), [points([LayerColumn("n", .real([1, 2, 3]))])])
    let twice = [LayerColumn("n", .real([1, 2])), LayerColumn("N", .integer([1, 2]))]
    try expect(.columnName(layer: "a", column: "N"), [points(twice)])
    try expect(.columnName(layer: "a", column: ""), [points([LayerColumn("", .real([1, 2]))])])
  }

  @Test("names that are no new plain file")
  func names() throws {
    let folder = try WriteFolder()
    let layer = points([])
    for path in [
      "/vsimem/a.gpkg", "/VSICURL/http://x/a.gpkg", "https://x/a.gpkg", "a\u{0}.gpkg", "", "/tmp/", "/tmp/..",
    ] {
      #expect(throws: VectorWriteError.refusedName, "\(path)") { try VectorLayerWriter.write([layer], to: path) }
    }
    #expect(throws: VectorWriteError.folderMissing) {
      try VectorLayerWriter.write([layer], to: folder.path("none/a.gpkg"))
    }
    try Data("x".utf8).write(to: folder.url.appendingPathComponent("file"))
    #expect(throws: VectorWriteError.folderMissing) {
      try VectorLayerWriter.write([layer], to: folder.path("file/a.gpkg"))
    }
  }

  @Test("what is there already stays as it was: a file, a folder, a dangling link")
  func exists() throws {
    let folder = try WriteFolder()
    let layer = points([])
    try Data("x".utf8).write(to: folder.url.appendingPathComponent("a.gpkg"))
    try FileManager.default.createDirectory(atPath: folder.path("b.gpkg"), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(atPath: folder.path("c.gpkg"), withDestinationPath: folder.path("none"))
    for name in ["a.gpkg", "b.gpkg", "c.gpkg"] {
      #expect(throws: VectorWriteError.exists) { try VectorLayerWriter.write([layer], to: folder.path(name)) }
    }
    #expect(try folder.bytes("a.gpkg") == Data("x".utf8) && folder.names == ["a.gpkg", "b.gpkg", "c.gpkg"])
  }

  @Test("a system folder that takes no files: an error, and no file")
  func noRight() throws {
    for format in WrittenFormat.allCases {
      let error = #expect(throws: VectorWriteError.self) {
        try VectorLayerWriter.write([points([])], to: "/proc/a." + format.rawValue, format: format)
      }
      if case .cannotWrite? = error { continue }
      Issue.record("\(String(describing: error))")
    }
  }

  @Test("texts with zero characters and columns with odd names")
  func odd() throws {
    let folder = try WriteFolder()
    let names = ["naïve \"x\"", "a'b", "select", "a.b", "kolom; DROP TABLE desa", String(repeating: "x", count: 500)]
    let layer = points(names.map { LayerColumn($0, .text(["a\u{0}b", "c"])) }, name: "des'a \"x\"; --")
    try VectorLayerWriter.write([layer], to: folder.path("a.gpkg"))
    let read = try VectorFile.readLayer(path: folder.path("a.gpkg"))
    #expect(read.name == "des'a \"x\"; --" && read.fields.map(\.name) == names)
    #expect(read.columns.allSatisfy { $0 == [.text("ab"), .text("c")] })
  }
}
