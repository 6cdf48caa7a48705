import DrawingBridge
import Geometry
import Topology

/// Draws the map of a sheet into its frame.
struct MapFramePainter {
  let scene: MapScene
  let map: PaperMap
  let window: MapWindow
  /// A flag a village: drawn in colour; the others are muted.
  let isFocus: [Bool]
  let labels: [PlacedLabel]
  let growth: Double
  /// Circles are this much smaller than elsewhere.
  let circleShrink: Double
  private let villages: [Int]
  private let showsMuted: Bool

  init(
    _ scene: MapScene, _ map: PaperMap, _ window: MapWindow, isFocus: [Bool], labels: [PlacedLabel], growth: Double,
    circleShrink: Double
  ) {
    self.scene = scene
    self.map = map
    self.window = window
    self.isFocus = isFocus
    self.labels = labels
    self.growth = growth
    self.circleShrink = circleShrink
    let ground = window.ground
    villages = map.villageBoxes.indices.filter { map.villageBoxes[$0].intersects(ground) }
    showsMuted = isFocus.contains(false)
  }

  /// Hatches are finer on paper than on screens.
  static let hatchScale = 0.55
  static let muted = Colour(red: 0xed, green: 0xed, blue: 0xea)
  static let mutedLine = Colour(red: 0xb4, green: 0xb4, blue: 0xb0)
  static let mutedInk = Colour(red: 0x80, green: 0x80, blue: 0x7c)
  /// What isn't part of the region: sea or other regions.
  static let sea = Colour(red: 0xfb, green: 0xfc, blue: 0xfc)

  func paint(on canvas: borrowing Canvas) {
    canvas.save()
    canvas.addRectangle(x: window.box.x, y: window.box.y, width: window.box.width, height: window.box.height)
    canvas.fill(MapFramePainter.sea, keepingPath: true)
    canvas.clip()
    for village in villages where !isFocus[village] {
      addArea(village, on: canvas)
      canvas.fill(MapFramePainter.muted)
    }
    for village in villages where isFocus[village] {
      addArea(village, on: canvas)
      canvas.fill(scene.fillColour(ofVillage: village))
    }
    paintHatches(on: canvas)
    strokeBorders(on: canvas)
    paintDots(on: canvas)
    paintCircles(on: canvas)
    paintWatermark(on: canvas)
    paintSymbols(on: canvas)
    let shift = window.ground.scaled(by: window.pointsPerCentimetre)
    canvas.draw(labels, dx: window.box.x - shift.minX, dy: window.box.y - shift.minY)
    canvas.restore()
  }

  // MARK: - Areas

  private func addArea(_ village: Int, scale: Double = 1, on canvas: borrowing Canvas) {
    for ring in map.rings.rings(ofOwner: village) {
      let points = map.rings.places(ofRing: ring).map {
        (x: window.x(Double(map.rings.x[$0])) / scale, y: window.y(Double(map.rings.y[$0])) / scale)
      }
      canvas.addPath(points, closed: true)
    }
  }

  private func paintHatches(on canvas: borrowing Canvas) {
    let scale = MapFramePainter.hatchScale * growth
    canvas.save()
    canvas.move(x: 0, y: 0, scale: scale)
    for village in villages where isFocus[village] {
      for hatch in scene.hatches(ofVillage: village) {
        addArea(village, scale: scale, on: canvas)
        canvas.fill(hatch)
      }
    }
    canvas.restore()
  }

  /// Areas too small to be seen.
  private func paintDots(on canvas: borrowing Canvas) {
    let k = window.pointsPerCentimetre
    for village in villages where isFocus[village] {
      let box = map.villageBoxes[village]
      guard max(box.width, box.height) * k < 2 else { continue }
      canvas.addCircle(x: window.x(box.midX), y: window.y(box.midY), radius: 1.4 * growth)
      canvas.fill(scene.fillColour(ofVillage: village), keepingPath: true)
      canvas.stroke(SheetInk.dark, width: 0.5)
    }
  }

  // MARK: - Borders

  private func strokeBorders(on canvas: borrowing Canvas) {
    if showsMuted { stroke(.village, isFocus: false, MapFramePainter.mutedLine, width: 0.35, on: canvas) }
    if showsMuted { stroke(.district, isFocus: false, MapFramePainter.mutedLine, width: 0.8, on: canvas) }
    if showsMuted { stroke(.outer, isFocus: false, MapFramePainter.mutedLine, width: 1.1, on: canvas) }
    for line in SheetLines.lines(scene.style, growth: growth) {
      stroke(line.kind, isFocus: true, line.colour, width: line.width, on: canvas)
    }
    if showsMuted { strokeFocusOutline(on: canvas) }
  }

  /// Lines around small islands are thinner: else they would be all that is seen.
  private func stroke(
    _ kind: BorderKind, isFocus wanted: Bool, _ colour: Colour, width: Double, on canvas: borrowing Canvas
  ) {
    let ground = window.ground
    for weight in MapFramePainter.weights {
      for arc in map.kinds.indices where map.kinds[arc] == kind && map.arcBoxes[arc].intersects(ground) {
        guard self.weight(arc) == weight, touchesFocus(arc) == wanted else { continue }
        addArc(arc, on: canvas)
      }
      canvas.stroke(colour, width: width * weight)
    }
  }

  private static let weights = [1, 0.6, 0.35]

  private func weight(_ arc: Int) -> Double {
    let places = map.coverage.places(ofArc: arc)
    guard let first = places.first, let last = places.last, map.arcX[first] == map.arcX[last],
      map.arcY[first] == map.arcY[last]
    else { return 1 }
    let box = map.arcBoxes[arc]
    let points = max(box.width, box.height) * window.pointsPerCentimetre / growth
    return points >= 22 ? 1 : points >= 9 ? 0.6 : 0.35
  }

