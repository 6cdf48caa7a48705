import CDeflate

/// Unpacks a zlib stream (RFC 1950) whose unpacked size is known, as that of PNG pixels is.
///
/// - Parameter size: Bytes that must come out, no more and no less.
/// - Throws: `damaged` for a stream that is cut off, has a wrong checksum, another size or stray bytes behind it.
public func zlibUnpacked(_ bytes: [UInt8], size: Int) throws(DeflateError) -> [UInt8] {
  guard let decompressor = libdeflate_alloc_decompressor() else { throw .outOfMemory }
  defer { libdeflate_free_decompressor(decompressor) }
  var status = LIBDEFLATE_BAD_DATA
  var used = 0
  let data = [UInt8](unsafeUninitializedCapacity: max(1, size)) { buffer, count in
    bytes.withUnsafeBytes { input in
      status = libdeflate_zlib_decompress_ex(
        decompressor, input.baseAddress, input.count, buffer.baseAddress, max(0, size), &used, &count)
    }
    if status != LIBDEFLATE_SUCCESS { count = 0 }
  }
  guard status == LIBDEFLATE_SUCCESS, used == bytes.count, data.count == size else { throw .damaged(inputOffset: 0) }
  return data
}
