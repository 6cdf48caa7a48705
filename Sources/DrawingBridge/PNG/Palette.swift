/// At most 256 colours for an image: transparent ones first, else in a fixed order.
struct Palette {
  let colours: [UInt32]
  /// Place in the palette of each colour of the table it was made from.
  let places: [UInt8]

  /// - Parameter tolerance: What a channel of a pixel may change by (0...255, premultiplied) when there are more than
  ///   256 colours. The most frequent colours stay as they are.
  /// - Returns: nil when there is no such palette.
  init?(_ table: ColourTable, tolerance: Int) {
    if table.colours.count <= 256 {
      self.init(table.colours, chosen: Array(0..<Int32(table.colours.count)))
      return
    }
    // No image of a map has so many different colours but a photograph.
    guard tolerance > 0, table.colours.count <= 1 << 16, let near = NearColours(table, tolerance: tolerance) else {
      return nil
    }
    self.init(near.colours, chosen: near.nearest)
  }

  private init(_ colours: [UInt32], chosen: [Int32]) {
    let order = colours.indices.filter { colours[$0] >> 24 < 255 } + colours.indices.filter { colours[$0] >> 24 == 255 }
    self.colours = order.map { colours[$0] }
    var placeOf = [UInt8](repeating: 0, count: colours.count)
    for (place, index) in order.enumerated() { placeOf[index] = UInt8(truncatingIfNeeded: place) }
    places = chosen.map { placeOf[Int($0)] }
  }

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
