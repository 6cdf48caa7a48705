import Geometry

/// Whether an edge meets a face other than with its own ends from outside: it crosses a border, passes through a vertex
/// or runs inside.
func edgeEnters(_ set: PolygonSet, edge v: Int, _ faces: PolygonSet, _ face: Int) -> Bool {
  let (px, py, qx, qy) = (set.x[v], set.y[v], set.x[v + 1], set.y[v + 1])
  if faces.containment(x: (px + qx) / 2, y: (py + qy) / 2, inFeature: face) != .outside { return true }
  for ring in faces.rings(ofFeature: face) {
    for w in faces.vertices(ofRing: ring).dropLast() {
      let (ax, ay, bx, by) = (faces.x[w], faces.y[w], faces.x[w + 1], faces.y[w + 1])
      guard min(ax, bx) <= max(px, qx), max(ax, bx) >= min(px, qx), min(ay, by) <= max(py, qy),
        max(ay, by) >= min(py, qy)
      else { continue }
      let a = orientation(ax: px, ay: py, bx: qx, by: qy, cx: ax, cy: ay)
      let b = orientation(ax: px, ay: py, bx: qx, by: qy, cx: bx, cy: by)
      if a == 0, isBetween(ax, ay, px, py, qx, qy) { return true }
      if a * b < 0 {
        let p = orientation(ax: ax, ay: ay, bx: bx, by: by, cx: px, cy: py)
        let q = orientation(ax: ax, ay: ay, bx: bx, by: by, cx: qx, cy: qy)
        if p * q < 0 { return true }
      }
    }
  }
  return false
}

/// Whether a place on the line p-q lies between its ends and at neither.
private func isBetween(_ x: Double, _ y: Double, _ px: Double, _ py: Double, _ qx: Double, _ qy: Double) -> Bool {
  guard (x, y) != (px, py), (x, y) != (qx, qy) else { return false }
  return x >= min(px, qx) && x <= max(px, qx) && y >= min(py, qy) && y <= max(py, qy)
}
