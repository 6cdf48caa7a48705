public import DrawingBridge
import Geometry

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
  /// Path of a tile below the manifest.
  public var pathTemplate: String
  public var styles: [StyleEntry]

  enum CodingKeys: String, CodingKey {
    case format, attribution, bounds, styles
    case isSynthetic = "synthetic"
    case minZoom = "min_zoom"
    case maxZoom = "max_zoom"
    case tilePixels = "tile_pixels"
    case pathTemplate = "path_template"
  }

  public init(plan: TileSet, attribution: LocalisedText, isSynthetic: Bool, styles: [StyleEntry]) {
    format = 1
    self.attribution = attribution
    self.isSynthetic = isSynthetic
    bounds = [plan.bounds.minX, plan.bounds.minY, plan.bounds.maxX, plan.bounds.maxY].map(rounded7)
    minZoom = plan.zooms.lowerBound
    maxZoom = plan.zooms.upperBound
    tilePixels = WebMercator.tilePixels
    pathTemplate = "{style}/{z}/{x}/{y}.png"
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
    public var zooms: [ZoomEntry]

    enum CodingKeys: String, CodingKey {
      case key, status, title, classes, unstable, facilities, zooms
      case sourceNotes = "source_notes"
    }

    /// - Parameter tiles: All tiles of the plan, as `renderTiles` gave them.
    public init(scene: MapScene, tiles: [RenderedTile]) {
      let style = scene.style
      key = style.key
      status = style.status
      title = style.title
      classes = zip(style.classes, scene.classCounts).map { ClassEntry($0, villages: $1) }
      unstable = style.unstable.map { UnstableEntry(label: $0.label, hatch: $0.hatch, villages: scene.unstableCount) }
      facilities = style.facilities
      sourceNotes = style.sourceNotes
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

  /// The tiles of one zoom.
  public struct ZoomEntry: Sendable, Equatable, Codable {
    public var zoom: Int
    public var written: Int
    /// `x/y` of the tiles in range that show nothing and have no file.
    public var empty: [String]

    init(zoom: Int, tiles: [RenderedTile]) {
      self.zoom = zoom
      written = tiles.count { $0.png != nil }
      empty = tiles.filter { $0.png == nil }.map(\.id).sorted().map { "\($0.x)/\($0.y)" }
    }
  }
}

private func rounded7(_ degrees: Double) -> Double { (degrees * 1e7).rounded() / 1e7 }
