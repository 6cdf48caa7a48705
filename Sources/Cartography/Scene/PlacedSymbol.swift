import DrawingBridge
import Geometry

/// A facility symbol with its place in world pixels of one zoom.
struct PlacedSymbol: Sendable, Equatable {
  var x: Double
  var y: Double
  var size: Double
  var shape: SymbolShape
  var colour: Colour

  /// What it covers, edge included.
  var box: BoundingBox { BoundingBox(minX: x, minY: y, maxX: x, maxY: y).expanded(by: size / 2 + 1.2) }
}

/// Symbols of the kinds that a style draws at a zoom, in the style's order of kinds.
func placeSymbols(
  _ facilities: [FacilityPoint], _ kinds: [FacilitySymbol], zoom: Int, side: Double
) -> [PlacedSymbol] {
  return kinds.filter { $0.fromZoom <= zoom }.flatMap { kind in
    facilities.compactMap { facility -> PlacedSymbol? in
      guard facility.kind == kind.kind, facility.position.longitude.isFinite, facility.position.latitude.isFinite
      else { return nil }
      let unit = WebMercator.unit(facility.position)
      return PlacedSymbol(
        x: (min(max(unit.x, 0), 1) * side).rounded(), y: (unit.y * side).rounded(), size: kind.size(atZoom: zoom),
        shape: kind.shape, colour: kind.colour)
    }
  }
}

extension Canvas {
  /// Draws a symbol with a white edge at (x, y), `size` pixels high without the edge.
  borrowing func draw(
    _ shape: SymbolShape, x: Double, y: Double, size: Double, colour: Colour, edgePixels: Double = 1.2
  ) {
    addSymbol(shape, x: x, y: y, radius: size / 2)
    stroke(.white, width: edgePixels * 2, keepingPath: true)
    fill(colour)
  }

  private borrowing func addSymbol(_ shape: SymbolShape, x: Double, y: Double, radius r: Double) {
    switch shape {
    case .circle: addCircle(x: x, y: y, radius: r)
    case .square: addRectangle(x: x - r * 0.9, y: y - r * 0.9, width: r * 1.8, height: r * 1.8)
    case .triangle: addPath([(x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8)], closed: true)
    case .diamond: addPath([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], closed: true)
    case .cross: addPath(crossPoints(x, y, r), closed: true)
    case .drop: addPath(dropPoints(x, y, r), closed: true)
    }
  }

  private func crossPoints(_ x: Double, _ y: Double, _ r: Double) -> [(x: Double, y: Double)] {
    let t = r * 0.38
    return [
      (-t, -r), (t, -r), (t, -t), (r, -t), (r, t), (t, t), (t, r), (-t, r), (-t, t), (-r, t), (-r, -t), (-t, -t),
    ].map { (x: x + $0.0, y: y + $0.1) }
  }

  /// A drop: a tip above three quarters of a circle.
  private func dropPoints(_ x: Double, _ y: Double, _ r: Double) -> [(x: Double, y: Double)] {
    let shape = [
      (0, -1), (0.3, -0.45), (0.58, 0), (0.66, 0.34), (0.55, 0.7), (0.3, 0.93), (0, 1), (-0.3, 0.93), (-0.55, 0.7),
      (-0.66, 0.34), (-0.58, 0), (-0.3, -0.45),
    ]
    return shape.map { (x: x + $0.0 * r, y: y + $0.1 * r) }
  }
}
