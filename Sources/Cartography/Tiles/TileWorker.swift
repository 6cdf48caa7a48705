import DrawingBridge
import Tiles

/// Draws and packs tiles one after the other. Belongs to one task.
final class TileWorker {
  private let theme: RasterTheme
  private let density: TileDensity
  private let maker: DisplayListMaker
  private let painter: WindowPainter
  private let encoder: PNGEncoder
  /// Files of plain tiles: those inside of one village are all alike.
  private var plain: [TileDigest: RenderedTile] = [:]

  init(_ theme: RasterTheme, _ density: TileDensity) throws(CartographyError) {
    self.theme = theme
    self.density = density
    maker = DisplayListMaker(theme)
    painter = WindowPainter(theme, width: density.tilePixels, height: density.tilePixels)
    do { encoder = try PNGEncoder(level: 6, tolerance: 12) } catch { throw .drawing(error) }
  }

  func render(_ tile: TileID, known: TileDigest?) throws(CartographyError) -> RenderedTile {
    let list = maker.list(for: PixelWindow(tile, density))
    let inputs = list.digest(theme)
    var result = RenderedTile(
      id: tile, density: density, inputs: inputs, png: nil, content: nil, isUnchanged: inputs == known)
    if result.isUnchanged || list.isEmpty { return result }
    if list.isPlain, let same = plain[inputs] {
      (result.png, result.content) = (same.png, same.content)
      return result
    }
    try draw(list, &result)
    if list.isPlain { plain[inputs] = result }
    return result
  }

  private func draw(_ list: DisplayList, _ result: inout RenderedTile) throws(CartographyError) {
    let image = painter.paint(list)
    if image.isEmpty { return }
    do {
      let png = try encoder.encode(image)
      result.png = png
      result.content = TileDigest(of: png)
    } catch { throw .drawing(error) }
  }
}
