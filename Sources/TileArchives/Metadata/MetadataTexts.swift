internal import Geometry
internal import Tiles

extension TileSetMetadata {
  /// The rows of an MBTiles 1.3 metadata table, which tile folders keep as `metadata.json`: texts only.
  var mbtilesRows: [(String, String)] {
    var rows = [("name", name), ("format", content == .mvt ? "pbf" : "png")]
    rows.append(("bounds", boundsE7.map(degreesText).joined(separator: ",")))
    rows.append(("center", (centerE7.map(degreesText) + [String(centerZoom)]).joined(separator: ",")))
    rows += [("minzoom", String(zooms.lowerBound)), ("maxzoom", String(zooms.upperBound))]
    rows += sharedTexts.filter { $0.0 != "name" }
    switch content {
    case .mvt: rows.append(("json", MetadataJSON.object([("vector_layers", vectorLayersJSON)]).string))
    case .png: rows.append(("tilesize", String(tilePixels)))
    }
    return rows
  }

  /// Reads such rows.
  ///
  /// - Parameter found: What the tiles themselves say, for rows that are missing.
  /// - Throws: `metadata` naming the row that is there and not in its shape.
  init(rows: [String: String], found: FoundTiles) throws(ArchiveFault) {
    let zooms = try TileSetMetadata.zooms(rows, found)
    let bounds = try TileSetMetadata.bounds(rows["bounds"]) ?? found.bounds
    let json = try MetadataReader(Array((rows["json"] ?? "{}").utf8))
    let content = try TileSetMetadata.content(rows["format"]) ?? found.content
    self.init(
      name: rows["name"] ?? "", content: content, zooms: zooms,
      bounds: bounds, description: rows["description"] ?? "", version: rows["version"] ?? "",
      attribution: rows["attribution"] ?? "", role: rows["type"].flatMap(Role.init(rawValue:)) ?? .overlay,
      tilePixels: try TileSetMetadata.whole(rows, "tilesize") ?? (content == .mvt ? 256 : 0),
      vectorLayers: try json.vectorLayers(zooms: zooms))
    if let center = rows["center"] {
      guard let numbers = TileSetMetadata.numbers(center, count: 3), let zoom = Int(exactly: numbers[2]) else {
        throw .metadata(field: "center")
      }
      self.center = LonLat(longitude: numbers[0], latitude: numbers[1])
      centerZoom = zoom
    }
  }

  private static func content(_ text: String?) throws(ArchiveFault) -> Content? {
    guard let text else { return nil }
    switch text {
    case "pbf", "mvt": return .mvt
    case "png": return .png
    default: throw .metadata(field: "format")
    }
  }

  private static func zooms(_ rows: [String: String], _ found: FoundTiles) throws(ArchiveFault) -> ClosedRange<Int> {
    let lowest = try whole(rows, "minzoom") ?? found.zooms.lowerBound
    let highest = try whole(rows, "maxzoom") ?? found.zooms.upperBound
    guard 0...22 ~= lowest, 0...22 ~= highest, lowest <= highest else { throw .metadata(field: "minzoom") }
    return lowest...highest
  }

  private static func whole(_ rows: [String: String], _ key: String) throws(ArchiveFault) -> Int? {
    guard let text = rows[key] else { return nil }
    guard let number = Int(text) else { throw .metadata(field: key) }
    return number
  }

  private static func bounds(_ text: String?) throws(ArchiveFault) -> BoundingBox? {
    guard let text else { return nil }
    guard let box = numbers(text, count: 4), box[0] <= box[2], box[1] <= box[3] else {
      throw .metadata(field: "bounds")
    }
    return BoundingBox(minX: box[0], minY: box[1], maxX: box[2], maxY: box[3])
  }

  /// Finite numbers between commas, blanks around them allowed.
  private static func numbers(_ text: String, count: Int) -> [Double]? {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).compactMap { part -> Double? in
      guard let number = Double(part.filter { $0 != " " }), number.isFinite else { return nil }
      return number
    }
    return numbers.count == count ? numbers : nil
  }
}

/// What can be told from the tiles alone.
struct FoundTiles {
  var content: TileSetMetadata.Content
  var zooms: ClosedRange<Int>
  var bounds: BoundingBox

  /// Zooms of the tiles and the box of those of the highest zoom; nil without tiles.
  init?(_ tiles: [TileEntry], content: TileSetMetadata.Content) {
    guard let first = tiles.first, let last = tiles.last else { return nil }
    self.content = content
    zooms = first.tile.z...last.tile.z
    var box = TileMath.bounds(of: last.tile)
    for entry in tiles.reversed() {
      guard entry.tile.z == last.tile.z else { break }
      box = box.union(TileMath.bounds(of: entry.tile))
    }
    bounds = box
  }
}
