import DrawingBridge

/// Sizes of paper (ISO 216).
public enum PaperSize: String, Sendable, Codable, CaseIterable {
  case a4, a3

  /// Short and long side in points of 1/72 inch.
  var sidesPoints: (short: Double, long: Double) {
    let perMillimetre = PaperUnits.pointsPerMillimetre
    return self == .a4 ? (210 * perMillimetre, 297 * perMillimetre) : (297 * perMillimetre, 420 * perMillimetre)
  }
}

public enum PaperOrientation: String, Sendable, Codable, CaseIterable { case portrait, landscape }

/// The paper of a sheet.
public struct SheetPage: Sendable, Equatable {
  public var paper: PaperSize
  public var orientation: PaperOrientation

  public init(paper: PaperSize = .a4, orientation: PaperOrientation = .landscape) {
    self.paper = paper
    self.orientation = orientation
  }

  public var widthPoints: Double {
    orientation == .portrait ? paper.sidesPoints.short : paper.sidesPoints.long
  }
  public var heightPoints: Double {
    orientation == .portrait ? paper.sidesPoints.long : paper.sidesPoints.short
  }
  /// Letters and lines are larger on large paper, half as much as the paper.
  var growth: Double { paper == .a4 ? 1 : 1.2 }

  var box: SheetBox { SheetBox(x: 0, y: 0, width: widthPoints, height: heightPoints) }
}

/// The file of a sheet.
public enum SheetFormat: Sendable, Equatable {
  /// 150 dots an inch for paper, 96 for screens; 36...600.
  case png(dotsPerInch: Double)
  /// Letters as outlines.
  case svg
  /// PDF 1.4 with embedded fonts.
  case pdf
}

/// A rectangle of a page in points, y down.
public struct SheetBox: Sendable, Equatable {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
  }

  public var maxX: Double { x + width }
  public var maxY: Double { y + height }
  var midX: Double { x + width / 2 }
  var midY: Double { y + height / 2 }

  func inset(_ d: Double) -> SheetBox { SheetBox(x: x + d, y: y + d, width: width - 2 * d, height: height - 2 * d) }

  /// Cuts `height` off the top.
  mutating func takeTop(_ height: Double, gap: Double = 0) -> SheetBox {
    let taken = SheetBox(x: x, y: y, width: width, height: min(height, self.height))
    let step = min(self.height, height + gap)
    y += step
    self.height -= step
    return taken
  }

  mutating func takeBottom(_ height: Double, gap: Double = 0) -> SheetBox {
    let part = min(height, self.height)
    let taken = SheetBox(x: x, y: maxY - part, width: width, height: part)
    self.height -= min(self.height, height + gap)
    return taken
  }

  mutating func takeRight(_ width: Double, gap: Double = 0) -> SheetBox {
    let part = min(width, self.width)
    let taken = SheetBox(x: maxX - part, y: y, width: part, height: height)
    self.width -= min(self.width, width + gap)
    return taken
  }
}
