internal import Geometry

/// TileJSON 3.0.0 of a tile set (https://github.com/mapbox/tilejson-spec/tree/master/3.0.0) as JSON in UTF-8, keys in
/// alphabetical order: `tiles`, `vector_layers` (vector tiles), `bounds`, `center`, `minzoom`, `maxzoom`, `attribution`,
/// `name`, `description`, `version`, scheme `xyz`; `tilesize` for rasters.
///
/// - Parameter tiles: Addresses with `{z}`, `{x}` and `{y}`; at least one, absolute for most clients.
/// - Throws: `badMetadata` naming the field.
public func tileJSON(_ metadata: TileSetMetadata, tiles: [String]) throws(TileArchiveError) -> [UInt8] {
  if let field = metadata.faultyField { throw .badMetadata(field: field) }
  guard !tiles.isEmpty else { throw .badMetadata(field: "tiles") }
  var pairs: [(String, MetadataJSON)] = metadata.sharedTexts.filter { $0.0 != "type" }.map { ($0.0, .text($0.1)) }
  pairs += [
    ("bounds", .list(metadata.boundsE7.map { .degrees($0) })),
    ("center", .list(metadata.centerE7.map { .degrees($0) } + [.whole(metadata.centerZoom)])),
    ("maxzoom", .whole(metadata.zooms.upperBound)), ("minzoom", .whole(metadata.zooms.lowerBound)),
    ("scheme", .text("xyz")), ("tilejson", .text("3.0.0")), ("tiles", .list(tiles.map { .text($0) })),
  ]
  switch metadata.content {
  case .mvt: pairs.append(("vector_layers", metadata.vectorLayersJSON))
  case .png: pairs.append(("tilesize", .whole(metadata.tilePixels)))
  }
  return MetadataJSON.object(pairs.sorted { $0.0 < $1.0 }).bytes
}
