/// Why a folder is not served.
public enum FeedError: Error, Sendable, Equatable {
  /// There is no readable `manifest.json`: not a folder written by `lokus export --public`.
  case noManifest(folder: String)
  /// The manifest does not say `"audience": "public"`.
  case notPublic(folder: String, audience: String)
  case damagedManifest(folder: String, detail: String)
  /// Written by another version of the format.
  case otherFormat(folder: String, format: Int)
  /// A path, colour or key in the manifest that Lokus does not write.
  case unsafeEntry(folder: String, entry: String)
  /// A file of Leaflet is not there: install `libjs-leaflet` or name its folder.
  case noLeaflet(folder: String, file: String)
}
