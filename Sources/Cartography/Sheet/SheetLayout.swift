import DrawingBridge
import Geometry

/// Where the parts of a sheet stand: title above, map, a column at its right (landscape) or a band below (portrait), foot.
public struct SheetLayout: Sendable, Equatable {
  public let title: SheetBox
  /// The frame of the map.
  public let map: SheetBox
  /// Columns of legend, scale, diagram.
  public let columns: [SheetBox]
  public let foot: SheetBox
  /// Points of letters of columns and foot.
  let columnSize: Double
  let footSize: Double
}

/// Plans a sheet and draws it.
struct SheetComposer {
  let parts: SheetParts
  let maps: PaperMaps
  let page: SheetPage
  let focus: SheetFocus
  let code: String
  let placeLine: String
  /// Kept free at the bottom, for a page number.
  var bottomMargin = 0.0
  /// Written on the districts instead of names.
  var numbers: [Int: String] = [:]

  private var scene: MapScene { parts.scene }
  private var growth: Double { page.growth }
  private var isLandscape: Bool { page.orientation == .landscape }

  // MARK: - Blocks

  private var legend: LegendBlock { LegendBlock(scene, focus: focus, growth: growth, circleShrink: circleShrink) }

  /// On a map of many villages circles are so small that they cover about half of the land.
  private var circleShrink: Double {
    guard focus == .region, let rule = scene.style.circles,
      let ground = maps.coarse.box(of: scene.villages(in: .region))
    else { return 1 }
    let frame = SheetBox(x: 0, y: 0, width: page.widthPoints * 0.6, height: page.heightPoints * 0.6)
    let window = MapWindow(ground, in: frame, padding: 10)
    let areas = LabelAreas(
      maps.coarse.rings, bits: PaperMap.worldBits, side: PaperMap.world * window.pointsPerCentimetre)
    let land = areas.areas.reduce(0, +)
    let largest = scene.largestAmount
    let circles = scene.values.amounts.reduce(0.0) { sum, amount in
      let radius = rule.radius(of: amount ?? 0, largest: largest) * SheetLines.circleScale * growth
      return sum + Double.pi * radius * radius
    }
    return circles > 0 ? min(1, max(0.15, (0.5 * land / circles).squareRoot())) : 1
  }
  private func scale(_ window: MapWindow) -> ScaleBlock {
    ScaleBlock(window: window, zone: maps.frame.zone, words: parts.words)
  }
  private var locator: LocatorBlock { LocatorBlock(scene: scene, maps: maps, focus: focus, words: parts.words) }
  private var foot: FootBlock { FootBlock(paragraphs: parts.footParagraphs(code: code)) }

  private func blocks(_ window: MapWindow, key: [LabelKeyEntry]) -> [[any SheetBlock]] {
    let names = KeyBlock(entries: key, words: parts.words)
    let all: [any SheetBlock] = key.isEmpty ? [] : [names]
    if isLandscape { return [[legend, scale(window), locator] + all] }
    return [[legend], [scale(window), locator] + all]
  }

  // MARK: - Layout

