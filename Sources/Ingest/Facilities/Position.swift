import Geometry

/// A position as read from two columns.
enum PositionText: Equatable {
  case none
  /// Numbers that can be longitude and latitude, or coordinates of a declared system.
  case numbers(x: Double, y: Double)
  /// Text, or numbers that no longitude and latitude can have.
  case unreadable
}

/// Reads a pair of coordinates. A single comma or point separates decimals: degrees have no thousands.
func readPosition(x: String, y: String) -> PositionText {
  let horizontal = NumberBody(x)
  let vertical = NumberBody(y)
  if horizontal.isBlank && vertical.isBlank { return .none }
  guard let h = degreesValue(horizontal), let v = degreesValue(vertical) else { return .unreadable }
  return .numbers(x: h, y: v)
}

private func degreesValue(_ body: NumberBody) -> Double? {
  let value: Double? =
    switch body.shape {
    case .none: nil
    case .certain(let value, _): value
    case .ambiguous(let asDecimal, _, _): asDecimal
    }
  return value.map { body.isNegative ? -$0 : $0 }
}

/// Where exchanged coordinates would be noticed: the region, with room for points at sea and next door.
struct RegionBox {
  private let box: BoundingBox?

  init(_ bounds: BoundingBox?) { box = bounds?.expanded(by: 0.5) }

  /// True when (x, y) is not in the region and (y, x) is.
  func looksSwapped(_ x: Double, _ y: Double) -> Bool {
    guard let box else { return y.magnitude > 90 && y.magnitude <= 180 && x.magnitude <= 90 }
    return !box.contains(x, y) && box.contains(y, x)
  }
}
