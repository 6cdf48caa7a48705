/// The exact tests of snap rounding. The pixel of a place is the square half a step around it; its west and north sides
/// belong to it, the others do not, so every point has one pixel. Source: Hobby, Practical segment intersection with
/// finite precision output, Computational Geometry 13 (1999) 199-214.
enum HotPixel {
  /// Whether the segment a-b passes the pixel of `place`.
  @inline(__always)
  static func isPassed(_ place: PlaceKey, by a: PlaceKey, _ b: PlaceKey) -> Bool {
    guard place.y >= a.y, place.y <= b.y, place.x >= min(a.x, b.x), place.x <= max(a.x, b.x) else { return false }
    let dx = b.x &- a.x
    let dy = b.y &- a.y
    let centre = 2 &* PlaceKey.cross(a, b, place)
    let reach = abs(dx) &+ abs(dy)
    // At `reach` the line touches one corner only; the north-west one alone belongs to the pixel.
    return abs(centre) < reach || (abs(centre) == reach && centre == dx &- dy)
  }

  /// The place whose pixel holds the crossing of two segments that cross inside both, else nil.
  @inline(__always)
  static func crossing(_ a: PlaceKey, _ b: PlaceKey, _ c: PlaceKey, _ d: PlaceKey) -> PlaceKey? {
    let fromC = PlaceKey.cross(a, b, c)
    let fromD = PlaceKey.cross(a, b, d)
    guard (fromC < 0 && fromD > 0) || (fromC > 0 && fromD < 0) else { return nil }
    let fromA = PlaceKey.cross(c, d, a)
    let fromB = PlaceKey.cross(c, d, b)
    guard (fromA < 0 && fromB > 0) || (fromA > 0 && fromB < 0) else { return nil }
    let whole = fromC &- fromD
    return PlaceKey(
      x: c.x &+ roundedShare(of: d.x &- c.x, fromC, whole), y: c.y &+ roundedShare(of: d.y &- c.y, fromC, whole))
  }

  /// `length * part / whole`, halves upwards; exact.
  private static func roundedShare(of length: Int, _ part: Int, _ whole: Int) -> Int {
    var numerator = 2 * Int128(length) * Int128(part) + Int128(whole)
    var denominator = 2 * Int128(whole)
    if denominator < 0 { (numerator, denominator) = (-numerator, -denominator) }
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return Int(truncatingIfNeeded: remainder < 0 ? quotient - 1 : quotient)
  }
}
