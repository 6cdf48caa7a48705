/// `manifest.json` of a public folder: what it is about, its map styles, and the files a reader may take. `lokus serve`
/// serves nothing that is not named here, and refuses a folder whose `audience` is not `public`.
///
/// Files beside it: `tiles/{style}/{z}/{x}/{y}.png` for each style, and every path in `downloads`.
public struct PublicManifest: Sendable, Equatable, Codable {
  /// Version of this format.
  public static let currentFormat = 1
  public static let publicAudience = "public"

  public var format: Int
  /// `public`, or anything else for folders that must not be served.
  public var audience: String
  public var place: Place
  /// Period of the headline, such as `2024-08`; nil without one.
  public var period: String?
  /// Date the run stands for, `yyyy-mm-dd`.
  public var asOf: String
  public var edition: String
  /// Invented data: the page says so.
  public var synthetic: Bool
  /// West, south, east, north in degrees.
  public var bounds: [Double]
  public var headline: Text?
  public var figures: [Figure]
  public var districts: [District]
  public var styles: [Style]
  public var downloads: [Download]
  /// What the page prints under the map, apart from the sentence on boundaries that is always there.
  public var notes: [Text]
  /// Smallest positive number of people shown.
  public var threshold: Int
  public var lokusVersion: String

  enum CodingKeys: String, CodingKey {
    case format, audience, place, period, edition, synthetic, bounds, headline, figures, districts, styles, downloads
    case notes, threshold
    case asOf = "as_of"
    case lokusVersion = "lokus_version"
  }

  public init(
    audience: String, place: Place, period: String?, asOf: String, edition: String, synthetic: Bool, bounds: [Double],
    styles: [Style], downloads: [Download], threshold: Int, lokusVersion: String
  ) {
    format = PublicManifest.currentFormat
    self.audience = audience
    self.place = place
    self.period = period
    self.asOf = asOf
    self.edition = edition
    self.synthetic = synthetic
    self.bounds = bounds
    figures = []
    districts = []
    self.styles = styles
    self.downloads = downloads
    notes = []
    self.threshold = threshold
    self.lokusVersion = lokusVersion
  }
}

extension PublicManifest {
  /// A text in both languages.
  public struct Text: Sendable, Equatable, Codable {
    public var id: String
    public var en: String

    public init(id: String, en: String) {
      self.id = id
      self.en = en
    }
  }

  public struct Place: Sendable, Equatable, Codable {
    public var name: String
    public var code: String?

    public init(name: String, code: String?) {
      self.name = name
      self.code = code
    }
  }

  /// A number to read before the map, ready to print: "Prevalensi", "21,4 %".
  public struct Figure: Sendable, Equatable, Codable {
    public var label: Text
    public var value: Text

    public init(label: Text, value: Text) {
      self.label = label
      self.value = value
    }
  }

  /// A row of the table of kecamatan, ready to print; a suppressed number is "<5" or "ditekan".
  public struct District: Sendable, Equatable, Codable {
    public var name: String
    public var code: String?
    public var villages: Int
    public var cases: Text
    public var denominator: Text
    public var rate: Text
    /// True for the total of the regency.
    public var isTotal: Bool

    enum CodingKeys: String, CodingKey {
      case name, code, villages, cases, denominator, rate
      case isTotal = "is_total"
    }
  }

  /// A map theme: `tiles/{key}/{z}/{x}/{y}.png`.
  public struct Style: Sendable, Equatable, Codable {
    public var key: String
    public var title: Text
    public var minZoom: Int
    public var maxZoom: Int
    public var classes: [StyleClass]
    public var notes: [Text]

    enum CodingKeys: String, CodingKey {
      case key, title, classes, notes
      case minZoom = "min_zoom"
      case maxZoom = "max_zoom"
    }

    public init(key: String, title: Text, minZoom: Int, maxZoom: Int, classes: [StyleClass], notes: [Text] = []) {
      self.key = key
      self.title = title
      self.minZoom = minZoom
      self.maxZoom = maxZoom
      self.classes = classes
      self.notes = notes
    }
  }

  /// A class of a legend.
  public struct StyleClass: Sendable, Equatable, Codable {
    public var key: String
    public var label: Text
    /// `#rrggbb` or `#rrggbbaa`.
    public var color: String
    /// Form of the hatch as in the map styles: `rising`, `falling`, `crossed`, `dots`; nil for a plain fill.
    public var hatch: String?
    /// `#rrggbb` or `#rrggbbaa` of the hatch lines.
    public var hatchColor: String?
    /// Villages in the class.
    public var count: Int?

    enum CodingKeys: String, CodingKey {
      case key, label, color, hatch, count
      case hatchColor = "hatch_color"
    }

    public init(
      key: String, label: Text, color: String, hatch: String? = nil, hatchColor: String? = nil, count: Int? = nil
    ) {
      self.key = key
      self.label = label
      self.color = color
      self.hatch = hatch
      self.hatchColor = hatchColor
      self.count = count
    }
  }

  /// A file that a reader may take.
  public struct Download: Sendable, Equatable, Codable {
    /// Below the folder, parts of letters, digits, `.`, `_` and `-` only: `geojson/desa.geojson`.
    public var path: String
    public var title: Text
    public var mediaType: String

    enum CodingKeys: String, CodingKey {
      case path, title
      case mediaType = "media_type"
    }

    public init(path: String, title: Text, mediaType: String) {
      self.path = path
      self.title = title
      self.mediaType = mediaType
    }
  }
}
