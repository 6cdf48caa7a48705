internal import Cartography
internal import Foundation
internal import Project
internal import Yams

/// The styles and palettes of `tiles/`.
struct StyleLibrary {
  let styles: [MapStyle]
  let palettes: PaletteLibrary

  init() throws {
    let folder = try resourceFolder().appendingPathComponent("tiles")
    styles = try knownStyles().map { key in
      let file = folder.appendingPathComponent("styles/\(key).yaml")
      return try YAMLDecoder().decode(MapStyle.self, from: String(contentsOf: file, encoding: .utf8))
    }
    let file = folder.appendingPathComponent("palettes.yaml")
    palettes = try YAMLDecoder().decode(PaletteLibrary.self, from: String(contentsOf: file, encoding: .utf8))
  }

  /// The style of a theme, and the item that a template is filled with: `akses-posyandu` is style `akses` and item
  /// `posyandu`.
  func style(ofTheme theme: String) -> (style: MapStyle, item: String?)? {
    if let own = styles.first(where: { $0.key == theme }) { return (own, nil) }
    let makers = styles.filter { $0.template != nil && theme.hasPrefix($0.key + "-") }
    guard let maker = makers.max(by: { $0.key.count < $1.key.count }) else { return nil }
    let item = String(theme.dropFirst(maker.key.count + 1))
    return item.isEmpty ? nil : (maker, item)
  }
}

/// Keys of the styles in `tiles/styles/`.
func knownStyles() throws -> [String] {
  let folder = try resourceFolder().appendingPathComponent("tiles/styles")
  return ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
}
