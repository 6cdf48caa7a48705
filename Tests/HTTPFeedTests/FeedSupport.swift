import Foundation
import HTTPFeed
import Publish

/// A small public folder in the temporary directory, removed with the last reference.
final class PublicFolder: Sendable {
  let url: URL
  let leaflet: URL

  init(_ change: (inout PublicManifest) -> Void = { _ in }) throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("lokus-feed-" + UUID().uuidString)
    url = root.appendingPathComponent("umum")
    leaflet = root.appendingPathComponent("leaflet")
    var manifest = PublicFolder.manifest
    change(&manifest)
    try write(manifest.json, to: "manifest.json")
    try write(String(repeating: "{\"type\":\"FeatureCollection\"}\n", count: 200), to: "geojson/desa.geojson")
    try write("kode,nama\r\n", to: "csv/desa.csv")
    try write("PNG", to: "tiles/prevalensi/9/419/260.png")
    try write("rahasia", to: "internal.csv")
    try write("rahasia", to: ".tersembunyi")
    try write("rahasia", to: "../rahasia.txt")
    try write("// Leaflet", to: "../leaflet/leaflet.min.js")
    try write(".leaflet-pane{}", to: "../leaflet/leaflet.css")
  }

  deinit { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }

  func write(_ text: String, to path: String) throws {
    let file = URL(fileURLWithPath: path, relativeTo: url.appendingPathComponent("")).standardizedFileURL
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func link(_ path: String, to target: String) throws {
    try? FileManager.default.removeItem(at: url.appendingPathComponent(path))
    try FileManager.default.createSymbolicLink(
      atPath: url.appendingPathComponent(path).path, withDestinationPath: target)
  }

  func feed() throws -> PublicFeed {
    try PublicFeed(folder: url.path, leafletFolder: leaflet.path, baseURL: "https://peta.example.go.id/stunting")
  }

  static var manifest: PublicManifest {
    func same(_ text: String) -> PublicManifest.Text { .init(id: text, en: text) }
    let classes: [PublicManifest.StyleClass] = [
      .init(key: "tinggi", label: .init(id: "Tinggi", en: "High"), color: "#fd8d3c", count: 3),
      .init(
        key: "ditekan", label: .init(id: "Ditekan", en: "Suppressed"), color: "#ffffff", hatch: "dots",
        hatchColor: "#6f6f6f"),
    ]
    return PublicManifest(
      audience: "public", place: .init(name: "Kabupaten <Uji> & \"Coba\"", code: "99.99"), period: "2024-08",
      asOf: "2024-09-01",
      edition: "uji-2024", synthetic: true, bounds: [114.9, -3.3, 115.5, -2.8],
      styles: [
        .init(key: "prevalensi", title: same("Prevalensi"), minZoom: 8, maxZoom: 12, classes: classes),
        .init(key: "lokus", title: same("Lokus"), minZoom: 8, maxZoom: 12, classes: classes),
      ],
      downloads: [
        .init(path: "geojson/desa.geojson", title: same("GeoJSON"), mediaType: "application/geo+json"),
        .init(path: "csv/desa.csv", title: same("CSV"), mediaType: "text/csv"),
      ], threshold: 5, lokusVersion: "0.1.0")
  }
}

extension FeedAnswer {
  var text: String { String(decoding: bodyBytes, as: UTF8.self) }
}

extension PublicFeed {
  func get(_ target: String) -> FeedAnswer { answer(FeedRequest(target: target)) }
}
