public import Geometry

/// Values of a column, one a feature; nil is null. A number that is not finite is written as null.
public enum LayerValues: Sendable, Equatable {
  case text([String?])
  case integer([Int?])
  case real([Double?])
  case boolean([Bool?])

  public var count: Int {
    switch self {
    case .text(let values): values.count
    case .integer(let values): values.count
    case .real(let values): values.count
    case .boolean(let values): values.count
    }
  }
}

/// A column of a layer to write.
public struct LayerColumn: Sendable, Equatable {
  public var name: String
  public var values: LayerValues

  public init(_ name: String, _ values: LayerValues) {
    self.name = name
    self.values = values
  }
}

/// Geometry of a layer to write, one a feature.
public enum LayerShapes: Sendable, Equatable {
  /// Written as multipolygons; a feature without polygons has no geometry.
  case polygons(PolygonSet)
  /// Of as many x as y; a position that is not finite is no geometry.
  case points(x: [Double], y: [Double])

  public var count: Int {
    switch self {
    case .polygons(let set): set.featureCount
    case .points(let x, let y): min(x.count, y.count)
    }
  }

  /// Whether a feature has geometry.
  func isPresent(_ feature: Int) -> Bool {
    switch self {
    case .polygons(let set): !set.polygons(ofFeature: feature).isEmpty
    case .points(let x, let y): x[feature].isFinite && y[feature].isFinite
    }
  }
}

/// Reference system of a layer to write.
public enum WrittenReference: Sendable, Equatable {
  /// WGS 84 longitude and latitude (EPSG:4326).
  case wgs84
  /// None: plain coordinates.
  case planar
}

/// A layer to write.
public struct LayerToWrite: Sendable, Equatable {
  public var name: String
  /// What a GeoPackage says of the layer in its list of contents.
  public var description: String
  public var columns: [LayerColumn]
  public var shapes: LayerShapes
  public var reference: WrittenReference

  public init(
    name: String, description: String = "", columns: [LayerColumn], shapes: LayerShapes,
    reference: WrittenReference = .wgs84
  ) {
    self.name = name
    self.description = description
    self.columns = columns
    self.shapes = shapes
    self.reference = reference
  }
}

/// A format that layers can be written in.
public enum WrittenFormat: String, Sendable, Codable, CaseIterable {
  /// Any number of layers.
  case geoPackage = "gpkg"
  /// One layer, every feature with geometry.
  case flatGeobuf = "fgb"

  /// Whether a feature may have no geometry; the library would drop such a feature without a word.
  var keepsFeaturesWithoutGeometry: Bool { self == .geoPackage }

  var driver: String { self == .geoPackage ? "GPKG" : "FlatGeobuf" }
}

/// What stops the writing of a layer. No case holds a path.
public enum VectorWriteError: Error, Sendable, Equatable {
  /// The name asks for a virtual file system, a service or a driver: refused.
  case refusedName
  /// The folder does not exist.
  case folderMissing
  /// Something of that name is there already; nothing is ever overwritten.
  case exists
  /// The format holds one layer, and these many were given; or none was.
  case layerCount(Int)
  /// A layer without a name, or two of one name.
  case layerName(String)
  /// A column has another number of values than the layer has features.
  case unevenColumn(layer: String, column: String, features: Int, values: Int)
  /// A column without a name, or two of one name (case does not count).
  case columnName(layer: String, column: String)
  /// A feature (counted from 0) without geometry, which the format cannot hold.
  case missingGeometry(layer: String, feature: Int)
  /// The library or the system refuses (no space, no right to write). `detail` is the message of the library, in English.
  case cannotWrite(detail: String)
}
