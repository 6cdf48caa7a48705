import GRDB
import Geometry
public import Stunting

/// What became of the villages of an edition that was replaced.
public struct EditionReplacement: Sendable, Equatable {
  /// False when the edition was there already, with the same villages and polygons.
  public var changed: Bool
  /// Sources of facilities and of places where people live whose villages were found by the old polygons. Import them again in this transaction (or remove
  /// them), else it fails with `staleSources`.
  public var stale: [SourceKey]

  public init(changed: Bool, stale: [SourceKey]) {
    self.changed = changed
    self.stale = stale
  }
}

extension Transaction {
  /// Puts an edition in the place of the one with the same id, or beside the others.
  ///
  /// A village that has the same code as one of the old edition stays the same village: values that refer to it stay.
  /// Values of villages that are gone must be imported again or removed in the same transaction, else it fails with
  /// `danglingReferences`.
  public func replaceEdition(
    _ edition: BoundaryEdition, entry: ImportEntry, setAside: [SetAside] = [], findings: [ImportFinding] = []
  ) throws -> EditionReplacement {
    let db = try db
    guard !edition.id.isEmpty, edition.villages.count == edition.polygons.planar.featureCount else {
      throw StoreError.invalidRecord(table: "edition", index: 0, field: "villages")
    }
    var entry = entry
    entry.edition = edition.id
    let old = try? EditionReader.edition(db, edition.id)
    let changed = old != edition
    if changed { try write(edition) }
    try ImportLog.replaceBoundaries(db, entry, ImportLog.Remarks(setAside: setAside, findings: findings))
    return EditionReplacement(changed: changed, stale: changed ? try markStale(edition.id) : [])
  }

  /// Removes an edition and the import that brought it. Sources joined to it must be removed in the same transaction.
  public func removeEdition(_ id: String) throws {
    let db = try db
    try willChange(.village)
    editionsChanged = true
    try db.execute(
      sql: "DELETE FROM village_code WHERE village_fid IN (SELECT fid FROM village WHERE edition_id = ?)",
      arguments: [id])
    try db.execute(sql: "DELETE FROM village WHERE edition_id = ?", arguments: [id])
    try ImportLog.remove(
      db, where: "edition_id = ? AND role = ?", [id.databaseValue, ImportRole.boundaries.databaseValue])
    try db.execute(sql: "DELETE FROM edition WHERE edition_id = ?", arguments: [id])
  }

  private func write(_ edition: BoundaryEdition) throws {
    let db = try db
    try willChange(.village)
    editionsChanged = true
    try db.execute(
      sql: """
        INSERT INTO edition (edition_id) SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM edition WHERE edition_id = ?1)
        """, arguments: [edition.id])
    let kept = try VillageIdentity.stored(db, edition: edition.id)
    let freedCodes = try db.deleteRows(
      "village_code", where: "village_fid IN (SELECT fid FROM village WHERE edition_id = ?)",
      [edition.id.databaseValue])
    try db.execute(sql: "DELETE FROM village WHERE edition_id = ?", arguments: [edition.id])
    try EditionWriter(db, kept: kept, freedCodes: freedCodes).write(edition)
  }

  private func markStale(_ edition: String) throws -> [SourceKey] {
    let db = try db
    let sources = try Queries.placedSources(db, edition: edition)
    stale.formUnion(sources)
    return sources
  }
}
