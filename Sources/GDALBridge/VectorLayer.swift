public import Geometry

/// Type of a column, as the source declares it or, where it declares none, as its cells show it.
public enum FieldKind: String, Sendable, Codable {
  case boolean, integer, real, text, date
}

/// A column of a layer.
public struct Field: Sendable, Equatable {
  public var name: String
  public var kind: FieldKind

  public init(name: String, kind: FieldKind) {
    self.name = name
    self.kind = kind
  }
}

/// What the geometry of one feature is.
public enum GeometryKind: Sendable, Equatable {
  /// Null, or empty.
  case null
  /// Polygon or multipolygon; its rings are in `VectorLayer.polygons`.
  case polygon
  /// A point, or a multipoint of one; its position is in `pointX`, `pointY`.
  case point
  /// Anything else, by its GeoJSON name.
  case other(String)
}

/// Where the coordinate reference system of a layer comes from.
public enum LayerCRS: Sendable, Equatable {
  /// The file says nothing.
  case none
  /// WKT, or an identifier such as `EPSG:32748` or `urn:ogc:def:crs:OGC:1.3:CRS84`, from the file.
  case stated(String)
  /// The file says nothing and its format implies WGS 84 longitude and latitude (GeoJSON, RFC 7946 section 4).
  case impliedWGS84

  /// A definition that PROJ reads, or nil when the file gives none.
  public var definition: String? {
    switch self {
    case .none: nil
    case .stated(let text): text
    case .impliedWGS84: "OGC:CRS84"
    }
  }
}

/// A layer read whole: columns of cells and geometry, all with one entry a feature in file order.
public struct VectorLayer: Sendable, Equatable {
  public var name: String
  public var crs: LayerCRS
  public var fields: [Field]
  /// One array of cells a field.
  public var columns: [[Cell]]
  public var geometry: [GeometryKind]
  /// Feature i holds the rings of feature i as read, x = longitude or easting; without polygons where it has none.
  public var polygons: PolygonSet
  /// Position of a point feature, NaN for the others; empty when the layer has no point.
  public var pointX: [Double]
  public var pointY: [Double]
  /// Feature identifiers of the source; counted from 1 where it has none.
  public var featureIDs: [Int64]

  public init(name: String, crs: LayerCRS) {
    self.name = name
    self.crs = crs
    fields = []
    columns = []
    geometry = []
    polygons = PolygonSet()
    pointX = []
    pointY = []
    featureIDs = []
  }

  public var featureCount: Int { geometry.count }

  /// Index of the column called `name`, exactly; nil when there is none.
  public func column(_ name: String) -> Int? { fields.firstIndex { $0.name == name } }
}
