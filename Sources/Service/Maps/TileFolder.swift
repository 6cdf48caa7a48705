internal import Cartography
internal import Foundation
internal import Publish
internal import Tiles

/// The PNG tiles of an output folder in the making, and those of the present folder, which are taken over where nothing
/// they depend on has changed. Tiles of the same content share one file by hard links.
final class TileFolder {
  private let output: OutputFolder
  private var digests: [String: [String: String]] = [:]
  private let before: [String: [TileID: TileDigest]]
  /// Files by content, within this folder.
  private var written: [TileDigest: String] = [:]

  static let digestFile = "tiles/digests.json"

  init(_ output: OutputFolder) {
    self.output = output
    before = TileFolder.read(output.target)
  }

  func known(_ theme: String) -> [TileID: TileDigest] { before[theme] ?? [:] }

  /// Puts a tile into the folder.
  func take(_ tile: RenderedTile, of theme: String) throws -> DrawnTile {
    let path = TileFolder.path(theme, tile.id)
    let hasFile = tile.isUnchanged ? try output.keep(path) : try put(tile, at: path)
    digests[theme, default: [:]][tile.id.path] = tile.inputs.hex + (hasFile ? "" : TileFolder.emptyMark)
    return DrawnTile(id: tile.id, hasFile: hasFile)
  }

  private func put(_ tile: RenderedTile, at path: String) throws -> Bool {
    guard let png = tile.png else { return false }
    if let content = tile.content, let same = written[content], try output.link(same, to: path) { return true }
    try output.write(png, to: path)
    if let content = tile.content { written[content] = path }
    return true
  }

  private static func path(_ theme: String, _ tile: TileID) -> String { "tiles/\(theme)/\(tile.path).png" }

  /// Writes what the tiles depended on, for the next run.
  func finish() throws {
    let themes = digests.mapValues { tiles in JSONText.object(tiles.mapValues { .string($0) }) }
    let text = JSONText.object([
      "format": .int(TileFolder.format), "themes": .object(themes), "version": .string(LokusVersion.current),
    ])
    try output.write(text.compact + "\n", to: TileFolder.digestFile)
  }

  private static let format = 1
  /// Behind the digest of a tile that shows nothing and has no file.
  private static let emptyMark = " -"

  /// Nothing when the file is not there, damaged, or of another version: then all is drawn. A tile whose file is gone is
  /// not known.
  private static func read(_ folder: URL) -> [String: [TileID: TileDigest]] {
    guard let bytes = try? Data(contentsOf: folder.appendingPathComponent(digestFile)),
      let file = try? JSONDecoder().decode(DigestFile.self, from: bytes), file.format == format,
      file.version == LokusVersion.current
    else { return [:] }
    var known: [String: [TileID: TileDigest]] = [:]
    for (theme, tiles) in file.themes {
      for (place, text) in tiles {
        guard let tile = TileID(path: place), let digest = TileDigest(hex: text.replacing(emptyMark, with: "")),
          text.hasSuffix(emptyMark)
            || isWholePNG(folder.appendingPathComponent(path(theme, tile)))
        else { continue }
        known[theme, default: [:]][tile] = digest
      }
    }
    return known
  }
}

/// True for a file that begins and ends as a PNG does.
private func isWholePNG(_ url: URL) -> Bool {
  guard let data = try? Data(contentsOf: url, options: .mappedIfSafe) else { return false }
  return data.starts(with: [137, 80, 78, 71]) && data.suffix(8).elementsEqual([73, 69, 78, 68, 174, 66, 96, 130])
}

private struct DigestFile: Decodable {
  var format: Int
  var version: String
  var themes: [String: [String: String]]
}

extension TileID {
  /// From `z/x/y`.
  fileprivate init?(path: String) {
    let parts = path.split(separator: "/").map { Int($0) }
    guard parts.count == 3, let z = parts[0], let x = parts[1], let y = parts[2] else { return nil }
    self.init(z: z, x: x, y: y)
  }
}
