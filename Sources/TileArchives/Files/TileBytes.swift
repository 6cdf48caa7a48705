internal import DeflateBridge
internal import Tiles

/// A gzip member starts so; no MVT (field 3, 0x1a) and no PNG does.
func isGzip(_ bytes: [UInt8]) -> Bool { bytes.count >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b }

func isPNG(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) }

/// An MVT is a sequence of layers: field 3, length-delimited (MVT 2.1, 4.1).
func isVectorTile(_ bytes: [UInt8]) -> Bool { bytes.first == 0x1a }

/// The kind of a tile by its first bytes; gzip holds MVT only.
func contentKind(_ bytes: [UInt8]) -> TileSetMetadata.Content? {
  if isGzip(bytes) || isVectorTile(bytes) { return .mvt }
  return isPNG(bytes) ? .png : nil
}

/// Gzips MVT; leaves what is gzipped and PNG as they are.
struct TilePacker {
  private let compressor: DeflateCompressor

  init() throws(TileArchiveError) {
    do { compressor = try DeflateCompressor(level: 6) } catch { throw .packing(error) }
  }

  func packed(_ bytes: [UInt8]) throws(TileArchiveError) -> [UInt8] {
    guard isVectorTile(bytes) else { return bytes }
    return try gzipped(bytes)
  }

  func gzipped(_ bytes: [UInt8]) throws(TileArchiveError) -> [UInt8] {
    do { return try compressor.gzip(bytes) } catch { throw .packing(error) }
  }
}

/// The plain bytes of a tile handed to a sink.
func plainTile(_ bytes: [UInt8], at tile: TileID) throws(TileArchiveError) -> [UInt8] {
  guard isGzip(bytes) else { return bytes }
  guard let plain = try? gunzip(bytes) else { throw .wrongContent(tile) }
  return plain
}
