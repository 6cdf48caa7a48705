import DrawingBridge
import Geometry
import Glibc

/// What is printed around a map of the whole region.
public struct SheetText: Sendable, Equatable {
  /// Place and period, under the title of the style: "Kabupaten Contoh, Agustus 2024".
  public var subtitle: String
  /// Lines at the foot before the style's own notes: source, method, rung, edition.
  public var sources: [String]

  public init(subtitle: String, sources: [String]) {
    self.subtitle = subtitle
    self.sources = sources
  }
}

/// One picture of the whole region with title, legend and n per class, scale bar, north arrow and source lines.
///
/// - Parameters:
///   - width: 640...8192 pixels.
///   - height: 480...8192 pixels.
/// - Returns: PNG.
/// - Throws: `drawing`, with `imageSizeOutOfRange` for another size.
public func renderSheet(
  scene: MapScene, text: SheetText, width: Int = 1754, height: Int = 1240
) throws(CartographyError) -> [UInt8] {
  guard 640...8192 ~= width, 480...8192 ~= height else {
    throw .drawing(.imageSizeOutOfRange(width: width, height: height))
  }
  do {
    let layout = SheetLayout(scene: scene, text: text, width: width, height: height)
    let map = try SheetMap(scene, width: layout.mapWidth, height: layout.mapHeight)
    let canvas = try Canvas(width: width, height: height)
    canvas.paint(.white)
    canvas.draw(map.image, x: layout.margin, y: layout.mapTop)
    layout.drawFrame(on: canvas)
    layout.drawTitle(on: canvas)
    layout.drawLegend(on: canvas)
    layout.drawScale(metresPerPixel: map.metresPerPixel, on: canvas)
    layout.drawFoot(on: canvas)
    return try PNGEncoder().encode(try canvas.image())
  } catch { throw .drawing(error) }
}

/// The map itself, as large as its frame allows.
struct SheetMap {
  let image: PixelImage
  /// On the ground in the middle of the map.
  let metresPerPixel: Double

  init(_ scene: MapScene, width: Int, height: Int) throws(DrawingError) {
    let box = WebMercator.unitBox(scene.base.bounds)
    let room = (x: Double(width) * 0.94, y: Double(height) * 0.94)
    let limit = WebMercator.worldPixels(zoom: TileMath.maximumZoom)
    let side = min(limit, room.x / max(box.width, 1e-9), room.y / max(box.height, 1e-9))
    let zoom = min(12, max(9, Int(log2(side / 256))))
    let geometry = ZoomGeometry(zoom: zoom, coverage: scene.base.coverage, side: side)
    let content = SceneZoom(geometry, base: scene.base, style: scene.style, values: scene.values)
    let left = (box.midX * side - Double(width) / 2).rounded()
    let top = (box.midY * side - Double(height) / 2).rounded()
    let window = BoundingBox(minX: left, minY: top, maxX: left + Double(width), maxY: top + Double(height))
    let canvas = try Canvas(width: width, height: height)
    ScenePainter(scene, geometry, content, window: window).paint(on: canvas)
    image = try canvas.image()
    let latitude = WebMercator.lonLat(unitX: 0.5, unitY: box.midY).latitude
    metresPerPixel = WebMercator.equatorMetres * cos(latitude * .pi / 180) / side
  }
}
