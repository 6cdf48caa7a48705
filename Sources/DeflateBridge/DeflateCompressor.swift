import CDeflate

/// A compressor to use again and again on one thread; making one costs more than packing a small buffer.
/// Its output depends on input, level and library version only: no time stamp, no name.
public final class DeflateCompressor {
  private let handle: OpaquePointer

  /// - Parameter level: 0 (stored) to 12 (smallest), 6 is usual; other values are brought into that range.
  /// - Throws: `DeflateError.outOfMemory`.
  public init(level: Int = 6) throws(DeflateError) {
    guard let handle = libdeflate_alloc_compressor(Int32(min(12, max(0, level)))) else { throw .outOfMemory }
    self.handle = handle
  }

  deinit { libdeflate_free_compressor(handle) }

  /// One gzip member (RFC 1952) with time stamp 0 and no file name.
  public func gzip(_ bytes: [UInt8]) throws(DeflateError) -> [UInt8] {
    try pack(bytes, bound: libdeflate_gzip_compress_bound(handle, bytes.count), libdeflate_gzip_compress)
  }

  /// A zlib stream (RFC 1950), as PNG needs it.
  public func zlib(_ bytes: [UInt8]) throws(DeflateError) -> [UInt8] {
    try pack(bytes, bound: libdeflate_zlib_compress_bound(handle, bytes.count), libdeflate_zlib_compress)
  }

  /// A raw deflate stream (RFC 1951), as zip files need it.
  public func deflate(_ bytes: [UInt8]) throws(DeflateError) -> [UInt8] {
    try pack(bytes, bound: libdeflate_deflate_compress_bound(handle, bytes.count), libdeflate_deflate_compress)
  }

  private typealias Packer = (OpaquePointer?, UnsafeRawPointer?, Int, UnsafeMutableRawPointer?, Int) -> Int

  private func pack(_ bytes: [UInt8], bound: Int, _ packer: Packer) throws(DeflateError) -> [UInt8] {
    let packed = [UInt8](unsafeUninitializedCapacity: max(1, bound)) { buffer, count in
      count = bytes.withUnsafeBytes { packer(handle, $0.baseAddress, $0.count, buffer.baseAddress, buffer.count) }
    }
    // The bound is enough for any input, so nothing written means that the library ran out of memory.
    guard !packed.isEmpty else { throw .outOfMemory }
    return packed
  }
}

/// One gzip member with time stamp 0: the same bytes for the same input and level.
public func gzip(_ bytes: [UInt8], level: Int = 6) throws(DeflateError) -> [UInt8] {
  try DeflateCompressor(level: level).gzip(bytes)
}

/// A zlib stream of `bytes`.
public func zlibCompressed(_ bytes: [UInt8], level: Int = 6) throws(DeflateError) -> [UInt8] {
  try DeflateCompressor(level: level).zlib(bytes)
}
