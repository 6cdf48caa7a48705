/// The polygons of a layer on the grid of a zoom, ready to be cut into tiles.
public struct GridPolygons: Sendable {
  static let blockShift = 5
  /// Vector zoom: the grid has 4096 x 2^zoom steps a side.
  public let zoom: Int
  let rings: RingBuffer
  /// Boxes of every 32 places, so that stretches far from a tile are passed over at once.
  let blockBox: [GridBox]

  public var polygonCount: Int { rings.polygonCount }
  public var placeCount: Int { rings.x.count }

  /// Takes polygons over feature by feature, in ascending order of their features.
  public struct Builder: Sendable {
    private var rings = RingBuffer()

    public init() {}

    /// Adds a ring to the polygon that is being made: closed, the last place repeats the first; the shell first.
    public mutating func append(ringX: ArraySlice<Int32>, ringY: ArraySlice<Int32>) {
      guard ringX.count == ringY.count else { return }
      rings.append(x: ringX, y: ringY)
      rings.endRing()
    }

    /// Ends the polygon.
    public mutating func endPolygon(feature: Int32) { rings.endPolygon(feature: feature, touches: nil) }

    public func finish(zoom: Int) -> GridPolygons { GridPolygons(zoom: min(max(zoom, 0), 16), rings) }
  }

  private init(zoom: Int, _ rings: RingBuffer) {
    self.zoom = zoom
    self.rings = rings
    let size = 1 << GridPolygons.blockShift
    blockBox = stride(from: 0, to: rings.x.count, by: size).map { first in
      var box = GridBox.empty
      for place in first..<min(first + size, rings.x.count) { box.add(rings.x[place], rings.y[place]) }
      return box
    }
  }
}
