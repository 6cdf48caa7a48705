import CDeflate

/// CRC-32 (IEEE 802.3, as gzip and PNG use it) of `bytes`, going on from `crc`: 0 at the start.
public func crc32(_ bytes: [UInt8], continuing crc: UInt32 = 0) -> UInt32 {
  bytes.withUnsafeBytes { libdeflate_crc32(crc, $0.baseAddress, $0.count) }
}

/// CRC-32 of part of an array; `range` is cut to the array.
public func crc32(_ bytes: [UInt8], range: Range<Int>, continuing crc: UInt32 = 0) -> UInt32 {
  bytes.withUnsafeBytes { buffer in
    let part = UnsafeRawBufferPointer(rebasing: buffer[range.clamped(to: 0..<buffer.count)])
    return libdeflate_crc32(crc, part.baseAddress, part.count)
  }
}
