import DrawingBridge
import Geometry
import Topology

/// What one theme puts over the areas of one zoom, placed once for the whole region in pixels of 256-pixel tiles.
struct ZoomContent: Sendable {
  let zoom: Int
  let labels: [PlacedLabel]
  /// In drawing order.
  let symbols: [PlacedSymbol]
  /// In drawing order: the largest first.
  let circles: [PlacedCircle]
  /// Islands too small to be seen as areas, so that none is lost.
  let dots: [IslandDot]

  init(
    zoom: Int, labels: [PlacedLabel], symbols: [PlacedSymbol] = [], circles: [PlacedCircle] = [],
    dots: [IslandDot] = []
  ) {
    self.zoom = zoom
    self.labels = labels
    self.symbols = symbols
    self.circles = circles
    self.dots = dots
  }

  init(_ scene: MapScene, zoom: Int, threads: Int) async throws {
    let side = WebMercator.worldPixels(zoom: zoom)
    self.zoom = zoom
    symbols = placeSymbols(scene.base.layer.facilities, scene.style.facilities, zoom: zoom, side: side)
    circles = placeCircles(scene, side: side)
    dots = islandDots(scene, side: side)
    labels = try await ZoomContent.labels(scene, zoom: zoom, side: side, avoiding: symbols, circles, threads: threads)
  }

  private static func labels(
    _ scene: MapScene, zoom: Int, side: Double, avoiding symbols: [PlacedSymbol], _ circles: [PlacedCircle],
    threads: Int
  ) async throws -> [PlacedLabel] {
    let rules = scene.style.labels
    guard rules.villages || rules.districts else { return [] }
    let pyramid = scene.base.pyramid
    let level = max(0, zoom - 2)
    let coverage = pyramid.coverage(zoom: level)
    let districts = coverage.dissolved(byDistrictsOf: scene.base.layer)
    let input = ZoomLabelInput(
      zoom: zoom,
      villages: LabelAreas(try await pyramid.rings(zoom: level, threads: threads), bits: coverage.bits, side: side),
      districts: LabelAreas(try await districts.rings(threads: threads), bits: coverage.bits, side: side),
      rules: rules, details: rules.classNumbers ? scene.classNumbers : [],
      symbols: symbols.map(\.box) + circles.map(\.box))
    return try await placeLabels(input, names: scene.base.names, anchors: scene.base.anchors, threads: threads)
  }
}

/// A circle of a count, in pixels of one zoom.
struct PlacedCircle: Sendable, Equatable {
  var x: Double
  var y: Double
  var radius: Double
  /// nil for an open ring.
  var colour: Colour?
  var outline: Colour
  var outlinePixels: Double

  var box: BoundingBox {
    BoundingBox(minX: x, minY: y, maxX: x, maxY: y).expanded(by: radius + outlinePixels / 2)
  }
}

private func placeCircles(_ scene: MapScene, side: Double) -> [PlacedCircle] {
  guard let rule = scene.style.circles else { return [] }
  let largest = scene.largestAmount
  let circles = scene.values.amounts.enumerated().compactMap { village, amount -> PlacedCircle? in
    guard let amount, amount >= 0, let anchor = scene.base.anchors.villages[village] else { return nil }
    let (x, y) = ((anchor.unitX * side).rounded(), (anchor.unitY * side).rounded())
    if amount > 0 {
      return PlacedCircle(
        x: x, y: y, radius: min(rule.radius(of: amount, largest: largest), 512), colour: rule.colour,
        outline: rule.outline, outlinePixels: min(max(0, rule.outlinePixels), 16))
    }
    return rule.zero.map {
      PlacedCircle(x: x, y: y, radius: min(max(0, $0.radiusPixels), 64), outline: $0.outline, outlinePixels: 1)
    }
  }
  return circles.enumerated().sorted { (-$0.element.radius, $0.offset) < (-$1.element.radius, $1.offset) }
    .map(\.element)
}

/// An island, or a few, drawn as one dot.
struct IslandDot: Sendable, Equatable {
  var x: Double
  var y: Double
  /// The mean of its villages' colours by their share of the area.
  var colour: Colour

  static let radius = 1.7
  /// A thin dark edge, so that pale colours stand out from paper.
  static let edge = 0.6
  static let edgeColour = Colour(red: 0x22, green: 0x22, blue: 0x22)
}

/// Stretches of land that are too small for areas, each at the middle of its largest village.
private func islandDots(_ scene: MapScene, side: Double) -> [IslandDot] {
  let parts = scene.base.landParts
  return parts.villages.indices.compactMap { part in
    guard parts.unitAreas[part] * side * side < LandParts.dotArea else { return nil }
    let villages = parts.villages[part].map(Int.init)
    guard let main = villages.max(by: { parts.shares[$0] < parts.shares[$1] }),
      let anchor = scene.base.anchors.villages[main]
    else { return nil }
    let colours = villages.map { (scene.fillColour(ofVillage: $0), parts.shares[$0]) }
    func mean(_ channel: KeyPath<Colour, UInt8>) -> UInt8 {
      UInt8(clamping: Int(colours.reduce(0) { $0 + Double($1.0[keyPath: channel]) * $1.1 }.rounded()))
    }
    return IslandDot(
      x: (anchor.unitX * side).rounded(), y: (anchor.unitY * side).rounded(),
      colour: Colour(red: mean(\.red), green: mean(\.green), blue: mean(\.blue)))
  }
}
