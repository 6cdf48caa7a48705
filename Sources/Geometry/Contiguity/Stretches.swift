extension Segment {
  /// The part of the segment within `reach` > 0 of another: one stretch, since both are convex. Nil when none, or when
  /// the segment has no length.
  func stretch(within reach: Double, of o: Segment) -> Stretch? {
    let length = length
    guard length > 0 else { return nil }
    var whole: Stretch?
    for part in [disc(o.ax, o.ay, reach), disc(o.bx, o.by, reach), strip(o, reach)] {
      guard let part else { continue }
      whole = Stretch(from: min(whole?.from ?? 1, part.from), to: max(whole?.to ?? 0, part.to))
    }
    return whole
  }

  /// The part within `radius` of a point.
  private func disc(_ px: Double, _ py: Double, _ radius: Double) -> Stretch? {
    let dx = bx - ax
    let dy = by - ay
    let squared = dx * dx + dy * dy
    let middle = ((px - ax) * dx + (py - ay) * dy) / squared
    let ex = ax + middle * dx - px
    let ey = ay + middle * dy - py
    let rest = radius * radius - (ex * ex + ey * ey)
    guard rest >= 0 else { return nil }
    let half = (rest / squared).squareRoot()
    return clipped(middle - half, middle + half)
  }

  /// The part beside `o`: within `reach` of its line and between its ends.
  private func strip(_ o: Segment, _ reach: Double) -> Stretch? {
    let ox = o.bx - o.ax
    let oy = o.by - o.ay
    let otherLength = o.length
    guard otherLength > 0 else { return nil }
    let ux = ox / otherLength
    let uy = oy / otherLength
    let along = (ax - o.ax) * ux + (ay - o.ay) * uy
    let alongStep = (bx - ax) * ux + (by - ay) * uy
    let across = (ay - o.ay) * ux - (ax - o.ax) * uy
    let acrossStep = (by - ay) * ux - (bx - ax) * uy
    guard
      let a = slab(along, alongStep, 0, otherLength), let b = slab(across, acrossStep, -reach, reach)
    else { return nil }
    return clipped(max(a.from, b.from), min(a.to, b.to))
  }

  /// Where start + t step lies in low...high.
  private func slab(_ start: Double, _ step: Double, _ low: Double, _ high: Double) -> Stretch? {
    if step == 0 { return start >= low && start <= high ? Stretch(from: 0, to: 1) : nil }
    let a = (low - start) / step
    let b = (high - start) / step
    return Stretch(from: min(a, b), to: max(a, b))
  }

  private func clipped(_ from: Double, _ to: Double) -> Stretch? {
    let low = max(0, from)
    let high = min(1, to)
    return low <= high ? Stretch(from: low, to: high) : nil
  }

  /// The part of the segment that lies exactly on another: a stretch when they are collinear, a point (from = to) where
  /// they cross or touch, nil when they do not meet.
  func exactStretch(on o: Segment) -> Stretch? {
    guard ax != bx || ay != by, meets(o) else { return nil }
    let a = orientation(ax: ax, ay: ay, bx: bx, by: by, cx: o.ax, cy: o.ay)
    let b = orientation(ax: ax, ay: ay, bx: bx, by: by, cx: o.bx, cy: o.by)
    if a == 0, b == 0 {
      let p = parameter(o.ax, o.ay)
      let q = parameter(o.bx, o.by)
      return clipped(min(p, q), max(p, q))
    }
    if a == 0 { return point(parameter(o.ax, o.ay)) }
    if b == 0 { return point(parameter(o.bx, o.by)) }
    if orientation(ax: o.ax, ay: o.ay, bx: o.bx, by: o.by, cx: ax, cy: ay) == 0 { return point(0) }
    if orientation(ax: o.ax, ay: o.ay, bx: o.bx, by: o.by, cx: bx, cy: by) == 0 { return point(1) }
    let da = (o.ax - ax) * (by - ay) - (o.ay - ay) * (bx - ax)
    let db = (o.bx - ax) * (by - ay) - (o.by - ay) * (bx - ax)
    let s = da / (da - db)
    return point(parameter(o.ax + s * (o.bx - o.ax), o.ay + s * (o.by - o.ay)))
  }

  private func point(_ t: Double) -> Stretch {
    let clamped = t >= 0 ? min(1, t) : 0
    return Stretch(from: clamped, to: clamped)
  }

  /// The parameter of a point on the segment, exactly 0 and 1 at its ends.
  private func parameter(_ px: Double, _ py: Double) -> Double {
    abs(bx - ax) >= abs(by - ay) ? (px - ax) / (bx - ax) : (py - ay) / (by - ay)
  }
}
