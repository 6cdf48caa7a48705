internal import Publish

/// What a manifest may say: it is written by Lokus, but may have been edited.
enum ManifestCheck {
  /// First parts of paths that the service itself answers.
  static let ownPrefixes: Set<String> = ["leaflet", "halaman", "tiles", "manifest.json", "index.html"]
  static let mediaTypes: Set<String> = [
    "application/geo+json", "application/json", "text/csv", "text/plain", "text/markdown",
    "application/geopackage+sqlite3",
    "application/pdf", "image/png",
  ]

  /// The first entry that is not as Lokus writes it; nil when all are.
  static func firstUnsafeEntry(_ m: PublicManifest) -> String? {
    if m.bounds.count != 4 || !m.bounds.allSatisfy(\.isFinite) { return "bounds" }
    if m.bounds[0] > m.bounds[2] || m.bounds[1] > m.bounds[3] { return "bounds" }
    for style in m.styles {
      if !SafeFolder.isPlainName(style.key) { return style.key }
      if style.minZoom < 0 || style.maxZoom > 22 || style.minZoom > style.maxZoom { return style.key }
      for c in style.classes where !isColour(c.color) || !(c.hatchColor.map(isColour) ?? true) { return c.color }
    }
    for download in m.downloads where !isPath(download.path) || !mediaTypes.contains(download.mediaType) {
      return download.path
    }
    return nil
  }

  /// `geojson/desa.geojson`: up to four plain names, none of the service's own.
  static func isPath(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 4, parts.allSatisfy(SafeFolder.isPlainName), let first = parts.first else { return false }
    return !ownPrefixes.contains(first)
  }

  /// `#rrggbb` or `#rrggbbaa`.
  static func isColour(_ text: String) -> Bool {
    (text.utf8.count == 7 || text.utf8.count == 9) && text.first == "#" && text.dropFirst().allSatisfy(\.isHexDigit)
      && text.utf8.allSatisfy { $0 < 0x80 }
  }
}
