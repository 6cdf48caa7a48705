import DrawingBridge
import Geometry

/// Draws a part of a scene: the world pixels of one zoom that a window shows.
struct ScenePainter {
  let scene: MapScene
  let geometry: ZoomGeometry
  let content: SceneZoom
  /// World pixels shown; its corner is whole pixels.
  let window: BoundingBox
  /// The window with room for lines and symbols that reach into it.
  private let reach: BoundingBox

  static let unknownClass = (
    colour: Colour(red: 0xee, green: 0xee, blue: 0xee),
    hatch: HatchPattern(form: .rising, colour: Colour(red: 0x99, green: 0x99, blue: 0x99))
  )

  /// nil for a zoom that the base map wasn't prepared for.
  init?(_ scene: MapScene, zoom: Int, window: BoundingBox) {
    guard let geometry = scene.base.geometry(zoom: zoom), let content = scene.zoom(zoom) else { return nil }
    self.init(scene, geometry, content, window: window)
  }

  init(_ scene: MapScene, _ geometry: ZoomGeometry, _ content: SceneZoom, window: BoundingBox) {
    self.scene = scene
    self.geometry = geometry
    self.content = content
    self.window = window
    reach = window.expanded(by: 40)
  }

  /// True when something may show; false for sure when nothing can.
  var mayShow: Bool {
    geometry.featureBox.contains { $0.intersects(reach) } || content.dots.contains { reach.contains($0.x, $0.y) }
      || content.symbols.contains { reach.contains($0.x, $0.y) }
      || content.labels.contains { $0.box.intersects(window) }
  }

  /// Areas, dots, hatches, borders, watermark, symbols, names: in this order.
  func paint(on canvas: borrowing Canvas) {
    let villages = geometry.featureBox.indices.filter { geometry.featureBox[$0].intersects(reach) }
    for village in villages { fillArea(village, on: canvas) }
    canvas.closeGaps()
    for dot in content.dots where reach.contains(dot.x, dot.y) { fill(dot, on: canvas) }
    for village in villages { fillHatches(village, on: canvas) }
    strokeBorders(on: canvas)
    if let text = scene.options.watermark { drawWatermark(text, on: canvas) }
    for symbol in content.symbols where reach.contains(symbol.x, symbol.y) {
      canvas.draw(
        symbol.shape, x: symbol.x - window.minX, y: symbol.y - window.minY, size: symbol.size, colour: symbol.colour)
    }
    for label in content.labels where label.box.intersects(window) {
      canvas.draw(label.text, x: label.x - window.minX, y: label.y - window.minY, style: label.style)
    }
  }

  // MARK: - Areas

  private func addArea(_ village: Int, on canvas: borrowing Canvas) {
    for ring in geometry.rings(ofFeature: village) {
      canvas.addPath(
        x: geometry.ringX, y: geometry.ringY, range: geometry.points(ofRing: ring), closed: true, dx: -window.minX,
        dy: -window.minY)
    }
  }

  private func fillArea(_ village: Int, on canvas: borrowing Canvas) {
    addArea(village, on: canvas)
    canvas.fill(scene.mapClass(ofVillage: village)?.colour ?? Self.unknownClass.colour, mode: .abutting)
  }

  private func fill(_ dot: VillageDot, on canvas: borrowing Canvas) {
    canvas.addCircle(x: dot.x - window.minX, y: dot.y - window.minY, radius: 1.6)
    canvas.fill(scene.mapClass(ofVillage: dot.village)?.colour ?? Self.unknownClass.colour)
  }

  private func fillHatches(_ village: Int, on canvas: borrowing Canvas) {
    let item = scene.mapClass(ofVillage: village)
    let classHatch = item == nil ? Self.unknownClass.hatch : item?.hatch?.pattern
    let mark = scene.isUnstable(village) ? scene.style.unstable?.hatch.pattern : nil
    for hatch in [classHatch, mark].compactMap({ $0 }) {
      addArea(village, on: canvas)
      canvas.fill(hatch)
    }
  }

  // MARK: - Borders

  private func strokeBorders(on canvas: borrowing Canvas) {
    let widths = scene.style.widths(atZoom: geometry.zoom)
    strokeArcs(.village, Colour(red: 0x48, green: 0x48, blue: 0x48, alpha: 0xc8), widths.village, on: canvas)
    strokeArcs(.district, Colour(red: 0x33, green: 0x33, blue: 0x33, alpha: 0xf0), widths.district, on: canvas)
    strokeArcs(.outer, Colour(red: 0x22, green: 0x22, blue: 0x22), widths.outer, on: canvas)
  }

  private func strokeArcs(_ kind: BorderKind, _ colour: Colour, _ width: Double, on canvas: borrowing Canvas) {
    let arcs = scene.base.coverage.arcs
    for arc in 0..<arcs.count where arcs.kind[arc] == kind && geometry.arcBox[arc].intersects(reach) {
      canvas.addPath(
        x: geometry.arcX, y: geometry.arcY, range: geometry.points(ofArc: arc), closed: false, dx: -window.minX,
        dy: -window.minY)
    }
    canvas.stroke(colour, width: width)
  }

  // MARK: - Watermark

  /// The text on a lattice of world pixels, so that it goes on over tile borders; only where the region is. Smaller and
  /// closer when the whole region is small, so that it can be read there too.
  private func drawWatermark(_ text: String, on canvas: borrowing Canvas) {
    let isSmall = WebMercator.unitBox(scene.base.bounds).width * geometry.side < 800
    let style = TextStyle(
      sizePixels: isSmall ? 10 : 17, isBold: true, colour: Colour(red: 0x30, green: 0x30, blue: 0x30, alpha: 0x34))
    let (stepX, stepY) = isSmall ? (128.0, 36.0) : (256.0, 64.0)
    let near = window.expanded(by: 200)
    for row in Int((near.minY / stepY).rounded(.up))...Int((near.maxY / stepY).rounded(.down)) {
      let shift = stepX * (row % 2 == 0 ? 0.25 : 0.75)
      for column in Int((near.minX / stepX).rounded(.down))...Int((near.maxX / stepX).rounded(.down)) {
        canvas.draw(
          text, x: Double(column) * stepX + shift - window.minX, y: Double(row) * stepY - window.minY, style: style,
          degrees: -20, mode: .onDrawn)
      }
    }
  }
}
