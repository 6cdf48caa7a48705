public import DrawingBridge

extension Canvas {
  /// Draws labels, moved by (dx, dy): all leaders first, then the texts over them.
  public borrowing func draw(_ labels: [PlacedLabel], dx: Double = 0, dy: Double = 0, mode: FillMode = .over) {
    for label in labels { drawLeader(of: label, dx: dx, dy: dy) }
    for label in labels { draw(label.text, x: label.x + dx, y: label.y + dy, style: label.style, mode: mode) }
  }

  private borrowing func drawLeader(of label: PlacedLabel, dx: Double, dy: Double) {
    guard let leader = label.leader else { return }
    let width = max(0.5, label.style.sizePixels / 12)
    let ends = [(leader.areaX + dx, leader.areaY + dy), (leader.labelX + dx, leader.labelY + dy)]
    addPath(ends, closed: false)
    stroke(label.style.haloColour, width: width * 3)
    addPath(ends, closed: false)
    stroke(label.style.colour, width: width)
    addCircle(x: leader.areaX + dx, y: leader.areaY + dy, radius: width * 2.2)
    fill(label.style.colour, keepingPath: true)
    stroke(label.style.haloColour, width: width * 0.7)
  }
}
