import DrawingBridge
import Geometry

/// Where the parts of an atlas page with a map stand.
struct AtlasLayout {
  let title: SheetBox
  let map: SheetBox
  let table: SheetBox
  let legend: SheetBox
  /// Scale and location.
  let side: SheetBox
  let foot: SheetBox
  let number: SheetBox
  let blockSize: Double
  let footSize: Double

  init(
    page: SheetPage, parts: SheetParts, foot footBlock: FootBlock, legend legendBlock: LegendBlock,
    side sideBlock: BlockColumn
  ) {
    let g = page.growth
    let frame = AtlasFrame(page: page, parts: parts, foot: footBlock)
    (title, foot, number, footSize) = (frame.title, frame.foot, frame.number, frame.footSize)
    var rest = frame.body
    let m = parts.gridMargin
    let isLandscape = page.orientation == .landscape
    var panel: SheetBox
    if isLandscape {
      panel = rest.takeRight(rest.width * 0.45, gap: 10 * g + m)
      map = SheetBox(x: rest.x + m, y: rest.y + m, width: rest.width - m, height: rest.height - 2 * m)
    } else {
      let top = rest.takeTop(rest.height * 0.52, gap: 8 * g)
      map = SheetBox(x: top.x + m, y: top.y + m, width: top.width - 2 * m, height: top.height - 2 * m)
      panel = rest
    }
    let gap = 14 * g
    let (wide, narrow) = ((panel.width - gap) * 0.56, (panel.width - gap) * 0.44)
    if isLandscape {
      let limit = panel.height * 0.46
      let size = min(
        BlockColumn(blocks: [legendBlock]).size(fitting: limit, width: wide, most: 7 * g, least: 4),
        sideBlock.size(fitting: limit, width: narrow, most: 7 * g, least: 4))
      let height = min(
        limit, max(legendBlock.height(width: wide, size: size), sideBlock.height(width: narrow, size: size)))
      let band = panel.takeBottom(height, gap: 10 * g)
      legend = SheetBox(x: band.x, y: band.y, width: wide, height: band.height)
      side = SheetBox(x: band.x + wide + gap, y: band.y, width: narrow, height: band.height)
      table = panel
      blockSize = size
    } else {
      var column = panel.takeRight(narrow, gap: gap)
      let all = BlockColumn(blocks: [legendBlock] + sideBlock.blocks)
      blockSize = all.size(fitting: column.height, width: column.width, most: 7 * g, least: 4)
      legend = column.takeTop(legendBlock.height(width: column.width, size: blockSize), gap: blockSize)
      side = column
      table = panel
    }
  }
}

/// Title, body, foot and page number of any page of an atlas.
struct AtlasFrame {
  let title: SheetBox
  let body: SheetBox
  let foot: SheetBox
  let number: SheetBox
  let footSize: Double

  init(page: SheetPage, parts: SheetParts, foot footBlock: FootBlock) {
    let g = page.growth
    var rest = page.box.inset(24 * g)
    title = rest.takeTop(parts.titleHeight, gap: 6 * g)
    number = rest.takeBottom(9 * g, gap: 3 * g)
    footSize = footBlock.size(fitting: page.heightPoints * 0.12, width: rest.width, most: 6 * g, least: 4)
    let height = min(footBlock.height(width: rest.width, size: footSize), page.heightPoints * 0.18)
    foot = rest.takeBottom(height, gap: 9 * g)
    body = rest
  }
}