  /// What is in colour stands out from its neighbours.
  private func strokeFocusOutline(on canvas: borrowing Canvas) {
    let ground = window.ground
    for arc in map.kinds.indices where map.arcBoxes[arc].intersects(ground) {
      let isLeft = isFocus.indices.contains(Int(map.coverage.left[arc])) && isFocus[Int(map.coverage.left[arc])]
      let isRight = isFocus.indices.contains(Int(map.coverage.right[arc])) && isFocus[Int(map.coverage.right[arc])]
      guard isLeft != isRight, weight(arc) == 1 else { continue }
      addArc(arc, on: canvas)
    }
    canvas.stroke(SheetInk.dark, width: 1.1 * growth)
  }

  private func addArc(_ arc: Int, on canvas: borrowing Canvas) {
    let points = map.coverage.places(ofArc: arc).map {
      (x: window.x(Double(map.arcX[$0])), y: window.y(Double(map.arcY[$0])))
    }
    canvas.addPath(points, closed: false)
  }

  private func touchesFocus(_ arc: Int) -> Bool {
    [map.coverage.left[arc], map.coverage.right[arc]].contains { isFocus.indices.contains(Int($0)) && isFocus[Int($0)] }
  }

  // MARK: - Circles, symbols, watermark

  private func paintCircles(on canvas: borrowing Canvas) {
    guard let rule = scene.style.circles else { return }
    let largest = scene.largestAmount
    let order = villages.filter { isFocus[$0] && scene.values.amounts.indices.contains($0) }
      .sorted { (-(scene.values.amounts[$0] ?? 0), $0) < (-(scene.values.amounts[$1] ?? 0), $1) }
    for village in order {
      guard let amount = scene.values.amounts[village], amount >= 0, amount.isFinite,
        let anchor = map.anchors.villages[village]
      else { continue }
      let place = (window.x(anchor.unitX * PaperMap.world), window.y(anchor.unitY * PaperMap.world))
      canvas.draw(rule, amount: amount, largest: largest, x: place.0, y: place.1, growth: growth * circleShrink)
    }
  }

  private func paintSymbols(on canvas: borrowing Canvas) {
    for symbol in MapFramePainter.symbols(scene, map, window, growth: growth) {
      canvas.draw(
        symbol.shape, x: symbol.x, y: symbol.y, size: symbol.size, colour: symbol.colour, edgePixels: 0.7)
    }
  }

  /// Symbols in the frame, in points of the page.
  static func symbols(_ scene: MapScene, _ map: PaperMap, _ window: MapWindow, growth: Double) -> [PlacedSymbol] {
    scene.style.facilities.flatMap { kind in
      scene.base.layer.facilities.compactMap { facility -> PlacedSymbol? in
        let position = facility.position
        guard facility.kind == kind.kind, position.longitude.isFinite, position.latitude.isFinite else { return nil }
        let place = map.frame.ground(position)
        let (x, y) = (window.x(Double(place.x)), window.y(Double(place.y)))
        guard window.box.x...window.box.maxX ~= x, window.box.y...window.box.maxY ~= y else { return nil }
        return PlacedSymbol(
          x: x, y: y, size: SheetLines.symbolSize(kind, growth: growth), shape: kind.shape, colour: kind.colour)
      }
    }
  }

  private func paintWatermark(on canvas: borrowing Canvas) {
    guard let text = scene.options.watermark else { return }
    let style = TextStyle(
      sizePixels: 19 * growth, isBold: true, colour: Colour(red: 0x30, green: 0x30, blue: 0x30, alpha: 0x26))
    let (stepX, stepY) = (230 * growth, 92 * growth)
    for row in 0...Int(window.box.height / stepY) {
      let shift = row % 2 == 0 ? 0.35 : 0.85
      for column in -1...Int(window.box.width / stepX) {
        canvas.draw(
          text, x: window.box.x + (Double(column) + shift) * stepX, y: window.box.y + (Double(row) + 0.5) * stepY,
          style: style, degrees: -20)
      }
    }
  }
}

/// Widths and sizes on paper, in points: what is pixels on screens is half as much or a little more.
enum SheetLines {
  static func lines(_ style: MapStyle, growth: Double) -> [BorderLine] {
    BorderLine.lines(of: style.widths(atZoom: 11), scale: 0.5 * growth)
  }

  static func symbolSize(_ symbol: FacilitySymbol, growth: Double) -> Double { symbol.size(atZoom: 12) * 0.62 * growth }

  static let circleScale = 0.75
}

/// Colours of letters and frames.
enum SheetInk {
  static let dark = Colour(red: 0x1c, green: 0x24, blue: 0x30)
  static let grey = Colour(red: 0x55, green: 0x5b, blue: 0x66)
  static let rule = Colour(red: 0xc4, green: 0xc9, blue: 0xd0)
  static let red = Colour(red: 0xa8, green: 0x12, blue: 0x12)
}

extension Canvas {
  /// A circle of a count as on paper.
  borrowing func draw(
    _ rule: CircleRule, amount: Double, largest: Double, x: Double, y: Double, growth: Double
  ) {
    let scale = SheetLines.circleScale * growth
    if amount > 0 {
      addCircle(x: x, y: y, radius: min(rule.radius(of: amount, largest: largest), 200) * scale)
      fill(rule.colour, keepingPath: true)
      stroke(rule.outline, width: min(max(0, rule.outlinePixels), 8) * scale * 0.7)
    } else if let zero = rule.zero {
      addCircle(x: x, y: y, radius: max(0.9, min(max(0, zero.radiusPixels), 64) * scale))
      stroke(zero.outline, width: 0.6 * growth)
    }
  }
}
