public import DrawingBridge
import Geometry

extension Canvas {
  /// Draws a page of a chart with its corner at the origin, one unit a pixel of the page.
  public borrowing func draw(_ page: ChartPage) {
    paint(.white)
    for mark in page.marks { draw(mark) }
  }

  private borrowing func draw(_ mark: ChartMark) {
    switch mark {
    case .text(let text): draw(text.text, x: text.x, y: text.y, style: text.style, anchor: text.anchor)
    case .line(let x, let y, let colour, let width, let dash):
      addPath(x: x, y: y, range: 0..<min(x.count, y.count), closed: false)
      stroke(colour, width: width, dash: dash, cap: .butt)
    case .shape(let x, let y, let fill, let edge, let edgeWidth):
      addPath(x: x, y: y, range: 0..<min(x.count, y.count), closed: true)
      self.fill(fill, keepingPath: edgeWidth > 0)
      if edgeWidth > 0 { stroke(edge, width: edgeWidth) }
    case .circle(let x, let y, let radius, let fill, let edge, let edgeWidth):
      addCircle(x: x, y: y, radius: radius)
      self.fill(fill, keepingPath: edgeWidth > 0)
      if edgeWidth > 0 { stroke(edge, width: edgeWidth) }
    case .hatch(let box, let pattern):
      addRectangle(x: box.minX, y: box.minY, width: box.width, height: box.height)
      fill(pattern)
    }
  }
}

/// Points (1/72 inch) that a pixel of a chart's page (1/96 inch) has.
private let pointsPerPixel = 0.75

extension ChartPage {
  /// The page as PNG.
  /// - Parameter dotsPerInch: 96 makes a pixel of the picture of a pixel of the page.
  /// - Throws: `drawing`, for a picture too large.
  public func png(dotsPerInch: Double = 192) throws(CartographyError) -> [UInt8] {
    do {
      let canvas = try Canvas(
        widthPoints: size.width * pointsPerPixel, heightPoints: size.height * pointsPerPixel, dotsPerInch: dotsPerInch)
      canvas.move(x: 0, y: 0, scale: pointsPerPixel)
      canvas.draw(self)
      return try PNGEncoder().encode(try canvas.image())
    } catch { throw .drawing(error) }
  }

  /// The page as a PDF of one page, its text as text.
  public func pdf() throws(CartographyError) -> [UInt8] {
    do {
      return try drawPDFPage(widthPoints: size.width * pointsPerPixel, heightPoints: size.height * pointsPerPixel) {
        $0.move(x: 0, y: 0, scale: pointsPerPixel)
        $0.draw(self)
      }
    } catch { throw .drawing(error) }
  }

  /// The page as SVG.
  public func svg() throws(CartographyError) -> [UInt8] {
    do {
      return try drawSVG(widthPoints: size.width * pointsPerPixel, heightPoints: size.height * pointsPerPixel) {
        $0.move(x: 0, y: 0, scale: pointsPerPixel)
        $0.draw(self)
      }
    } catch { throw .drawing(error) }
  }
}
