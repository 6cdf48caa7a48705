import DeflateBridge
import DrawingBridge
import TestSupport
import Testing

@Suite("PNG files")
struct PNGTests {
  /// A decoder for what the encoder may write: 8-bit RGBA or a palette of 1 to 8 bits, filter 0.
  struct Decoded {
    var image: PixelImage
    var paletteCount: Int
  }

  private func number(_ bytes: [UInt8], _ at: Int) -> Int {
    bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  private func chunks(_ png: [UInt8]) throws -> [(type: String, data: [UInt8])] {
    try #require(Array(png.prefix(8)) == [137, 80, 78, 71, 13, 10, 26, 10])
    var result: [(type: String, data: [UInt8])] = []
    var at = 8
    while at < png.count {
      let length = number(png, at)
      let body = Array(png[at + 4..<at + 8 + length])
      try #require(UInt32(number(png, at + 8 + length)) == crc32(body))
      result.append((String(decoding: body.prefix(4), as: UTF8.self), Array(body.dropFirst(4))))
      at += 12 + length
    }
    return result
  }

  /// Unpacks a zlib stream whose content is known: as a gzip member, which also checks length and CRC.
  private func unzlib(_ stream: [UInt8], expecting lines: [UInt8]) throws -> [UInt8] {
    func little(_ value: UInt32) -> [UInt8] { [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) } }
    let member: [UInt8] =
      [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255] + stream.dropFirst(2).dropLast(4) + little(crc32(lines))
      + little(UInt32(lines.count))
    return try gunzip(member)
  }

  private func rgba(_ image: PixelImage) -> [UInt8] {
    (0..<image.height).flatMap { y in
      [0]
        + (0..<image.width).flatMap { x -> [UInt8] in
          let p = image.pixels[y * image.width + x]
          return [16, 8, 0, 24].map { UInt8(truncatingIfNeeded: p >> $0) }
        }
    }
  }

  @Test("more than 256 colours become RGBA, pixel for pixel")
  func trueColour() throws {
    var image = PixelImage(width: 40, height: 30)
    for i in image.pixels.indices { image.pixels[i] = 0xff00_0000 | UInt32(i * 977 % 16_777_216) }
    image.pixels[5] = 0x8001_0203
    let parts = try chunks(try PNGEncoder().encode(image))
    #expect(parts.map(\.type) == ["IHDR", "IDAT", "IEND"])
    #expect(Array(parts[0].data) == [0, 0, 0, 40, 0, 0, 0, 30, 8, 6, 0, 0, 0])
    let lines = rgba(image)
    #expect(try unzlib(parts[1].data, expecting: lines) == lines)
  }

  @Test(
    "few colours become an exact palette with the fewest bits",
    arguments: [(1, 1), (2, 1), (3, 2), (16, 4), (17, 8), (256, 8)])
  func palette(colours: Int, bits: Int) throws {
    var image = PixelImage(width: 37, height: 11)
    for i in image.pixels.indices { image.pixels[i] = 0xff00_0000 | UInt32(i % colours * 65_537 % 16_777_216) }
    for i in image.pixels.indices where colours > 1 && i % colours == 1 { image.pixels[i] = 0x7f10_2030 }
    let parts = try chunks(try PNGEncoder().encode(image))
    #expect(parts.map(\.type) == ["IHDR", "PLTE"] + (colours > 1 ? ["tRNS"] : []) + ["IDAT", "IEND"])
    #expect(parts[0].data[8] == UInt8(bits) && parts[0].data[9] == 3)
    let plte = parts[1].data
    #expect(plte.count == colours * 3)
    let alphas = colours > 1 ? parts[2].data : []
    func index(_ pixel: UInt32) -> Int? {
      (0..<colours).first { k in
        let alpha = k < alphas.count ? UInt32(alphas[k]) : 255
        return alpha << 24 | UInt32(plte[3 * k]) << 16 | UInt32(plte[3 * k + 1]) << 8 | UInt32(plte[3 * k + 2]) == pixel
      }
    }
    var lines: [UInt8] = []
    for y in 0..<image.height {
      var line = [UInt8](repeating: 0, count: (image.width * bits + 7) / 8 + 1)
      for x in 0..<image.width {
        let i = try #require(index(image.pixels[y * image.width + x]))
        line[1 + x * bits / 8] |= UInt8(i) << UInt8(8 - bits - x * bits % 8)
      }
      lines += line
    }
    #expect(try unzlib(parts[parts.count - 2].data, expecting: lines) == lines)
  }

