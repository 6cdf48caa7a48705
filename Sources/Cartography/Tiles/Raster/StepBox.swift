import Topology

/// A box of whole grid steps; empty when its minimum is above its maximum.
struct StepBox: Sendable, Equatable {
  var minX: Int32
  var minY: Int32
  var maxX: Int32
  var maxY: Int32

  static let nothing = StepBox(minX: .max, minY: .max, maxX: .min, maxY: .min)

  var isEmpty: Bool { minX > maxX || minY > maxY }

  @inline(__always)
  mutating func include(_ x: Int32, _ y: Int32) {
    minX = min(minX, x)
    minY = min(minY, y)
    maxX = max(maxX, x)
    maxY = max(maxY, y)
  }

  mutating func include(_ other: StepBox) {
    minX = min(minX, other.minX)
    minY = min(minY, other.minY)
    maxX = max(maxX, other.maxX)
    maxY = max(maxY, other.maxY)
  }

  @inline(__always)
  func meets(_ other: StepBox) -> Bool {
    minX <= other.maxX && maxX >= other.minX && minY <= other.maxY && maxY >= other.minY
  }

  func expanded(by margin: Int32) -> StepBox {
    StepBox(
      minX: minX.subtractingSaturated(margin), minY: minY.subtractingSaturated(margin),
      maxX: maxX.subtractingSaturated(-margin), maxY: maxY.subtractingSaturated(-margin))
  }
}

extension Int32 {
  fileprivate func subtractingSaturated(_ other: Int32) -> Int32 {
    let (value, overflow) = subtractingReportingOverflow(other)
    return overflow ? (other > 0 ? .min : .max) : value
  }
}

extension ArcCoverage {
  func stepBox(ofArc arc: Int) -> StepBox {
    var box = StepBox.nothing
    for place in places(ofArc: arc) { box.include(x[place], y[place]) }
    return box
  }
}
