import Foundation
import GDALBridge
import Geometry
import Ingest
import TestSupport
import Testing

@Suite("GeoJSON reader against OGR") struct TwinTests {
  @Test("random features: same geometry, same cells", arguments: 1...8)
  func random(seed: UInt64) async throws {
    let folder = try TemporaryFolder()
    let text = GeoJSONTexts.collection(GeoJSONTexts.random(200, seed: seed))
    let path = try folder.write("a.geojson", text)
    let own = try await GeoJSONReader.read(path: path)
    let other = try VectorFile.readLayer(path: path)
    compare(own, other)
  }

  /// OGR reads a column of one type as that type; texts and numbers are compared as such, and a number to 15 digits,
  /// since OGR's own reading of numbers is not always the nearest double.
  private func compare(_ own: VectorLayer, _ other: VectorLayer) {
    #expect(own.featureCount == other.featureCount)
    #expect(own.polygons.ringStart == other.polygons.ringStart)
    #expect(own.polygons.polygonStart == other.polygons.polygonStart)
    #expect(own.polygons.featureStart == other.polygons.featureStart)
    #expect(close(own.polygons.x, other.polygons.x) && close(own.polygons.y, other.polygons.y))
    for row in 0..<own.featureCount {
      switch (own.geometry[row], other.geometry[row]) {
      case (.other, .other): break
      case (.point, .point): #expect(isClose(own.pointX[row], other.pointX[row], relative: 1e-15, absolute: 1e-15))
      default: #expect(own.geometry[row] == other.geometry[row])
      }
    }
    #expect(own.fields.map(\.name) == other.fields.map(\.name))
    for column in own.columns.indices where column < other.columns.count {
      for row in 0..<own.featureCount {
        #expect(equal(own.columns[column][row], other.columns[column][row]), "\(own.fields[column].name) \(row)")
      }
    }
  }

  private func close(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { isClose($0, $1, relative: 1e-15, absolute: 1e-15) }
  }

  private func equal(_ a: Cell, _ b: Cell) -> Bool {
    if case .real(let x) = a, case .real(let y) = b { return isClose(x, y, relative: 1e-15) }
    return a == b || a.text == b.text
  }
}

/// Takes every file of the shared folder; skipped without it.
@Suite("real files", .enabled(if: SharedFolder.isPresent, "needs LOKUS_SHARED")) struct RealFileTests {
  /// Every GeoJSON and GeoJSONSeq file below `data/`, by path.
  static let files: [URL] = {
    let walker = FileManager.default.enumerator(
      at: SharedFolder.url("data"), includingPropertiesForKeys: [.fileSizeKey])
    let all = (walker?.allObjects as? [URL]) ?? []
    return all.filter { [".geojson", ".geojsonl", ".geojsonl.gz"].contains(where: $0.path.hasSuffix) }
      .sorted { $0.path < $1.path }
  }()

  @Test("every GeoJSON file reads, with features, on one and on two threads alike")
  func all() async throws {
    #expect(!RealFileTests.files.isEmpty)
    for file in RealFileTests.files {
      let layer = try await GeoJSONReader.read(path: file.path)
      #expect(layer.featureCount > 0, "\(file.lastPathComponent)")
      let again = try await GeoJSONReader.read(path: file.path, threads: 2)
      #expect(same(layer, again), "\(file.lastPathComponent)")
    }
  }

  @Test("the ten smallest plain files: same counts, rings and texts as OGR")
  func counts() async throws {
    let plain = RealFileTests.files.filter { $0.path.hasSuffix(".geojson") }
    let sized = try plain.map { ($0, try $0.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0) }
    for (file, _) in sized.sorted(by: { ($0.1, $0.0.path) < ($1.1, $1.0.path) }).prefix(10) {
      let own = try await GeoJSONReader.read(path: file.path)
      let other = try VectorFile.readLayer(path: file.path)
      #expect(own.featureCount == other.featureCount, "\(file.lastPathComponent)")
      #expect(own.polygons.ringStart == other.polygons.ringStart, "\(file.lastPathComponent)")
      #expect(own.fields.map(\.name) == other.fields.map(\.name), "\(file.lastPathComponent)")
    }
  }
}