  @Test("the same image gives the same bytes, from a used encoder too")
  func deterministic() throws {
    var random = SeededGenerator(seed: 11)
    var image = PixelImage(width: 64, height: 64)
    for i in image.pixels.indices { image.pixels[i] = UInt32(truncatingIfNeeded: random.next()) | 0xff00_0000 }
    let encoder = try PNGEncoder()
    let first = try encoder.encode(image)
    _ = try encoder.encode(PixelImage(width: 3, height: 3))
    #expect(try encoder.encode(image) == first)
    #expect(try PNGEncoder().encode(image) == first)
  }

  @Test("an image without pixels, or with a wrong number, is refused")
  func refused() throws {
    let encoder = try PNGEncoder()
    #expect(throws: DrawingError.encodingFailed(width: 0, height: 5)) {
      try encoder.encode(PixelImage(width: 0, height: 5))
    }
    #expect(throws: DrawingError.self) { try encoder.encode(PixelImage(width: -4, height: 5)) }
    var image = PixelImage(width: 2, height: 2)
    image.pixels.removeLast()
    #expect(throws: DrawingError.encodingFailed(width: 2, height: 2)) { try encoder.encode(image) }
  }

  /// The image that a palette file of 8 bits holds.
  private func decoded(_ png: [UInt8], width: Int, height: Int) throws -> PixelImage {
    let parts = try chunks(png)
    func data(_ type: String) -> [UInt8] { parts.first { $0.type == type }?.data ?? [] }
    try #require(data("IHDR")[8] == 8 && data("IHDR")[9] == 3)
    let lines = try zlibUnpacked(data("IDAT"), size: (width + 1) * height)
    let (plte, alphas) = (data("PLTE"), data("tRNS"))
    var image = PixelImage(width: width, height: height)
    for y in 0..<height {
      for x in 0..<width {
        let k = Int(lines[y * (width + 1) + 1 + x])
        let alpha = k < alphas.count ? UInt32(alphas[k]) : 255
        image.pixels[y * width + x] =
          alpha << 24 | UInt32(plte[3 * k]) << 16 | UInt32(plte[3 * k + 1]) << 8 | UInt32(plte[3 * k + 2])
      }
    }
    return image
  }

  @Test("with a tolerance many colours become a palette: flat ones exact, no channel off by more", arguments: [12, 24])
  func tolerance(limit: Int) throws {
    var image = PixelImage(width: 64, height: 64)
    for i in image.pixels.indices {
      let (x, y) = (UInt32(i % 64), UInt32(i / 64))
      image.pixels[i] = y < 32 ? 0xffff_ffb2 : 0xff00_0000 | (x * 2) << 16 | (y * 2) << 8 | (x + y)
      if y == 63 { image.pixels[i] = (x * 4) << 24 | 0x0040_2010 }
    }
    let png = try PNGEncoder(tolerance: limit).encode(image)
    #expect(try png == PNGEncoder(tolerance: limit).encode(image))
    let back = try decoded(png, width: 64, height: 64)
    func premultiplied(_ pixel: UInt32, _ shift: UInt32) -> Int { Int(pixel >> shift & 255) * Int(pixel >> 24) / 255 }
    for (a, b) in zip(image.pixels, back.pixels) {
      if a == 0xffff_ffb2 { #expect(b == a) }
      for shift in [0, 8, 16] as [UInt32] {
        #expect(abs(premultiplied(a, shift) - premultiplied(b, shift)) <= limit + 1)
      }
      #expect(abs(Int(a >> 24) - Int(b >> 24)) <= limit)
    }
  }

  @Test("colours that no palette comes near stay RGBA")
  func noise() throws {
    var random = SeededGenerator(seed: 5)
    var image = PixelImage(width: 64, height: 64)
    for i in image.pixels.indices { image.pixels[i] = 0xff00_0000 | UInt32(random.index(below: 1 << 24)) }
    let parts = try chunks(try PNGEncoder(tolerance: 12).encode(image))
    #expect(parts[0].data[9] == 6)
    let lines = rgba(image)
    #expect(try unzlib(parts[1].data, expecting: lines) == lines)
  }
}
