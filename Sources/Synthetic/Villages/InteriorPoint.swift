/// A point inside a village with room to both sides: of the stretches at half the height of each part, the middle of
/// the widest, as GEOS chooses its point on surface.
struct InteriorPoint {
  let point: PlanePoint
  /// Half the length of that stretch: the point may move so far east or west and stays inside.
  let halfWidthMetres: Double

  init(rings: [[PlanePoint]]) {
    var widest = (from: 0.0, to: 0.0, y: 0.0)
    for shell in rings where signedArea(shell) > 0 {
      // A hair off the middle, so that no vertex lies on the line.
      let y = ((shell.map(\.y).min() ?? 0) + (shell.map(\.y).max() ?? 0)) / 2 + 1e-4
      let crossings = InteriorPoint.crossings(of: rings, at: y)
      for i in stride(from: 0, to: crossings.count - 1, by: 2)
      where crossings[i + 1] - crossings[i] > widest.to - widest.from {
        widest = (crossings[i], crossings[i + 1], y)
      }
    }
    point = PlanePoint(x: (widest.from + widest.to) / 2, y: widest.y)
    halfWidthMetres = (widest.to - widest.from) / 2
  }

  /// Where the line of height `y` crosses the rings, from west to east.
  private static func crossings(of rings: [[PlanePoint]], at y: Double) -> [Double] {
    var crossings: [Double] = []
    for ring in rings {
      guard var a = ring.last else { continue }
      for b in ring {
        if (a.y > y) != (b.y > y) { crossings.append((b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x) }
        a = b
      }
    }
    return crossings.sorted()
  }
}
