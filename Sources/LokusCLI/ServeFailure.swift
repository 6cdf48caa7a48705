import HTTPFeed
import Service
import Stunting

/// A folder that is not served, in words.
struct ServeFailure: UserFacing {
  let error: FeedError

  func message(_ l: Language) -> UserMessage {
    switch error {
    case .noManifest, .notPublic, .damagedManifest, .otherFormat, .unsafeEntry:
      UserMessage(
        code: "SRV-001", status: .dataRefused,
        what: l.pick("Folder itu tidak dilayani: \(reason(l)).", "That folder is not served: \(reason(l))."),
        next: l.pick(
          "Tulis folder publik dengan `lokus export --public`.", "Write a public folder with `lokus export --public`."))
    case .noLeaflet(_, let file):
      UserMessage(
        code: "SRV-002", status: .inputMissing,
        what: l.pick("Berkas Leaflet \(file) tidak ada.", "The Leaflet file \(file) is missing."),
        next: "apt install libjs-leaflet")
    }
  }

  private func reason(_ l: Language) -> String {
    switch error {
    case .noManifest:
      l.pick("tidak ada manifest.json dari `lokus export --public`", "no manifest.json of `lokus export --public`")
    case .notPublic(_, let audience):
      l.pick("isinya untuk \(audience), bukan publik", "it is for \(audience), not public")
    case .damagedManifest: l.pick("manifest.json rusak", "manifest.json is damaged")
    case .otherFormat(_, let format): l.pick("format \(format) tidak dikenal", "format \(format) is not known")
    case .unsafeEntry(_, let entry): l.pick("manifest menyebut '\(entry)'", "its manifest names '\(entry)'")
    case .noLeaflet: ""
    }
  }
}
