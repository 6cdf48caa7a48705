import CPROJ

/// A horizontal coordinate reference system that PROJ knows, from "EPSG:32748", a WKT text (1 or 2) or a PROJ string.
public struct CoordinateReference: Sendable, Equatable, Hashable {
  /// What was parsed, ready for PROJ.
  public let definition: String
  /// PROJ's name for it, such as "WGS 84 / UTM zone 48S".
  public let name: String
  /// Authority and code, such as "EPSG:32748", when the definition has one.
  public let code: String?
  /// Whether its coordinates are degrees of longitude and latitude, not lengths.
  public let isGeographic: Bool

  /// WGS 84 longitude and latitude in degrees.
  public static let wgs84 = CoordinateReference(
    definition: "EPSG:4326", name: "WGS 84", code: "EPSG:4326", isGeographic: true)

  private init(definition: String, name: String, code: String?, isGeographic: Bool) {
    self.definition = definition
    self.name = name
    self.code = code
    self.isGeographic = isGeographic
  }

  /// - Throws: `unknownReference` when PROJ does not know it, `notHorizontal` when it has no longitude or easting.
  public init(parsing text: String) throws(PROJError) {
    let context = try PROJContext()
    let definition = CoordinateReference.definition(of: text)
    guard !definition.isEmpty, let object = PROJObject(proj_create(context.raw, definition), context) else {
      throw .unknownReference(text, reason: context.lastReason)
    }
    let parsed = withExtendedLifetime(object) { () -> (String, String?, Bool)? in
      let type = CoordinateReference.horizontalType(object)
      guard let type, proj_is_crs(object.raw) != 0 else { return nil }
      let name = proj_get_name(object.raw).map { String(cString: $0) } ?? ""
      return (name, CoordinateReference.code(of: object), CoordinateReference.isGeographic(type))
    }
    guard let (name, code, isGeographic) = parsed else { throw .notHorizontal(text) }
    self.init(definition: definition, name: name, code: code, isGeographic: isGeographic)
  }

  /// A PROJ string is an operation unless it says that it is a reference system.
  private static func definition(of text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace)
    let isPipeline = words.contains("+proj=pipeline")
    let isString = !isPipeline && words.contains { $0.hasPrefix("+proj=") || $0.hasPrefix("+init=") }
    let trimmed = words.joined(separator: " ")
    return isString && !words.contains("+type=crs") ? trimmed + " +type=crs" : trimmed
  }

  /// The type of the horizontal part, or nil when there is none.
  private static func horizontalType(_ object: PROJObject) -> PJ_TYPE? {
    let type = proj_get_type(object.raw)
    switch type {
    case PJ_TYPE_BOUND_CRS:
      return PROJObject(proj_get_source_crs(object.context.raw, object.raw), object.context).flatMap(horizontalType)
    case PJ_TYPE_COMPOUND_CRS:
      return PROJObject(proj_crs_get_sub_crs(object.context.raw, object.raw, 0), object.context)
        .flatMap(horizontalType)
    case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS, PJ_TYPE_PROJECTED_CRS: return type
    default: return nil
    }
  }

  private static func isGeographic(_ type: PJ_TYPE) -> Bool {
    type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS
  }

  private static func code(of object: PROJObject) -> String? {
    guard let authority = proj_get_id_auth_name(object.raw, 0), let code = proj_get_id_code(object.raw, 0) else {
      return nil
    }
    return String(cString: authority) + ":" + String(cString: code)
  }
}
