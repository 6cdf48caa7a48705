import DeflateBridge
import Foundation
import HTTPFeed
import Publish
import TestSupport
import Testing

@Suite struct PublicFeedTests {
  @Test func servesPageManifestTilesAndDownloads() throws {
    let folder = try PublicFolder()
    let feed = try folder.feed()
    let expected = [
      "/": "text/html; charset=utf-8", "/?lang=en": "text/html; charset=utf-8", "/manifest.json": "application/json",
      "/tiles/prevalensi/9/419/260.png": "image/png", "/geojson/desa.geojson": "application/geo+json",
      "/csv/desa.csv": "text/csv; charset=utf-8", "/leaflet/leaflet.js": "text/javascript; charset=utf-8",
      "/leaflet/leaflet.css": "text/css; charset=utf-8", "/halaman/peta.js": "text/javascript; charset=utf-8",
      "/halaman/halaman.css": "text/css; charset=utf-8", "/halaman/ikon.svg": "image/svg+xml",
    ]
    for (path, mediaType) in expected {
      let answer = feed.get(path)
      #expect(answer.status == 200, "\(path)")
      #expect(answer.header("Content-Type") == mediaType, "\(path)")
      #expect(answer.header("Content-Length") == "\(answer.bodyBytes.count)", "\(path)")
    }
    #expect(feed.get("/tiles/prevalensi/9/419/260.png").text == "PNG")
  }

  @Test func everyAnswerCarriesTheSecurityHeaders() throws {
    let folder = try PublicFolder()
    let feed = try folder.feed()
    let requests = [
      FeedRequest(target: "/"), FeedRequest(target: "/nope"), FeedRequest(method: "DELETE", target: "/"),
      FeedRequest(method: "OPTIONS", target: "/"), FeedRequest(method: "HEAD", target: "/csv/desa.csv"),
      FeedRequest(target: "x"),
    ]
    for request in requests {
      let answer = feed.answer(request)
      #expect(answer.header("Content-Security-Policy")?.contains("default-src 'none'") == true)
      #expect(answer.header("Content-Security-Policy")?.contains("unsafe") == false)
      #expect(answer.header("X-Content-Type-Options") == "nosniff")
      #expect(answer.header("Access-Control-Allow-Origin") == "*")
    }
  }

  @Test func otherMethodsAreRefusedWithAllow() throws {
    let folder = try PublicFolder()
    let feed = try folder.feed()
    for method in ["POST", "PUT", "DELETE", "PATCH", "TRACE", "get", ""] {
      let answer = feed.answer(FeedRequest(method: method, target: "/"))
      #expect(answer.status == 405)
      #expect(answer.header("Allow") == "GET, HEAD, OPTIONS")
    }
    let options = feed.answer(FeedRequest(method: "OPTIONS", target: "/tiles/prevalensi/9/419/260.png"))
    #expect(options.status == 204)
    #expect(options.header("Access-Control-Allow-Methods") == "GET, HEAD, OPTIONS")
  }

  @Test func headSaysWhatGetWouldSend() throws {
    let folder = try PublicFolder()
    let feed = try folder.feed()
    for path in ["/", "/geojson/desa.geojson", "/tiles/prevalensi/9/419/260.png", "/nope"] {
      let get = feed.get(path)
      let head = feed.answer(FeedRequest(method: "HEAD", target: path))
      #expect(head.bodyBytes.isEmpty)
      #expect(head.status == get.status)
      #expect(head.headers.map(\.value) == get.headers.map(\.value))
    }
  }

  @Test func errorsAreProblemsWithCodeAndDescription() throws {
    let folder = try PublicFolder()
    let answer = try folder.feed().get("/tiles/prevalensi/3/1/1.png")
    #expect(answer.status == 404)
    #expect(answer.header("Content-Type") == "application/problem+json")
    let json = try JSONValue(text: answer.text)
    #expect(json["status"]?.int == 404)
    #expect(json["code"]?.string == "NotFound")
    #expect(json["description"]?.string?.isEmpty == false)
  }

