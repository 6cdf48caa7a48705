public import DrawingBridge
public import Geometry

/// Size of a chart's pages, in pixels of 1/96 inch.
public struct ChartSize: Sendable, Hashable {
  public var width: Double
  public var height: Double

  /// Sides are kept within 480...4000 pixels.
  public init(width: Double, height: Double) {
    self.width = width.isFinite ? min(max(width, 480), 4000) : 1123
    self.height = height.isFinite ? min(max(height, 480), 4000) : 794
  }

  public static let a4Landscape = ChartSize(width: 1123, height: 794)
  public static let a4Portrait = ChartSize(width: 794, height: 1123)
  public static let a3Landscape = ChartSize(width: 1587, height: 1123)
}

/// Something drawn on a page.
public enum ChartMark: Sendable, Equatable {
  case text(ChartText)
  /// A line through places.
  case line(x: [Double], y: [Double], colour: Colour, width: Double, dash: [Double])
  /// A closed shape, filled and, with a width above 0, outlined.
  case shape(x: [Double], y: [Double], fill: Colour, edge: Colour, edgeWidth: Double)
  case circle(x: Double, y: Double, radius: Double, fill: Colour, edge: Colour, edgeWidth: Double)
  /// A hatched box, for what isn't known.
  case hatch(BoundingBox, HatchPattern)
}

/// A line of text on a page.
public struct ChartText: Sendable, Equatable {
  public var text: String
  /// Its point: the middle of its height, and left, middle or right as `anchor` says.
  public var x: Double
  public var y: Double
  public var style: TextStyle
  public var anchor: TextAnchor
  /// What it covers.
  public var box: BoundingBox

  public init(_ text: String, x: Double, y: Double, style: TextStyle, anchor: TextAnchor) {
    let size = measureText(text, style: style)
    let left: Double =
      switch anchor {
      case .left: x
      case .centre: x - size.width / 2
      case .right: x - size.width
      }
    self.text = text
    self.x = x
    self.y = y
    self.style = style
    self.anchor = anchor
    box = BoundingBox(minX: left, minY: y - size.height / 2, maxX: left + size.width, maxY: y + size.height / 2)
  }
}

/// A page of a chart as a list of marks: the same for PNG, SVG and PDF.
public struct ChartPage: Sendable, Equatable {
  public var size: ChartSize
  public var marks: [ChartMark]

  public init(size: ChartSize, marks: [ChartMark] = []) {
    self.size = size
    self.marks = marks
  }

  public var texts: [ChartText] {
    marks.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }
}

/// The pages of a chart: as many as its items need, at least one.
public func chartPages(_ chart: Chart, heading: ChartHeading, size: ChartSize = .a4Landscape) -> [ChartPage] {
  switch chart {
  case .distribution(let chart): distributionPages(chart, heading: heading, size: size)
  case .funnel(let chart): funnelPages(chart, heading: heading, size: size)
  case .trends(let chart): trendPages(chart, heading: heading, size: size)
  case .coverage(let chart): coveragePages(chart, heading: heading, size: size)
  case .trafficLight(let chart): trafficLightPages(chart, heading: heading, size: size)
  case .clusters(let chart): clusterPages(chart, heading: heading, size: size)
  }
}
