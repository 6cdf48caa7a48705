/// The different colours of an image and how often each occurs, in order of first appearance.
struct ColourTable {
  private(set) var colours: [UInt32] = []
  private(set) var counts: [Int32] = []
  /// Number of each pixel's colour, row by row.
  private(set) var indices: [Int32]
  private var slots: [Int32]
  private var mask: Int

  init(_ pixels: [UInt32]) {
    slots = [Int32](repeating: -1, count: 1024)
    mask = slots.count - 1
    indices = [Int32](repeating: 0, count: pixels.count)
    var last: UInt32 = 0
    var index: Int32 = -1
    for (place, pixel) in pixels.enumerated() {
      if index < 0 || pixel != last {
        index = number(of: pixel)
        last = pixel
      }
      counts[Int(index)] &+= 1
      indices[place] = index
    }
  }

  private mutating func number(of colour: UInt32) -> Int32 {
    var slot = ColourTable.start(colour) & mask
    while slots[slot] >= 0 {
      if colours[Int(slots[slot])] == colour { return slots[slot] }
      slot = (slot &+ 1) & mask
    }
    let index = Int32(truncatingIfNeeded: colours.count)
    slots[slot] = index
    colours.append(colour)
    counts.append(0)
    if colours.count * 2 > slots.count { grow() }
    return index
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 4)
    mask = slots.count - 1
    for (index, colour) in colours.enumerated() {
      var slot = ColourTable.start(colour) & mask
      while slots[slot] >= 0 { slot = (slot &+ 1) & mask }
      slots[slot] = Int32(truncatingIfNeeded: index)
    }
  }

  @inline(__always)
  private static func start(_ colour: UInt32) -> Int { Int(truncatingIfNeeded: (colour &* 2_654_435_761) >> 8) }
}
