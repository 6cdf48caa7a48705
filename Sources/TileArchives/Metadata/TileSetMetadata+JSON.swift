internal import Geometry

extension TileSetMetadata {
  /// West, south, east, north.
  var boundsE7: [Int32] { [bounds.minX, bounds.minY, bounds.maxX, bounds.maxY].map(degreesE7) }
  var centerE7: [Int32] { [center.longitude, center.latitude].map(degreesE7) }

  /// The texts that aren't empty, under the keys that all formats share, in the order of the keys.
  var sharedTexts: [(String, String)] {
    [
      ("attribution", attribution), ("description", description), ("name", name), ("type", role.rawValue),
      ("version", version),
    ].filter { !$0.1.isEmpty }
  }

  var vectorLayersJSON: MetadataJSON { .list(vectorLayers.map(\.json)) }

  /// The field that no container can take, or nil.
  var faultyField: String? {
    let box = boundsE7
    let numbers = [bounds.minX, bounds.minY, bounds.maxX, bounds.maxY, center.longitude, center.latitude]
    if !numbers.allSatisfy({ $0.isFinite && -180...180 ~= $0 }) { return "bounds" }
    if box[0] >= box[2] || box[1] >= box[3] || bounds.minY < -90 || bounds.maxY > 90 { return "bounds" }
    if zooms.lowerBound < 0 || zooms.upperBound > 22 { return "zooms" }
    if !bounds.contains(center.longitude, center.latitude) { return "center" }
    if !zooms.contains(centerZoom) { return "centerZoom" }
    if tilePixels < 1 || tilePixels > 4096 { return "tilePixels" }
    if content == .mvt, vectorLayers.isEmpty { return "vectorLayers" }
    return Set(vectorLayers.map(\.id)).count < vectorLayers.count ? "vectorLayers" : nil
  }
}

extension VectorLayerInfo {
  var json: MetadataJSON {
    .object([
      ("description", .text(description)), ("fields", .object(fields.map { ($0.name, .text($0.kind.rawValue)) })),
      ("id", .text(id)), ("maxzoom", .whole(zooms.upperBound)), ("minzoom", .whole(zooms.lowerBound)),
    ])
  }
}
