import DeflateBridge
import Foundation
import Geometry
import TestSupport
import TileArchives
import Tiles

/// A folder of its own for a test, removed at the end.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("lokus-petak-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Every name in the folder, hidden ones too.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }
}

extension TileContainer {
  func sink(_ path: String) throws -> any TileSink {
    switch self {
    case .folder: try FolderSink(path: path)
    case .pmtiles: try PMTilesSink(path: path)
    case .mbtiles: try MBTilesSink(path: path)
    }
  }
}

/// Writes tiles and gives what the sink counted.
@discardableResult
func write(
  _ tiles: [(TileID, [UInt8])], _ metadata: TileSetMetadata, _ container: TileContainer, to path: String
) throws -> TileCounts {
  let sink = try container.sink(path)
  for (id, bytes) in tiles { try sink.add(bytes, at: id) }
  return try sink.finish(metadata)
}

extension SampleRegion {
  /// The tiles as bytes, in order.
  func encoded() -> [(TileID, [UInt8])] { tiles().sorted { $0.key < $1.key }.map { ($0.key, $0.value.encoded()) } }
}

/// Everything in a file or folder as bytes by relative path.
func contents(_ path: String) throws -> [String: [UInt8]] {
  var isFolder: ObjCBool = false
  guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [:] }
  guard isFolder.boolValue else { return ["": [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))] }
  var all: [String: [UInt8]] = [:]
  for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
    let file = path + "/" + name
    guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue else { continue }
    all[name] = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
  }
  return all
}

func save(_ bytes: [UInt8], _ path: String) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }

/// Puts a list in another order, always the same one.
func shuffled<Element>(_ items: [Element], seed: UInt64) -> [Element] {
  var items = items
  var generator = SeededGenerator(seed: seed)
  for index in items.indices.reversed() { items.swapAt(index, generator.index(below: index + 1)) }
  return items
}

/// A small grey PNG with one value for all pixels.
func smallPNG(side: Int, value: UInt8 = 7) throws -> [UInt8] {
  func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + data
    return bigEndian(UInt32(data.count)) + body + bigEndian(crc32(body))
  }
  let row = [0] + [UInt8](repeating: value, count: side)
  let pixels = try zlibCompressed((0..<side).flatMap { _ in row })
  let header = bigEndian(UInt32(side)) + bigEndian(UInt32(side)) + [8, 0, 0, 0, 0]
  return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] + chunk("IHDR", header) + chunk("IDAT", pixels)
    + chunk("IEND", [])
}

private func bigEndian(_ value: UInt32) -> [UInt8] {
  [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
}

/// Metadata of raster tiles.
func rasterMetadata(zooms: ClosedRange<Int>) -> TileSetMetadata {
  TileSetMetadata(
    name: "Raster", content: .png, zooms: zooms, bounds: BoundingBox(minX: -180, minY: -85, maxX: 180, maxY: 85),
    tilePixels: 16)
}
