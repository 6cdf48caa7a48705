import DrawingBridge
import Geometry
import Topology

/// One theme of one zoom and density, ready to be drawn window by window. Immutable; share it between tasks.
struct RasterTheme: Sendable {
  let geometry: RasterGeometry
  /// Pixels a pixel of 256-pixel tiles.
  let scale: Double
  /// Premultiplied blue, green, red and alpha of each village's area.
  let fills: [SIMD4<Int32>]
  /// The hatches of the theme, at most 32 of them.
  let hatches: [HatchPattern]
  /// Bits of the hatches a village.
  let hatchBits: [UInt32]
  /// Lines by kind, in drawing order.
  let lines: [BorderLine]
  let content: ZoomContent
  let labelBuckets: TileBuckets
  let symbolBuckets: TileBuckets
  let circleBuckets: TileBuckets
  let dotBuckets: TileBuckets
  let watermark: WatermarkLattice?
  /// What all tiles share: styles, widths, fonts, version of the drawing.
  let digest: TileDigest

  init(_ scene: MapScene, content: ZoomContent, density: TileDensity) {
    let geometry = RasterGeometry(base: scene.base, zoom: content.zoom, density: density)
    self.geometry = geometry
    self.content = content
    scale = Double(density.rawValue)
    let villages = 0..<scene.base.villageCount
    fills = villages.map { scene.fillColour(ofVillage: $0).premultipliedLanes }
    (hatches, hatchBits) = RasterTheme.hatches(scene, villages)
    lines = BorderLine.lines(of: scene.style.widths(atZoom: content.zoom), scale: Double(density.rawValue))
    watermark = scene.options.watermark.map { WatermarkLattice($0, scene: scene, zoom: content.zoom, density: density) }
    func buckets(_ boxes: [BoundingBox]) -> TileBuckets {
      TileBuckets(
        boxes: boxes.map { geometry.stepBox($0) }, tileShift: geometry.coverage.bits - geometry.zoom)
    }
    labelBuckets = buckets(content.labels.map { $0.box.expanded(by: 4) })
    symbolBuckets = buckets(content.symbols.map { $0.box.expanded(by: 2) })
    circleBuckets = buckets(content.circles.map { $0.box.expanded(by: 2) })
    dotBuckets = buckets(
      content.dots.map { BoundingBox(minX: $0.x, minY: $0.y, maxX: $0.x, maxY: $0.y).expanded(by: 4) })
    digest = RasterTheme.digest(scene, lines, density)
  }

  private static func hatches(_ scene: MapScene, _ villages: Range<Int>) -> ([HatchPattern], [UInt32]) {
    let possible = Array(scene.possibleHatches.prefix(32))
    let bits = villages.map { village in
      scene.hatches(ofVillage: village).reduce(UInt32(0)) { bits, hatch in
        guard let index = possible.firstIndex(of: hatch) ?? possible.indices.last else { return bits }
        return bits | 1 << UInt32(index)
      }
    }
    return (possible, bits)
  }

  /// Changes whenever the same inputs would give other pixels.
  private static let drawingVersion = 1

  private static func digest(_ scene: MapScene, _ lines: [BorderLine], _ density: TileDensity) -> TileDigest {
    var hasher = TileHasher()
    hasher.add(drawingVersion)
    hasher.add(density.rawValue)
    hasher.add(checkMapFont().found ?? "")
    for line in lines {
      hasher.add(line.colour)
      hasher.add(line.width)
    }
    hasher.add(scene.options.watermark ?? "")
    return hasher.digest
  }
}

extension RasterGeometry {
  /// A box of pixels of 256-pixel tiles in steps, outwards.
  func stepBox(_ box: BoundingBox) -> StepBox {
    let steps = Double(sign: .plus, exponent: coverage.bits - zoom - 8, significand: 1)
    func step(_ pixels: Double) -> Int32 {
      Int32(min(max((pixels * steps).rounded(.down), -1e9), 2.1e9))
    }
    guard box.minX <= box.maxX, box.minY <= box.maxY else { return .nothing }
    return StepBox(minX: step(box.minX), minY: step(box.minY), maxX: step(box.maxX) + 1, maxY: step(box.maxY) + 1)
  }
}

/// How borders of a kind are drawn.
struct BorderLine: Sendable {
  var kind: BorderKind
  var colour: Colour
  /// Pixels.
  var width: Double

  static func lines(of widths: BorderWidths, scale: Double) -> [BorderLine] {
    func width(_ value: Double) -> Double { value.isFinite ? min(max(0, value), 12) * scale : 0 }
    return [
      BorderLine(
        kind: .village, colour: Colour(red: 0x48, green: 0x48, blue: 0x48, alpha: 0xc8), width: width(widths.village)),
      BorderLine(
        kind: .district, colour: Colour(red: 0x33, green: 0x33, blue: 0x33, alpha: 0xf0), width: width(widths.district)
      ),
      BorderLine(kind: .outer, colour: Colour(red: 0x22, green: 0x22, blue: 0x22), width: width(widths.outer)),
    ]
  }
}

/// Where the watermark stands: on a lattice of world pixels, so that it goes on over tile borders. Smaller and closer
/// when the whole region is small, so that it can be read there too.
struct WatermarkLattice: Sendable {
  let stamp: PixelStamp?
  let stepX: Int
  let stepY: Int

  init(_ text: String, scene: MapScene, zoom: Int, density: TileDensity) {
    let isSmall = WebMercator.unitBox(scene.base.bounds).width * WebMercator.worldPixels(zoom: zoom) < 800
    let style = TextStyle(
      sizePixels: isSmall ? 10 : 17, isBold: true, colour: Colour(red: 0x30, green: 0x30, blue: 0x30, alpha: 0x34))
    stamp = PixelStamp(turned: text, style: style, degrees: -20, scale: Double(density.rawValue))
    stepX = (isSmall ? 128 : 256) * density.rawValue
    stepY = (isSmall ? 36 : 64) * density.rawValue
  }

  /// Places in world pixels whose stamps meet a window.
  func places(near window: PixelWindow) -> [(x: Int, y: Int)] {
    guard let stamp else { return [] }
    let rows = (window.y - stamp.height) / stepY - 1...(window.y + window.height + stamp.height) / stepY + 1
    let columns = (window.x - stamp.width) / stepX - 1...(window.x + window.width + stamp.width) / stepX + 1
    return rows.flatMap { row in
      columns.map { column in
        (column * stepX + stepX * (row % 2 == 0 ? 1 : 3) / 4, row * stepY)
      }
    }
  }
}
