/// The files that the page is made of besides its text: Leaflet from its folder, ours from the program.
struct PageParts: Sendable {
  private let resources: [String: Resource]
  let emptyTile: Resource

  init(leafletFolder: String) throws(FeedError) {
    let folder = SafeFolder(path: leafletFolder)
    var found: [String: Resource] = [
      "halaman/peta.js": Resource(PackageResources.peta_js, mediaType: "text/javascript; charset=utf-8"),
      "halaman/halaman.css": Resource(PackageResources.halaman_css, mediaType: "text/css; charset=utf-8"),
      "halaman/ikon.svg": Resource(PackageResources.ikon_svg, mediaType: "image/svg+xml"),
    ]
    found["leaflet/leaflet.js"] = try PageParts.load(
      ["leaflet.min.js", "leaflet.js"], folder, "text/javascript; charset=utf-8")
    found["leaflet/leaflet.css"] = try PageParts.load(["leaflet.css"], folder, "text/css; charset=utf-8")
    for image in ["layers.png", "layers-2x.png", "marker-icon.png", "marker-icon-2x.png", "marker-shadow.png"] {
      guard let bytes = folder.open(["images", image])?.readAll(limit: 1 << 20) else { continue }
      found["leaflet/images/" + image] = Resource(bytes, mediaType: "image/png")
    }
    resources = found
    emptyTile = Resource(PackageResources.kosong_png, mediaType: "image/png")
  }

  func resource(_ path: String) -> Resource? { resources[path] }

  /// The first of `names` that is there.
  private static func load(_ names: [String], _ folder: SafeFolder, _ mediaType: String) throws(FeedError) -> Resource {
    for name in names {
      if let bytes = folder.open([name])?.readAll(limit: 4 << 20) { return Resource(bytes, mediaType: mediaType) }
    }
    throw .noLeaflet(folder: folder.path, file: names[0])
  }
}
