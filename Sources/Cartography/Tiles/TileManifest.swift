public import DrawingBridge
import Geometry
import Tiles

/// What `tiles/manifest.json` says about a tile set, for web page, service and checks. Keys are in snake_case; encode
/// with sorted keys. It holds no time and no path of a machine.
public struct TileManifest: Sendable, Equatable, Codable {
  /// Version of this format.
  public var format: Int
  public var attribution: LocalisedText
  /// True when the data is invented: every map says so.
  public var isSynthetic: Bool
  /// West, south, east, north in degrees.
  public var bounds: [Double]
  public var minZoom: Int
  public var maxZoom: Int
  public var tilePixels: Int
  /// Pixels a pixel of a plain tile, ascending: 1, and 2 when there are tiles `@2x` too.
  public var densities: [Int]
  /// Path of a tile below the manifest.
  public var pathTemplate: String
  /// The same for tiles of 512 pixels; nil when there are none.
  public var densePathTemplate: String?
  public var styles: [StyleEntry]

  enum CodingKeys: String, CodingKey {
    case format, attribution, bounds, densities, styles
    case isSynthetic = "synthetic"
    case minZoom = "min_zoom"
    case maxZoom = "max_zoom"
    case tilePixels = "tile_pixels"
    case pathTemplate = "path_template"
    case densePathTemplate = "path_template_2x"
  }

  public init(
    plan: TileSet, attribution: LocalisedText, isSynthetic: Bool, styles: [StyleEntry],
    densities: [TileDensity] = [.standard]
  ) {
    format = 1
    self.attribution = attribution
    self.isSynthetic = isSynthetic
    bounds = [plan.bounds.minX, plan.bounds.minY, plan.bounds.maxX, plan.bounds.maxY].map(rounded7)
    minZoom = plan.zooms.lowerBound
    maxZoom = plan.zooms.upperBound
    tilePixels = WebMercator.tilePixels
    self.densities = Set(densities.map(\.rawValue)).sorted()
    pathTemplate = "{style}/{z}/{x}/{y}.png"
    densePathTemplate = densities.contains(.double) ? "{style}/{z}/{x}/{y}@2x.png" : nil
    self.styles = styles
  }

  /// One theme with its legend.
  public struct StyleEntry: Sendable, Equatable, Codable {
    public var key: String
    public var status: String
    public var title: LocalisedText
    public var classes: [ClassEntry]
    public var unstable: UnstableEntry?
    public var facilities: [FacilitySymbol]
    public var sourceNotes: [LocalisedText]
    /// Legend of a theme of circles; nil for one of areas.
    public var circles: CircleEntry?
    public var zooms: [ZoomEntry]

    enum CodingKeys: String, CodingKey {
      case key, status, title, classes, unstable, facilities, circles, zooms
      case sourceNotes = "source_notes"
    }

    /// - Parameter tiles: All tiles of the plan.
    public init(scene: MapScene, tiles: [DrawnTile]) {
      let style = scene.style
      key = style.key
      status = style.status
      title = style.title
      classes = zip(style.classes, scene.classCounts).map { ClassEntry($0, villages: $1) }
      unstable = style.unstable.map { UnstableEntry(label: $0.label, hatch: $0.hatch, villages: scene.unstableCount) }
      facilities = style.facilities
      sourceNotes = style.sourceNotes
      circles = style.circles.map { CircleEntry($0, largest: scene.largestAmount) }
      zooms = scene.base.zooms.map { zoom in ZoomEntry(zoom: zoom, tiles: tiles.filter { $0.id.z == zoom }) }
    }
  }

  /// A class of a legend with the number of villages in it.
  public struct ClassEntry: Sendable, Equatable, Codable {
    public var id: String
    public var number: Int?
    public var colour: Colour
    public var hatch: ClassHatch?
    public var label: LocalisedText
    public var villages: Int

    init(_ item: MapClass, villages: Int) {
      id = item.id
      number = item.number
      colour = item.colour
      hatch = item.hatch
      label = item.label
      self.villages = villages
    }
  }

  public struct UnstableEntry: Sendable, Equatable, Codable {
    public var label: LocalisedText
    public var hatch: ClassHatch
    public var villages: Int
  }

  /// What the sizes of circles mean.
  public struct CircleEntry: Sendable, Equatable, Codable {
    public var unit: LocalisedText
    public var colour: Colour
    public var outline: Colour
    /// Round values with the radius of their circles, the largest first.
    public var samples: [CircleSample]
    public var zero: ZeroMark?

    init(_ rule: CircleRule, largest: Double) {
      unit = rule.unit
      colour = rule.colour
      outline = rule.outline
      samples = CircleRule.legendValues(largest: largest).map {
        CircleSample(value: $0, radiusPixels: rule.radius(of: $0, largest: largest))
      }
      zero = rule.zero
    }
  }

  /// One circle of a legend.
  public struct CircleSample: Sendable, Equatable, Codable {
    public var value: Double
    public var radiusPixels: Double

    enum CodingKeys: String, CodingKey {
      case value
      case radiusPixels = "radius_pixels"
    }
  }

  /// The tiles of one zoom.
  public struct ZoomEntry: Sendable, Equatable, Codable {
    public var zoom: Int
    public var written: Int
    /// `x/y` of the tiles in range that show nothing and have no file.
    public var empty: [String]

    init(zoom: Int, tiles: [DrawnTile]) {
      self.zoom = zoom
      written = tiles.count { $0.hasFile }
      empty = tiles.filter { !$0.hasFile }.map(\.id).sorted().map { "\($0.x)/\($0.y)" }
    }
  }
}

private func rounded7(_ degrees: Double) -> Double { (degrees * 1e7).rounded() / 1e7 }
