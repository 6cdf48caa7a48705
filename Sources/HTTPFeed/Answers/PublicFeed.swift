internal import Publish
internal import Stunting

/// The service without a socket: a request in, an answer out. Only names that the manifest lists, tiles of its styles
/// and the page's own parts are looked up; everything else does not exist.
public struct PublicFeed: Sendable {
  static let methods = "GET, HEAD, OPTIONS"
  /// Tiles are small; a larger file under a tile's name is not sent.
  static let largestTile = 4 << 20

  private let store: SiteStore
  private let parts: PageParts
  private let cache = PackedCache()
  private let baseURL: String

  /// - Parameter baseURL: Without a trailing slash, for links that leave the page.
  /// - Throws: `FeedError` when the folder is not one that may be served, or Leaflet is missing.
  public init(folder: String, leafletFolder: String, baseURL: String) throws(FeedError) {
    store = try SiteStore(folder: SafeFolder(path: folder))
    parts = try PageParts(leafletFolder: leafletFolder)
    self.baseURL = baseURL
  }

  public func answer(_ request: FeedRequest) -> FeedAnswer {
    var answer = respond(request)
    for header in SecurityHeaders.all { answer.set(header.name, header.value) }
    answer.set("Content-Length", "\(answer.body.size)")
    if request.method == "HEAD" { answer.sendsBody = false }
    return answer
  }

  private func respond(_ request: FeedRequest) -> FeedAnswer {
    switch request.method {
    case "GET", "HEAD": break
    case "OPTIONS":
      return FeedAnswer(
        204,
        [
          ("Allow", PublicFeed.methods), ("Access-Control-Allow-Methods", PublicFeed.methods),
          ("Access-Control-Max-Age", "86400"),
        ])
    default:
      var refusal = FeedAnswer.problem(
        405, code: "MethodNotAllowed", "Hanya \(PublicFeed.methods) / only \(PublicFeed.methods).")
      refusal.set("Allow", PublicFeed.methods)
      return refusal
    }
    guard request.target.utf8.first == UInt8(ascii: "/"), request.target.utf8.count <= 2048 else {
      return .problem(400, code: "BadRequest", "Alamat tidak sah / not a valid path.")
    }
    guard let site = try? store.site() else {
      return .problem(
        503, code: "FolderUnavailable",
        "Folder sedang diganti atau bukan untuk umum / the folder is being replaced or is not public.")
    }
    return find(request, in: site).map { deliver($0, request) } ?? .notFound
  }

  private func find(_ request: FeedRequest, in site: PublicSite) -> Resource? {
    let path = String(request.path.dropFirst())
    switch path {
    case "", "index.html": return page(request, site)
    case PublicSite.manifestName: return Resource(site.manifestBytes, mediaType: "application/json")
    default: break
    }
    if let own = parts.resource(path) { return own }
    if path.hasPrefix("tiles/") { return tile(path, request, site) }
    guard let download = site.downloads[path], let file = site.folder.open(path.split(separator: "/").map(String.init))
    else { return nil }
    return Resource(
      file, mediaType: download.mediaType + (download.mediaType.hasPrefix("text/") ? "; charset=utf-8" : ""))
  }

  private func page(_ request: FeedRequest, _ site: PublicSite) -> Resource {
    let language: Language = request.query("lang") == "en" ? .english : .indonesian
    let html = LandingPage(manifest: site.manifest, version: site.version, baseURL: baseURL, language: language).html
    return Resource(Array(html.utf8), mediaType: "text/html; charset=utf-8")
  }

  private func tile(_ path: String, _ request: FeedRequest, _ site: PublicSite) -> Resource? {
    guard let tile = TilePath(path), let style = site.styles[tile.style],
      (style.minZoom...style.maxZoom).contains(tile.zoom), tile.meets(site.manifest.bounds)
    else { return nil }
    var resource: Resource
    if let file = site.folder.open(tile.parts), let bytes = file.readAll(limit: PublicFeed.largestTile) {
      resource = Resource(bytes, mediaType: "image/png")
    } else {
      resource = parts.emptyTile
    }
    if request.query("v") == site.version { resource.cacheControl = "public, max-age=604800, immutable" }
    return resource
  }

  private func deliver(_ resource: Resource, _ request: FeedRequest) -> FeedAnswer {
    var body = resource.body
    var tag = resource.tag
    var headers = [("Content-Type", resource.mediaType), ("Cache-Control", resource.cacheControl)]
    if resource.isText { headers.append(("Vary", "Accept-Encoding")) }
    if resource.isText, request.acceptsGzip, let plain = tag, let packed = cache.packed(body, tag: plain) {
      body = .bytes(packed)
      tag = plain + "-gz"
      headers.append(("Content-Encoding", "gzip"))
    }
    if let tag { headers.append(("ETag", "\"\(tag)\"")) }
    if let tag, request.hasCopy(of: "\"\(tag)\"") {
      var unchanged = FeedAnswer(304, headers.filter { ["Cache-Control", "Vary", "ETag"].contains($0.0) }, body)
      unchanged.sendsBody = false
      return unchanged
    }
    return FeedAnswer(200, headers, body)
  }
}
