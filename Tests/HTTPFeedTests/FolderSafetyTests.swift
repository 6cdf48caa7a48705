import Foundation
import HTTPFeed
import Publish
import TestSupport
import Testing

/// Nothing but what the manifest names leaves the folder, and only a public folder is served.
@Suite struct FolderSafetyTests {
  @Test func namesOutsideTheManifestDoNotExist() throws {
    let folder = try PublicFolder()
    let feed = try folder.feed()
    let paths = [
      "/internal.csv", "/.tersembunyi", "/../rahasia.txt", "/geojson/../internal.csv", "/geojson/../../rahasia.txt",
      "/%2e%2e/rahasia.txt",
      "/..%2frahasia.txt", "/csv/desa.csv%00", "/csv//desa.csv", "//csv/desa.csv", "/csv/desa.csv/", "/csv/./desa.csv",
      "/CSV/desa.csv",
      "/tiles/../internal.csv", "/tiles/../../9/419/260.png", "/tiles/prevalensi/9/419/../../../../internal.csv",
      "/leaflet/../internal.csv",
      "/leaflet/leaflet.css.map", "/halaman/", "/geojson", "/geojson/", "/csv\\desa.csv", "/etc/passwd", "/\u{0}",
      "/\u{202e}",
    ]
    for path in paths {
      let answer = feed.get(path)
      #expect(answer.status == 404, "\(path)")
      #expect(!answer.text.contains("rahasia"))
    }
    #expect(feed.get("csv/desa.csv").status == 400)
    #expect(feed.get("").status == 400)
    #expect(feed.get("http://127.0.0.1/csv/desa.csv").status == 400)
    #expect(feed.get("/" + String(repeating: "a", count: 5000)).status == 400)
  }

  @Test func randomPathsNeverReachASecret() throws {
    let folder = try PublicFolder()
    let feed = try folder.feed()
    let pieces = [
      "..", ".", "/", "%2e", "%2f", "\\", "tiles", "csv", "internal.csv", "rahasia.txt", "umum", "9", "prevalensi",
      "\u{0}", "?", "//", "~",
    ]
    for seed in 1...3000 as ClosedRange<UInt64> {
      var g = SeededGenerator(seed: seed)
      let path =
        "/"
        + (0..<(1 + g.index(below: 10))).map { _ in pieces[g.index(below: pieces.count)] }.joined(
          separator: g.index(below: 2) == 0 ? "/" : "")
      #expect(!feed.get(path).text.contains("rahasia"), "\(path)")
    }
  }

  @Test func symbolicLinksAreNotFollowed() throws {
    let folder = try PublicFolder()
    let feed = try folder.feed()
    try folder.link("csv/desa.csv", to: "../internal.csv")
    #expect(feed.get("/csv/desa.csv").status == 404)
    try folder.link("geojson", to: "..")
    try folder.write("rahasia", to: "../desa.geojson")
    #expect(feed.get("/geojson/desa.geojson").status == 404)
    try folder.link("tiles/prevalensi/9/419/260.png", to: "../../../../../rahasia.txt")
    #expect(!feed.get("/tiles/prevalensi/9/419/260.png").text.contains("rahasia"))
    try folder.link("manifest.json", to: "../manifest-lain.json")
    #expect(feed.get("/").status == 503)
  }

  @Test func otherThingsThanFilesAreNotOpened() throws {
    let folder = try PublicFolder()
    let feed = try folder.feed()
    let path = folder.url.appendingPathComponent("csv/desa.csv").path
    try FileManager.default.removeItem(atPath: path)
    #expect(mkfifo(path, 0o600) == 0)
    #expect(feed.get("/csv/desa.csv").status == 404)
  }

  @Test func onlyAPublicFolderIsServed() throws {
    for audience in ["internal", "", "Public", "public "] {
      let folder = try PublicFolder { $0.audience = audience }
      #expect(throws: FeedError.notPublic(folder: folder.url.path, audience: audience)) { try folder.feed() }
    }
  }

  @Test func aFolderThatStopsBeingPublicIsNoLongerServed() throws {
    let folder = try PublicFolder()
    let feed = try folder.feed()
    #expect(feed.get("/csv/desa.csv").status == 200)
    var manifest = PublicFolder.manifest
    manifest.audience = "internal"
    try folder.write(manifest.json, to: "manifest.json")
    for path in ["/", "/csv/desa.csv", "/manifest.json", "/tiles/prevalensi/9/419/260.png"] {
      #expect(feed.get(path).status == 503, "\(path)")
    }
  }

  @Test func damagedManifestsAreRefused() throws {
    let folder = try PublicFolder()
    let path = folder.url.path
    try folder.write("{", to: "manifest.json")
    #expect(throws: FeedError.damagedManifest(folder: path, detail: "JSON")) { try folder.feed() }
    try folder.write("{\"audience\":\"public\",\"format\":1}", to: "manifest.json")
    #expect(throws: FeedError.self) { try folder.feed() }
    try folder.write("{\"audience\":\"public\",\"format\":2}", to: "manifest.json")
    #expect(throws: FeedError.otherFormat(folder: path, format: 2)) { try folder.feed() }
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("manifest.json"))
    #expect(throws: FeedError.noManifest(folder: path)) { try folder.feed() }
    #expect(throws: FeedError.noManifest(folder: "/nonexistent")) {
      try PublicFeed(folder: "/nonexistent", leafletFolder: folder.leaflet.path, baseURL: "")
    }
  }

  @Test func unsafeEntriesAreRefused() throws {
    for path in [
      "../rahasia.txt", "/etc/passwd", ".tersembunyi", "tiles/x.csv", "manifest.json", "a/b/c/d/e.csv", "a b.csv", "",
    ] {
      let folder = try PublicFolder { $0.downloads[0].path = path }
      #expect(throws: FeedError.unsafeEntry(folder: folder.url.path, entry: path)) { try folder.feed() }
    }
    for colour in ["red", "#12345", "#1234567", "url(#x)", "#ffffff\" onload=\""] {
      let folder = try PublicFolder { $0.styles[0].classes[0].color = colour }
      #expect(throws: FeedError.unsafeEntry(folder: folder.url.path, entry: colour)) { try folder.feed() }
    }
    for bounds in [[], [1, 2, 3], [3, 0, 1, 1], [0, 3, 1, 1]] as [[Double]] {
      let folder = try PublicFolder { $0.bounds = bounds }
      #expect(throws: FeedError.unsafeEntry(folder: folder.url.path, entry: "bounds")) { try folder.feed() }
    }
    let folder = try PublicFolder { $0.downloads[0].mediaType = "text/html" }
    #expect(throws: FeedError.unsafeEntry(folder: folder.url.path, entry: "geojson/desa.geojson")) { try folder.feed() }
  }

  @Test func missingLeafletIsSaid() throws {
    let folder = try PublicFolder()
    let empty = folder.url.path
    #expect(throws: FeedError.noLeaflet(folder: empty, file: "leaflet.min.js")) {
      try PublicFeed(folder: empty, leafletFolder: empty, baseURL: "")
    }
  }
}
