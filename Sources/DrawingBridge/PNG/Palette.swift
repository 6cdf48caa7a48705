/// The colours of an image, when there are at most 256: transparent ones first, else in order of appearance.
struct Palette {
  private(set) var colours: [UInt32] = []
  private var indexOf: [UInt32: UInt8] = [:]

  init?(of pixels: [UInt32]) {
    var seen: Set<UInt32> = []
    var last: UInt32?
    for pixel in pixels where pixel != last {
      last = pixel
      guard seen.insert(pixel).inserted else { continue }
      if colours.count == 256 { return nil }
      colours.append(pixel)
    }
    colours = colours.filter { $0 >> 24 < 255 } + colours.filter { $0 >> 24 == 255 }
    for (index, colour) in colours.enumerated() { indexOf[colour] = UInt8(index) }
  }

  func index(of pixel: UInt32) -> UInt8 { indexOf[pixel] ?? 0 }

  /// Bits a pixel: 1, 2, 4 or 8.
  var bitDepth: Int {
    switch colours.count {
    case ...2: 1
    case ...4: 2
    case ...16: 4
    default: 8
    }
  }
}
