import CGDAL

extension VectorFile {
  /// Names of the columns of a layer, in file order.
  ///
  /// - Parameter layer: Nil for the only one.
  /// - Throws: `VectorFileError`.
  public static func fieldNames(path: String, layer: String? = nil) throws(VectorFileError) -> [String] {
    let file = try PlainFile(path)
    return try ErrorLog.capturing(folder: file.folder) { log throws(VectorFileError) in
      let dataset = try Dataset(file, options: [], log: log)
      guard let definition = OGR_L_GetLayerDefn(try dataset.layer(layer)) else { return [] }
      return (0..<OGR_FD_GetFieldCount(definition)).map { index in
        OGR_FD_GetFieldDefn(definition, index).map { text(OGR_Fld_GetNameRef($0)) } ?? ""
      }
    }
  }

  /// Reads the lines of a layer: the parts of multi-lines and of collections one by one, curves as lines, no heights.
  ///
  /// - Parameters:
  ///   - encoding: As in `readLayer`.
  ///   - columns: Columns to read, by their places in `fieldNames`; others give empty texts.
  ///   - ringsAsLines: True to read the rings of polygons as lines.
  /// - Throws: `VectorFileError`, also when the file ends early or a record cannot be read.
  public static func readLines(
    path: String, layer: String? = nil, encoding: String? = nil, columns: [Int] = [], ringsAsLines: Bool = false
  ) throws(VectorFileError) -> LineLayer {
    let file = try PlainFile(path)
    return try ErrorLog.capturing(folder: file.folder) { log throws(VectorFileError) in
      let dataset = try Dataset(file, options: shapefileEncoding(file, encoding), log: log)
      let handle = try dataset.layer(layer)
      var reader = LineReader(handle, columns: columns, ringsAsLines: ringsAsLines)
      return try reader.read(log)
    }
  }
}

/// Copies one OGR layer into a `LineLayer`.
private struct LineReader {
  private let layer: OGRLayerH
  private let columns: [Int32]
  private let fieldCount: Int32
  private var copier: LineCopier
  private var result: LineLayer

  init(_ layer: OGRLayerH, columns: [Int], ringsAsLines: Bool) {
    self.layer = layer
    self.columns = columns.map { Int32(clamping: $0) }
    fieldCount = OGR_L_GetLayerDefn(layer).map { OGR_FD_GetFieldCount($0) } ?? 0
    copier = LineCopier(ringsAsLines: ringsAsLines)
    result = LineLayer(name: text(OGR_L_GetName(layer)), crs: LayerReader.crs(of: layer), columns: columns.count)
  }

  mutating func read(_ log: ErrorLog) throws(VectorFileError) -> LineLayer {
    OGR_L_ResetReading(layer)
    while let feature = OGR_L_GetNextFeature(layer) {
      defer { OGR_F_Destroy(feature) }
      append(feature)
      guard !copier.isFull else { throw .tooLarge }
      guard log.failures.isEmpty else { break }
    }
    if let failure = log.failures.first { throw .damaged(detail: failure) }
    let promised = OGR_L_GetFeatureCount(layer, 0)
    if promised > Int64(result.kinds.count) {
      throw .damaged(detail: "\(promised) features promised, \(result.kinds.count) read")
    }
    (result.x, result.y, result.partStart) = (copier.x, copier.y, copier.partStart)
    return result
  }

  private mutating func append(_ feature: OGRFeatureH) {
    for (place, column) in columns.enumerated() { result.columns[place].append(cell(feature, column)) }
    result.kinds.append(copier.append(OGR_F_GetGeometryRef(feature)))
    result.featureStart.append(Int32(clamping: copier.partStart.count - 1))
  }

  private func cell(_ feature: OGRFeatureH, _ column: Int32) -> String {
    guard column >= 0, column < fieldCount, OGR_F_IsFieldSetAndNotNull(feature, column) != 0 else { return "" }
    return text(OGR_F_GetFieldAsString(feature, column))
  }
}

/// Collects lines part by part.
private struct LineCopier {
  private(set) var x: [Double] = []
  private(set) var y: [Double] = []
  private(set) var partStart: [Int32] = [0]
  private let ringsAsLines: Bool
  private var scratch: [Double] = []

  init(ringsAsLines: Bool) { self.ringsAsLines = ringsAsLines }

  /// True when another feature could overflow the 32-bit offsets.
  var isFull: Bool { x.count > Int(Int32.max) / 2 }

  /// Adds one feature and says what its geometry is.
  mutating func append(_ geometry: OGRGeometryH?) -> LineKind {
    guard let geometry, OGR_G_IsEmpty(geometry) == 0 else { return .null }
    guard OGR_G_HasCurveGeometry(geometry, 1) != 0 else { return copy(geometry) }
    let linear = OGR_G_GetLinearGeometry(geometry, 0, nil)
    defer { OGR_G_DestroyGeometry(linear) }
    guard let linear, OGR_G_HasCurveGeometry(linear, 1) == 0 else { return .other(name(of: geometry)) }
    return copy(linear)
  }

  private mutating func copy(_ geometry: OGRGeometryH) -> LineKind {
    let before = partStart.count
    collect(geometry, depth: 0)
    return partStart.count > before ? .lines : .other(name(of: geometry))
  }

  /// Nested collections are followed as deep as any program writes them.
  private mutating func collect(_ geometry: OGRGeometryH?, depth: Int) {
    guard let geometry, depth < 16 else { return }
    switch OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) {
    case wkbLineString: copyLine(geometry)
    case wkbPolygon where ringsAsLines:
      for index in 0..<OGR_G_GetGeometryCount(geometry) { copyLine(OGR_G_GetGeometryRef(geometry, index)) }
    case wkbMultiLineString, wkbMultiPolygon, wkbGeometryCollection:
      for index in 0..<OGR_G_GetGeometryCount(geometry) {
        collect(OGR_G_GetGeometryRef(geometry, index), depth: depth + 1)
      }
    default: break
    }
  }

  private mutating func copyLine(_ line: OGRGeometryH?) {
    let count = Int(OGR_G_GetPointCount(line))
    guard let line, count > 0 else { return }
    if scratch.count < 2 * count { scratch = [Double](repeating: 0, count: 2 * count) }
    scratch.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      _ = OGR_G_GetPoints(line, base, 16, base + 1, 16, nil, 0)
    }
    for vertex in 0..<count {
      x.append(scratch[2 * vertex])
      y.append(scratch[2 * vertex + 1])
    }
    partStart.append(Int32(clamping: x.count))
  }

  private func name(of geometry: OGRGeometryH) -> String {
    text(OGRGeometryTypeToName(OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)))).split(separator: " ").joined()
  }
}
