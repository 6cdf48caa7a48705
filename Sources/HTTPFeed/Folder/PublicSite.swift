internal import Foundation
internal import Publish

/// One state of a public folder: its manifest, checked, and what may be asked of it.
struct PublicSite: Sendable {
  static let manifestName = "manifest.json"
  static let largestManifest = 8 << 20

  let folder: SafeFolder
  let stamp: FileStamp
  let manifest: PublicManifest
  let manifestBytes: [UInt8]
  let styles: [String: PublicManifest.Style]
  let downloads: [String: PublicManifest.Download]

  init(folder: SafeFolder) throws(FeedError) {
    guard let file = folder.open([PublicSite.manifestName]), let bytes = file.readAll(limit: PublicSite.largestManifest)
    else { throw .noManifest(folder: folder.path) }
    try PublicSite.checkAudience(bytes, folder.path)
    do {
      manifest = try JSONDecoder().decode(PublicManifest.self, from: Data(bytes))
    } catch {
      throw .damagedManifest(folder: folder.path, detail: PublicSite.describe(error))
    }
    self.folder = folder
    stamp = file.stamp
    manifestBytes = bytes
    styles = Dictionary(manifest.styles.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    downloads = Dictionary(manifest.downloads.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    if let entry = ManifestCheck.firstUnsafeEntry(manifest) { throw .unsafeEntry(folder: folder.path, entry: entry) }
  }

  /// Short text that changes with the folder: tiles are asked with it, so a new set never mixes with a cached one.
  var version: String { stamp.tag }

  /// The audience comes first: also a folder of another format is refused for this reason.
  private static func checkAudience(_ bytes: [UInt8], _ path: String) throws(FeedError) {
    let object = (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any]
    guard let object else { throw .damagedManifest(folder: path, detail: "JSON") }
    let audience = object["audience"] as? String ?? ""
    guard audience == PublicManifest.publicAudience else { throw .notPublic(folder: path, audience: audience) }
    let format = object["format"] as? Int ?? 0
    guard format == PublicManifest.currentFormat else { throw .otherFormat(folder: path, format: format) }
  }

  private static func describe(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, let context): path(context) + "." + key.stringValue
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context): path(context)
    default: "JSON"
    }
  }

  private static func path(_ context: DecodingError.Context) -> String {
    context.codingPath.map(\.stringValue).joined(separator: ".")
  }
}
