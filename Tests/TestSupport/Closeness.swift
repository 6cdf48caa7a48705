/// True when `a` and `b` differ by at most `relative` of the larger one, or by `absolute`.
public func isClose(_ a: Double, _ b: Double, relative: Double, absolute: Double = 0) -> Bool {
  if a == b { return true }
  guard a.isFinite, b.isFinite else { return false }
  return abs(a - b) <= max(relative * max(abs(a), abs(b)), absolute)
}
