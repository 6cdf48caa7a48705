import DrawingBridge
import Geometry
import Topology

/// The card of a village, to be sent to a phone: 1080 x 1350 pixels with name, map, five figures, reasons, class, source
/// and notice. Same input, same bytes.
///
/// - Returns: PNG.
/// - Throws: `nothingToDraw` for a village that isn't there or has no area.
public func renderCard(scene: MapScene, village: Int, text: CardText) throws(CartographyError) -> [UInt8] {
  var maps = PaperMaps(scene.base)
  maps.prepare(zoom: maps.zoom(forScale: 1_000_000))
  return try CardMaker(maps).render(scene: scene, village: village, text: text)
}

/// Makes many cards of one region: what they share is prepared once.
public struct CardMaker: Sendable {
  private var maps: PaperMaps

  init(_ maps: PaperMaps) { self.maps = maps }

  /// - Parameter base: The region of all scenes that cards are made of.
  public init(base: BaseMap) {
    maps = PaperMaps(base)
    for zoom in base.pyramid.zooms where zoom >= min(6, base.pyramid.zooms.upperBound) { maps.prepare(zoom: zoom) }
  }

  /// See `renderCard`. The scene must be of the region that the maker was made for.
  public func render(scene: MapScene, village: Int, text: CardText) throws(CartographyError) -> [UInt8] {
    guard 0..<scene.base.villageCount ~= village, scene.base.villageCount == maps.base.villageCount else {
      throw .nothingToDraw
    }
    let card = CardPainter(scene: scene, village: village, text: text)
    let layout = card.layout
    let map = try SheetMapPlan(
      scene, maps, focus: .village(village), in: layout.map, growth: CardPainter.growth, allowsKey: false,
      obstacles: [layout.scale], isRound: false)
    do throws(DrawingError) {
      let canvas = try Canvas(width: CardPainter.width, height: CardPainter.height)
      card.draw(map, layout, zone: maps.frame.zone, on: canvas)
      return try PNGEncoder().encode(try canvas.image())
    } catch { throw .drawing(error) }
  }
}
