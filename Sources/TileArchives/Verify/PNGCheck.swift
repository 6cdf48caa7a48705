internal import DeflateBridge

/// The shape of a PNG as its header gives it.
struct PNGHeader {
  var width: Int
  var height: Int
  var bitDepth: Int
  var colourType: Int
  var interlaced: Bool

  private var bitsPerPixel: Int {
    let channels = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4]
    return (channels[colourType] ?? 0) * bitDepth
  }

  /// Bytes of the filtered rows, over all seven passes when interlaced (PNG, 8.2).
  var pixelBytes: Int { passes.reduce(0) { $0 + $1.rows * $1.rowBytes } }

  /// Rows of each pass with their bytes, the filter byte counted.
  var passes: [(rows: Int, rowBytes: Int)] {
    guard interlaced else { return [(height, 1 + (width * bitsPerPixel + 7) / 8)] }
    let starts = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    return starts.compactMap { x, y, stepX, stepY in
      let columns = (width - x + stepX - 1) / stepX
      let rows = (height - y + stepY - 1) / stepY
      return columns > 0 && rows > 0 ? (rows, 1 + (columns * bitsPerPixel + 7) / 8) : nil
    }
  }

  fileprivate init?(_ data: ArraySlice<UInt8>) {
    guard data.count == 13 else { return nil }
    let bytes = Array(data)
    width = bigEndian(bytes, 0)
    height = bigEndian(bytes, 4)
    bitDepth = Int(bytes[8])
    colourType = Int(bytes[9])
    interlaced = bytes[12] == 1
    let depths = [0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16]]
    guard depths[colourType]?.contains(bitDepth) == true, bytes[10] == 0, bytes[11] == 0, bytes[12] < 2,
      1...8192 ~= width, 1...8192 ~= height
    else { return nil }
  }
}

/// Reads a whole PNG: signature, every chunk with its CRC, header, palette, and the pixels by unpacking them.
///
/// - Throws: `PNGFault`.
func checkPNG(_ bytes: [UInt8]) throws(PNGFault) -> PNGHeader {
  guard isPNG(bytes) else { throw .signature }
  var header: PNGHeader?
  var pixels: [UInt8] = []
  var hasPalette = false
  var offset = 8
  while true {
    let chunk = try PNGChunk(bytes, at: offset)
    offset = chunk.end
    switch chunk.name {
    case "IHDR" where header == nil: header = PNGHeader(bytes[chunk.data])
    case "PLTE": hasPalette = true
    case "IDAT": pixels += bytes[chunk.data]
    default: break
    }
    guard let header else { throw .header }
    guard chunk.name == "IEND" else { continue }
    guard offset == bytes.count else { throw .end(offset: offset) }
    guard header.colourType != 3 || hasPalette else { throw .palette }
    try checkPixels(pixels, header)
    return header
  }
}

/// The pixels have the size of the header, and each row a filter that PNG has (0 to 4).
private func checkPixels(_ packed: [UInt8], _ header: PNGHeader) throws(PNGFault) {
  guard let pixels = try? zlibUnpacked(packed, size: header.pixelBytes) else { throw .pixels }
  var at = 0
  for pass in header.passes {
    for _ in 0..<pass.rows {
      guard pixels[at] <= 4 else { throw .pixels }
      at += pass.rowBytes
    }
  }
}

private struct PNGChunk {
  let name: String
  let data: Range<Int>
  var end: Int { data.upperBound + 4 }

  init(_ bytes: [UInt8], at offset: Int) throws(PNGFault) {
    guard bytes.count - offset >= 12 else { throw .end(offset: offset) }
    let length = bigEndian(bytes, offset)
    guard length <= bytes.count - offset - 12 else { throw .truncated(offset: offset) }
    name = String(decoding: bytes[offset + 4..<offset + 8], as: UTF8.self)
    data = offset + 8..<offset + 8 + length
    guard Int(crc32(bytes, range: offset + 4..<data.upperBound)) == bigEndian(bytes, data.upperBound) else {
      throw .checksum(offset: offset)
    }
  }
}

private func bigEndian(_ bytes: [UInt8], _ at: Int) -> Int {
  bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
}
