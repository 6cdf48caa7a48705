import CDeflate

/// Unpacks a gzip file of one or more members into one array.
///
/// Zero bytes after the last member are padding and accepted, as gzip does; anything else there is an error.
///
/// - Parameters:
///   - bytes: The whole packed file. Empty input is not gzip.
///   - limits: Most output allowed.
///   - paddingBytes: Zero bytes to put behind the data, for parsers that read past the end.
/// - Returns: The data with the padding behind it.
/// - Throws: `DeflateError`; no partial result is given.
public func gunzip(
  _ bytes: [UInt8], limits: UnpackLimits = UnpackLimits(), paddingBytes: Int = 0
) throws(DeflateError) -> [UInt8] {
  guard let decompressor = libdeflate_alloc_decompressor() else { throw .outOfMemory }
  defer { libdeflate_free_decompressor(decompressor) }
  let allowance = limits.allowance(inputBytes: bytes.count)
  var output: [UInt8] = []
  var offset = 0
  repeat {
    guard startsMember(bytes, at: offset) else { throw .notGzip(inputOffset: offset) }
    let room = allowance.bytes - output.count
    let member = try unpackMember(
      bytes, at: offset, decompressor, room: room, spare: max(0, paddingBytes), tooBig: allowance.error)
    if output.isEmpty { output = member.data } else { output.append(contentsOf: member.data) }
    offset += member.used
  } while !onlyZeros(bytes, from: offset)
  output.append(contentsOf: repeatElement(0, count: max(0, paddingBytes)))
  return output
}

/// The unpacked size that the last member declares (modulo 4 GiB), doubted when it is out of all proportion.
private func sizeHint(_ bytes: [UInt8]) -> Int {
  guard bytes.count >= 18 else { return 0 }
  let declared = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
  return min(declared, bytes.count * 40)
}

/// A member too short to be whole still counts as gzip, so that the error says "damaged".
private func startsMember(_ bytes: [UInt8], at offset: Int) -> Bool {
  bytes.count - offset >= 2 && bytes[offset] == 0x1f && bytes[offset + 1] == 0x8b
}

private func onlyZeros(_ bytes: [UInt8], from offset: Int) -> Bool {
  bytes[offset...].allSatisfy { $0 == 0 }
}

/// Unpacks the member at `offset`, with output room that doubles until it fits or passes `room`; `spare` bytes of
/// capacity stay free behind the data.
private func unpackMember(
  _ bytes: [UInt8], at offset: Int, _ decompressor: OpaquePointer, room: Int, spare: Int, tooBig: DeflateError
) throws(DeflateError) -> (data: [UInt8], used: Int) {
  var capacity = min(room, max(1 << 16, sizeHint(bytes)))
  while true {
    var used = 0
    var status = LIBDEFLATE_BAD_DATA
    let data = [UInt8](unsafeUninitializedCapacity: max(1, capacity + spare)) { buffer, count in
      bytes.withUnsafeBytes { input in
        guard let start = input.baseAddress else { return }
        status = libdeflate_gzip_decompress_ex(
          decompressor, start + offset, input.count - offset, buffer.baseAddress, capacity, &used, &count)
      }
      if status != LIBDEFLATE_SUCCESS { count = 0 }
    }
    switch status {
    case LIBDEFLATE_SUCCESS: return (data, used)
    case LIBDEFLATE_INSUFFICIENT_SPACE:
      guard capacity < room else { throw tooBig }
      capacity = capacity > room / 2 ? room : capacity * 2
    default: throw .damaged(inputOffset: offset)
    }
  }
}
