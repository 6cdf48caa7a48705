import GRDB
public import Stunting

extension Workspace {
  /// Ids of the editions, ascending.
  public func editions() throws(StoreError) -> [String] {
    try read { try String.fetchAll($0, sql: "SELECT edition_id FROM edition ORDER BY edition_id") }
  }

  /// An edition with its villages and polygons, in the order in which it was imported (by code). Coordinates are bit by
  /// bit those that were imported.
  ///
  /// - Throws: `unknownEdition`; `corrupt` or `geometry` for a damaged file.
  public func edition(_ id: String) throws(StoreError) -> BoundaryEdition {
    try read { try EditionReader.edition($0, id) }
  }

  /// Fingerprint of the current import of a source into an edition, or nil.
  public func fingerprint(ofSource sourceID: String, edition: String) throws(StoreError) -> String? {
    try read { try Queries.fingerprint($0, SourceKey(sourceID: sourceID, edition: edition)) }
  }
}
