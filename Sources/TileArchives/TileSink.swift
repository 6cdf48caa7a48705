public import Tiles

/// Writes one tile container. Tiles come in any order, each once; the container is written beside its target and takes
/// the place of the target by one rename in `finish`, so that the old container stays whole until then, whatever
/// happens. What a killed run leaves beside the target is removed by the next one.
///
/// The same tiles and metadata give the same bytes in any order of arrival. A sink belongs to one task at a time.
public protocol TileSink: AnyObject {
  /// The file or folder that `finish` replaces.
  var path: String { get }

  /// Takes one tile: an MVT, plain or as one gzip member, or a PNG. Each sink stores it in its own form (folder: plain;
  /// PMTiles and MBTiles: MVT gzipped, PNG as it is), so hand over gzipped MVT to spare the packing here. A tile without
  /// bytes is an empty tile and is not stored.
  ///
  /// - Throws: `offGrid`, `wrongContent`, `packing`, `cannotWrite`, `sinkClosed`.
  func add(_ bytes: [UInt8], at tile: TileID) throws(TileArchiveError)

  /// Writes what is left, puts the container in the place of the target, and closes the sink.
  ///
  /// - Throws: `noTiles`, `duplicateTile`, `badMetadata`, `wrongContent`, `cannotWrite`, `sinkClosed`. The target is then
  ///   unchanged and the sink closed.
  @discardableResult
  func finish(_ metadata: TileSetMetadata) throws(TileArchiveError) -> TileCounts

  /// Closes the sink and removes what it wrote; the target is unchanged. Nothing happens to a finished sink.
  func discard()
}

/// How many tiles a container has, in the words of PMTiles 3.
public struct TileCounts: Sendable, Equatable {
  /// Tiles that can be asked for.
  public var addressed: Int
  /// Entries after run-length encoding; the same as `addressed` where there is none.
  public var entries: Int
  /// Different contents stored.
  public var contents: Int

  public init(addressed: Int, entries: Int, contents: Int) {
    self.addressed = addressed
    self.entries = entries
    self.contents = contents
  }
}
