/// On which side of the line a -> b the point c lies: 1 left (counter-clockwise), -1 right, 0 exactly on the line.
///
/// The sign is exact for all finite coordinates whose products neither overflow nor underflow: a floating-point filter
/// decides the clear cases, a sum without rounding the others. Source: Shewchuk 1997, "Adaptive precision
/// floating-point arithmetic and fast robust geometric predicates", Discrete & Computational Geometry 18, p. 305-363.
/// 0 when a coordinate is not a number.
@inline(__always)
public func orientation(ax: Double, ay: Double, bx: Double, by: Double, cx: Double, cy: Double) -> Int {
  let left = (ax - cx) * (by - cy)
  let right = (ay - cy) * (bx - cx)
  let determinant = left - right
  if abs(determinant) > orientationErrorBound * (abs(left) + abs(right)) { return determinant > 0 ? 1 : -1 }
  return exactOrientation(ax: ax, ay: ay, bx: bx, by: by, cx: cx, cy: cy)
}

/// (3 + 16 eps) eps with eps = 2^-53: `ccwerrboundA` of the paper, p. 338.
@usableFromInline let orientationErrorBound = (3 + 16 * 0x1p-53) * 0x1p-53

/// The sign of ax by - ax cy - cx by - ay bx + ay cx + cy bx, summed as an expansion.
@usableFromInline @inline(never)
func exactOrientation(ax: Double, ay: Double, bx: Double, by: Double, cx: Double, cy: Double) -> Int {
  if (ax == cx && ay == cy) || (bx == cx && by == cy) || (ax == bx && ay == by) { return 0 }
  var sum = Expansion()
  sum.addProduct(ax, by)
  sum.addProduct(-ax, cy)
  sum.addProduct(-cx, by)
  sum.addProduct(-ay, bx)
  sum.addProduct(ay, cx)
  sum.addProduct(cy, bx)
  return sum.sign
}

/// A sum of up to twelve doubles without rounding: components that do not overlap, smallest first.
private struct Expansion {
  private var components = InlineArray<12, Double>(repeating: 0)
  private var count = 0

  /// Adds a b exactly, as its rounded value and the rounding error.
  mutating func addProduct(_ a: Double, _ b: Double) {
    let product = a * b
    add((-product).addingProduct(a, b))
    add(product)
  }

  /// Grow-Expansion, p. 316 of the paper.
  private mutating func add(_ value: Double) {
    var rest = value
    for i in 0..<count {
      let sum = rest + components[i]
      let virtual = sum - rest
      components[i] = (rest - (sum - virtual)) + (components[i] - virtual)
      rest = sum
    }
    components[count] = rest
    count += 1
  }

  /// The sign of the largest component that is not zero.
  var sign: Int {
    var i = count - 1
    while i >= 0 {
      if components[i] > 0 { return 1 }
      if components[i] < 0 { return -1 }
      i -= 1
    }
    return 0
  }
}
