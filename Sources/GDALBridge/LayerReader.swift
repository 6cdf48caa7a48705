import CGDAL
import Geometry

/// Copies one OGR layer into a `VectorLayer`.
struct LayerReader {
  private let layer: OGRLayerH
  private let definition: OGRFeatureDefnH?
  private var result: VectorLayer
  private var geometry = GeometryCopier()
  private let kinds: [FieldKind]
  private let types: [OGRFieldType]

  init(_ layer: OGRLayerH) {
    self.layer = layer
    definition = OGR_L_GetLayerDefn(layer)
    var result = VectorLayer(name: text(OGR_L_GetName(layer)), crs: LayerReader.crs(of: layer))
    let count = definition.map { OGR_FD_GetFieldCount($0) } ?? 0
    var types: [OGRFieldType] = []
    for index in 0..<count {
      guard let field = OGR_FD_GetFieldDefn(definition, index) else { continue }
      result.fields.append(Field(name: text(OGR_Fld_GetNameRef(field)), kind: LayerReader.kind(of: field)))
      types.append(OGR_Fld_GetType(field))
    }
    result.columns = Array(repeating: [], count: result.fields.count)
    kinds = result.fields.map(\.kind)
    self.types = types
    self.result = result
  }

  /// Reads every feature; what the library reported while doing so is an error, so that a cut file is not a short one.
  mutating func read(_ log: ErrorLog) throws(VectorFileError) -> VectorLayer {
    OGR_L_ResetReading(layer)
    while let feature = OGR_L_GetNextFeature(layer) {
      defer { OGR_F_Destroy(feature) }
      append(feature)
      guard !geometry.isFull else { throw .tooLarge }
      guard log.failures.isEmpty else { break }
    }
    if let failure = log.failures.first { throw .damaged(detail: failure) }
    let promised = OGR_L_GetFeatureCount(layer, 0)
    if promised > Int64(result.geometry.count) {
      throw .damaged(detail: "\(promised) features promised, \(result.geometry.count) read")
    }
    return finished()
  }

  private mutating func append(_ feature: OGRFeatureH) {
    result.featureIDs.append(OGR_F_GetFID(feature))
    for index in kinds.indices {
      result.columns[index].append(cell(feature, Int32(index), kinds[index]))
    }
    result.geometry.append(geometry.append(OGR_F_GetGeometryRef(feature)))
  }

  private func finished() -> VectorLayer {
    var layer = result
    layer.polygons = geometry.polygons
    if layer.geometry.contains(.point) {
      layer.pointX = geometry.pointX
      layer.pointY = geometry.pointY
    }
    return layer
  }

  private func cell(_ feature: OGRFeatureH, _ index: Int32, _ kind: FieldKind) -> Cell {
    guard OGR_F_IsFieldSetAndNotNull(feature, index) != 0 else { return .null }
    switch kind {
    case .boolean: return .boolean(OGR_F_GetFieldAsInteger(feature, index) != 0)
    case .integer: return .integer(OGR_F_GetFieldAsInteger64(feature, index))
    case .real:
      let value = OGR_F_GetFieldAsDouble(feature, index)
      return value.isFinite ? .real(value) : .null
    case .text: return .text(text(OGR_F_GetFieldAsString(feature, index)))
    case .date: return dateText(feature, index, type: types[Int(index)]).map { .date($0) } ?? .null
    }
  }

  private static func kind(of field: OGRFieldDefnH) -> FieldKind {
    switch OGR_Fld_GetType(field) {
    case OFTInteger, OFTInteger64: OGR_Fld_GetSubType(field) == OFSTBoolean ? .boolean : .integer
    case OFTReal: .real
    case OFTDate, OFTTime, OFTDateTime: .date
    default: .text
    }
  }

  static func crs(of layer: OGRLayerH) -> LayerCRS {
    guard let reference = OGR_L_GetSpatialRef(layer) else { return .none }
    var wkt: UnsafeMutablePointer<CChar>?
    defer { VSIFree(wkt) }
    let status = withStringList(["FORMAT=WKT2_2018"]) { OSRExportToWktEx(reference, &wkt, $0) }
    guard status == OGRERR_NONE, let wkt else { return .none }
    return .stated(String(cString: wkt))
  }
}
