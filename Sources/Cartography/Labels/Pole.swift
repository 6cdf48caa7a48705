import Geometry

/// A place deep inside an area and its distance to the border, in the unit of the area.
struct Pole: Sendable, Equatable {
  var x: Double
  var y: Double
  var clearance: Double
}

/// The place of a box where `clearance` (distance to the border, negative outside) is largest: the pole of
/// inaccessibility. A grid of 16 x 16 is refined four times around the best place, so it is good to about a hundredth
/// of the box, and a narrow arm that no grid point hits can be missed. nil when no point of the grid is inside.
func findPole(in box: BoundingBox, clearance: (Double, Double) -> Double) -> Pole? {
  guard box.width.isFinite, box.height.isFinite, box.width >= 0, box.height >= 0 else { return nil }
  var best = Pole(x: box.midX, y: box.midY, clearance: clearance(box.midX, box.midY))
  var step = (x: box.width / 16, y: box.height / 16)
  for row in 0..<16 {
    for column in 0..<16 {
      consider(box.minX + (Double(column) + 0.5) * step.x, box.minY + (Double(row) + 0.5) * step.y, &best, clearance)
    }
  }
  for _ in 0..<4 {
    step = (step.x / 2.5, step.y / 2.5)
    let centre = best
    for row in -2...2 {
      for column in -2...2 {
        consider(centre.x + Double(column) * step.x, centre.y + Double(row) * step.y, &best, clearance)
      }
    }
  }
  return best.clearance > 0 ? best : nil
}

private func consider(_ x: Double, _ y: Double, _ best: inout Pole, _ clearance: (Double, Double) -> Double) {
  let found = clearance(x, y)
  if found > best.clearance { best = Pole(x: x, y: y, clearance: found) }
}
