internal import Geometry
internal import Tiles

/// Counts, order and sections of a PMTiles file; bounds and center of any set.
func checkContainer(_ source: any TileSource, _ entries: [TileEntry], _ log: inout ProblemLog) {
  let metadata = source.metadata
  let box = metadata.bounds
  if !(box.minX < box.maxX && box.minY < box.maxY && box.minX >= -180 && box.maxX <= 180) {
    log.add(.metadata(field: "bounds"))
  } else if !box.contains(metadata.center.longitude, metadata.center.latitude) {
    log.add(.metadata(field: "center"))
  }
  if !metadata.zooms.contains(metadata.centerZoom) { log.add(.metadata(field: "centerZoom")) }
  if metadata.content == .mvt, source.container != .folder, metadata.vectorLayers.isEmpty {
    log.add(.metadata(field: "vector_layers"))
  }
  if let archive = source as? PMTilesSource { checkArchive(archive, addressed: entries.count, &log) }
}

private func checkArchive(_ archive: PMTilesSource, addressed: Int, _ log: inout ProblemLog) {
  let found = TileCounts(
    addressed: addressed, entries: archive.directory.count, contents: Set(archive.directory.map(\.offset)).count)
  let header = archive.header
  for (name, stated, found) in [
    (TileCountName.addressed, header.addressed, found.addressed), (.entries, header.entries, found.entries),
    (.contents, header.contents, found.contents),
  ] where stated != 0 && stated != UInt64(found) {
    log.add(.wrongCount(name, stated: Int(clamping: stated), found: found))
  }
  if header.clustered > 1 { log.add(.metadata(field: "clustered")) }
  if header.clustered == 1, let index = firstUnclustered(archive.directory) { log.add(.notClustered(index: index)) }
  checkSections(archive, &log)
  checkOverlaps(archive.directory, &log)
}

/// The first entry whose content is neither known nor right behind all known ones.
private func firstUnclustered(_ directory: [DirectoryEntry]) -> Int? {
  var end: UInt64 = 0
  for (index, entry) in directory.enumerated() {
    if entry.offset > end { return index }
    if entry.offset == end { end += UInt64(entry.length) }
  }
  return nil
}

/// Contents overlap unless they are the same.
private func checkOverlaps(_ directory: [DirectoryEntry], _ log: inout ProblemLog) {
  let contents = directory.map { (start: $0.offset, length: UInt64($0.length)) }.sorted { $0 < $1 }
  for (before, after) in zip(contents, contents.dropFirst()) where after.start < before.start + before.length {
    if before != after { log.add(.overlappingContents(offset: Int(clamping: after.start))) }
  }
}

/// Header and sections fill the file, without overlap and without gaps, but for the padding of the root that the
/// specification's own tools allow.
private func checkSections(_ archive: PMTilesSource, _ log: inout ProblemLog) {
  var end = UInt64(PMTilesHeader.byteCount)
  let parts = archive.header.sections.map(\.section).sorted { ($0.offset, $0.length) < ($1.offset, $1.length) }
  for part in parts {
    if part.offset < end || (part.offset > end && part.offset != UInt64(PMTilesHeader.rootLimit)) {
      log.add(.sections(needed: Int(clamping: end), found: Int(clamping: part.offset)))
    }
    end = part.offset + part.length
  }
  if end != UInt64(archive.file.size) { log.add(.sections(needed: Int(clamping: end), found: archive.file.size)) }
}

/// Zooms, bounds, doubles, and the tiles that were expected.
func checkPlaces(
  _ metadata: TileSetMetadata, _ entries: [TileEntry], _ expectations: TileExpectations, _ log: inout ProblemLog
) {
  guard let first = entries.first, let last = entries.last else {
    log.add(.noTiles)
    return
  }
  let stated = expectations.zooms ?? metadata.zooms
  if first.tile.z...last.tile.z != stated { log.add(.wrongZooms(stated: stated, found: first.tile.z...last.tile.z)) }
  let zooms = Set(entries.map(\.tile.z))
  for zoom in stated where !zooms.contains(zoom) { log.add(.emptyZoom(zoom)) }
  for (before, after) in zip(entries, entries.dropFirst()) where before.tile == after.tile {
    log.add(.duplicateTile, tile: after.tile)
  }
  for entry in entries where !touches(entry.tile, metadata.bounds) { log.add(.outsideBounds, tile: entry.tile) }
  guard let expected = expectations.tiles else { return }
  let there = Set(entries.map(\.tile))
  for tile in Set(expected).sorted() where !there.contains(tile) { log.add(.missingTile(.expected), tile: tile) }
  let wanted = Set(expected)
  for entry in entries where !wanted.contains(entry.tile) { log.add(.unexpectedTile, tile: entry.tile) }
}

/// With 1/32 of a tile to spare, for tiles that have only the buffer of what is beside them.
private func touches(_ tile: TileID, _ bounds: BoundingBox) -> Bool {
  let box = TileMath.bounds(of: tile)
  return box.expanded(by: box.width / 32).intersects(bounds)
}