  @Test func unchangedCopiesAreNotSentAgain() throws {
    let folder = try PublicFolder()
    let feed = try folder.feed()
    for path in [
      "/", "/manifest.json", "/geojson/desa.geojson", "/tiles/prevalensi/9/419/260.png", "/leaflet/leaflet.js",
    ] {
      let tag = try #require(feed.get(path).header("ETag"))
      for match in [tag, "W/" + tag, "\"x\", " + tag + " ", "*"] {
        let answer = feed.answer(FeedRequest(target: path, ifNoneMatch: match))
        #expect(answer.status == 304, "\(path) \(match)")
        #expect(answer.bodyBytes.isEmpty)
        #expect(answer.header("ETag") == tag)
      }
      for match in ["\"x\"", "", "W/", tag + "y"] {
        #expect(feed.answer(FeedRequest(target: path, ifNoneMatch: match)).status == 200, "\(path) \(match)")
      }
    }
  }

  @Test func textIsPackedOnRequestWithItsOwnTag() throws {
    let folder = try PublicFolder()
    let feed = try folder.feed()
    let plain = feed.get("/geojson/desa.geojson")
    for accept in ["gzip", "deflate, gzip;q=0.5", "GZIP", "*", "br, *;q=0.1"] {
      let packed = feed.answer(FeedRequest(target: "/geojson/desa.geojson", acceptEncoding: accept))
      #expect(packed.header("Content-Encoding") == "gzip", "\(accept)")
      #expect(packed.header("Vary") == "Accept-Encoding")
      #expect(packed.header("ETag") != plain.header("ETag"))
      #expect(try gunzip(packed.bodyBytes) == plain.bodyBytes)
    }
    for accept in ["", "identity", "gzip;q=0", "gzip;q=0.0, *", "br"] {
      let answer = feed.answer(FeedRequest(target: "/geojson/desa.geojson", acceptEncoding: accept))
      #expect(answer.header("Content-Encoding") == nil, "\(accept)")
    }
    #expect(
      feed.answer(FeedRequest(target: "/tiles/prevalensi/9/419/260.png", acceptEncoding: "gzip")).header(
        "Content-Encoding") == nil)
  }

  /// Within the bounds a tile that was not drawn is transparent; elsewhere there is none.
  @Test func tilesInRangeAlwaysHaveAnAnswer() throws {
    let folder = try PublicFolder()
    let feed = try folder.feed()
    let empty = feed.get("/tiles/prevalensi/10/839/520.png")
    #expect(empty.status == 200)
    #expect(empty.bodyBytes.starts(with: [0x89, 0x50, 0x4e, 0x47]))
    let refused = [
      "/tiles/prevalensi/10/1/1.png", "/tiles/prevalensi/13/6716/4160.png", "/tiles/prevalensi/7/104/65.png",
      "/tiles/hotspot/9/419/260.png",
      "/tiles/prevalensi/9/0419/260.png", "/tiles/prevalensi/9/+419/260.png", "/tiles/prevalensi/9/-1/260.png",
      "/tiles/prevalensi/9/419/512.png", "/tiles/prevalensi/9/419/260", "/tiles/prevalensi/9/419/260.pbf",
      "/tiles/prevalensi/9/419/.png",
      "/tiles/prevalensi/99999999999999999999/1/1.png", "/tiles/prevalensi/9/419/260.png/", "/tiles//9/419/260.png",
    ]
    for path in refused { #expect(feed.get(path).status == 404, "\(path)") }
  }

  @Test func versionedTilesMayBeKeptAndChangeWithTheFolder() throws {
    let folder = try PublicFolder()
    let feed = try folder.feed()
    let path = "/tiles/prevalensi/9/419/260.png"
    func version() -> String {
      let page = feed.get("/").text
      let after = page.components(separatedBy: "data-versi=\"").dropFirst().first ?? ""
      return String(after.prefix { $0 != "\"" })
    }
    let first = version()
    #expect(!first.isEmpty)
    #expect(feed.get(path + "?v=" + first).header("Cache-Control")?.contains("immutable") == true)
    #expect(feed.get(path).header("Cache-Control") == "no-cache")
    var manifest = PublicFolder.manifest
    manifest.place.name = "Kabupaten Baru"
    try folder.write(manifest.json, to: "manifest.json")
    #expect(version() != first)
    #expect(feed.get("/").text.contains("Kabupaten Baru"))
    #expect(feed.get(path + "?v=" + first).header("Cache-Control") == "no-cache")
  }
}
