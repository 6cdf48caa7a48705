/// An axis-parallel box: west, south, east, north; borders belong to it.
public struct BoundingBox: Sendable, Equatable, Hashable, Codable {
  public var minX: Double
  public var minY: Double
  public var maxX: Double
  public var maxY: Double

  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// The box of some vertices, or nil for an empty range.
  public init?(x: [Double], y: [Double], range: Range<Int>) {
    guard !range.isEmpty else { return nil }
    var box = BoundingBox(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
    for v in range {
      box.minX = Swift.min(box.minX, x[v])
      box.minY = Swift.min(box.minY, y[v])
      box.maxX = Swift.max(box.maxX, x[v])
      box.maxY = Swift.max(box.maxY, y[v])
    }
    self = box
  }

  public var width: Double { maxX - minX }
  public var height: Double { maxY - minY }
  public var midX: Double { (minX + maxX) / 2 }
  public var midY: Double { (minY + maxY) / 2 }

  public func contains(_ px: Double, _ py: Double) -> Bool { px >= minX && px <= maxX && py >= minY && py <= maxY }

  public func intersects(_ other: BoundingBox) -> Bool {
    minX <= other.maxX && maxX >= other.minX && minY <= other.maxY && maxY >= other.minY
  }

  public func expanded(by margin: Double) -> BoundingBox {
    BoundingBox(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
  }

  public func union(_ other: BoundingBox) -> BoundingBox {
    BoundingBox(
      minX: Swift.min(minX, other.minX), minY: Swift.min(minY, other.minY),
      maxX: Swift.max(maxX, other.maxX), maxY: Swift.max(maxY, other.maxY))
  }
}