  /// Sizes follow from the contents: the map takes what is left.
  func layout(key: [LabelKeyEntry] = []) -> SheetLayout {
    var rest = page.box.inset(24 * growth)
    _ = rest.takeBottom(bottomMargin)
    let title = rest.takeTop(parts.titleHeight, gap: 6 * growth + parts.gridMargin)
    let footSize = foot.size(
      fitting: page.heightPoints * 0.16, width: rest.width, most: 6.6 * growth, least: 4.2)
    let footHeight = min(foot.height(width: rest.width, size: footSize), page.heightPoints * 0.2)
    let footBox = rest.takeBottom(footHeight, gap: 8 * growth + parts.gridMargin)
    let window = MapWindow(
      BoundingBox(minX: 0, minY: 0, maxX: 1e6, maxY: 1e6), in: SheetBox(x: 0, y: 0, width: 300, height: 300), padding: 0
    )
    let blocks = blocks(window, key: key)
    if isLandscape {
      var side = rest.takeRight(rest.width * 0.255, gap: 10 * growth + parts.gridMargin)
      side.y -= parts.gridMargin
      side.height += 2 * parts.gridMargin
      let size = BlockColumn(blocks: blocks[0]).size(
        fitting: side.height, width: side.width, most: 8 * growth, least: 4)
      return SheetLayout(
        title: title, map: mapBox(rest), columns: [side], foot: footBox, columnSize: size, footSize: footSize)
    }
    let gap = 18 * growth
    let widths = [(rest.width - gap) * 0.56, (rest.width - gap) * 0.44]
    let limit = page.heightPoints * 0.32
    let size =
      zip(blocks, widths).map {
        BlockColumn(blocks: $0).size(fitting: limit, width: $1, most: 8 * growth, least: 4)
      }.min() ?? 6
    let height = zip(blocks, widths).map { BlockColumn(blocks: $0).height(width: $1, size: size) }.max() ?? 0
    let band = rest.takeBottom(min(height, limit), gap: 6 * growth + parts.gridMargin)
    let left = SheetBox(x: band.x, y: band.y, width: widths[0], height: band.height)
    let right = SheetBox(x: band.x + widths[0] + gap, y: band.y, width: widths[1], height: band.height)
    return SheetLayout(
      title: title, map: mapBox(rest), columns: [left, right], foot: footBox, columnSize: size, footSize: footSize)
  }

  /// The frame, with room for grid numbers at both sides; a little smaller is never less than 40 points.
  private func mapBox(_ rest: SheetBox) -> SheetBox {
    let m = parts.gridMargin
    return SheetBox(
      x: rest.x + m, y: rest.y, width: max(40, rest.width - (isLandscape ? m : 2 * m)), height: max(40, rest.height))
  }

  // MARK: - Drawing

  func plan() throws(CartographyError) -> SheetPlan {
    let first = layout()
    let map = try SheetMapPlan(
      scene, maps, focus: focus, in: first.map, growth: growth, allowsKey: isLandscape, numbers: numbers,
      circleShrink: circleShrink)
    return SheetPlan(layout: isLandscape ? layout(key: map.plan.key) : first, map: map)
  }

  func draw(_ plan: SheetPlan, on canvas: borrowing Canvas) {
    let layout = plan.layout
    canvas.paint(.white)
    parts.drawTitle(parts.title, placeLine, in: layout.title, on: canvas)
    plan.map.paint(on: canvas)
    parts.drawFrame(plan.map.window, maps.frame, on: canvas)
    for (blocks, box) in zip(blocks(plan.map.window, key: plan.map.plan.key), layout.columns) {
      BlockColumn(blocks: blocks).draw(in: box, size: layout.columnSize, on: canvas)
    }
    let y = layout.foot.y - 4 * growth
    canvas.addPath([(layout.foot.x, y), (layout.foot.maxX, y)], closed: false)
    canvas.stroke(SheetInk.rule, width: 0.5)
    foot.draw(in: layout.foot, size: layout.footSize, on: canvas)
  }
}

struct SheetPlan {
  let layout: SheetLayout
  let map: SheetMapPlan
}

/// Names that stand as numbers on the map.
struct KeyBlock: SheetBlock {
  let entries: [LabelKeyEntry]
  let words: SheetWords

  private var text: TextBlock {
    TextBlock([
      TextBlock.Paragraph(
        heading: words.key,
        text: entries.map { "\($0.number)\u{a0}" + $0.name.replacing(" ", with: "\u{a0}") }.joined(separator: ", "),
        scale: 0.85)
    ])
  }

  func height(width: Double, size: Double) -> Double { text.height(width: width, size: size) }
  func draw(in box: SheetBox, size: Double, on canvas: borrowing Canvas) { text.draw(in: box, size: size, on: canvas) }
}
