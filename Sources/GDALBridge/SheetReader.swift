import CGDAL

/// Copies a sheet that was opened without header detection and with every column as text.
struct SheetReader {
  private let layer: OGRLayerH

  init(_ layer: OGRLayerH) { self.layer = layer }

  /// All rows from the first row of the sheet on; rows that the driver skips come as empty ones.
  func read(_ log: ErrorLog) throws(VectorFileError) -> [[String]] {
    let columns = OGR_L_GetLayerDefn(layer).map { OGR_FD_GetFieldCount($0) } ?? 0
    var rows: [[String]] = []
    OGR_L_ResetReading(layer)
    while let feature = OGR_L_GetNextFeature(layer) {
      defer { OGR_F_Destroy(feature) }
      let row = Int(clamping: OGR_F_GetFID(feature))
      while rows.count + 1 < row, rows.count < SheetReader.mostRows { rows.append([]) }
      rows.append((0..<columns).map { cell(feature, $0) })
      guard log.failures.isEmpty, rows.count <= SheetReader.mostRows else { break }
    }
    if let failure = log.failures.first { throw .damaged(detail: failure) }
    guard rows.count <= SheetReader.mostRows else { throw .tooLarge }
    return rows
  }

  /// For a sheet opened with its first row as header: which columns the driver found to hold numbers only.
  func numericColumns() -> [Bool] {
    guard let definition = OGR_L_GetLayerDefn(layer) else { return [] }
    return (0..<OGR_FD_GetFieldCount(definition)).map { index in
      guard let field = OGR_FD_GetFieldDefn(definition, index) else { return false }
      return [OFTInteger, OFTInteger64, OFTReal].contains(OGR_Fld_GetType(field))
    }
  }

  /// Rows that a workbook can have.
  private static let mostRows = 1 << 20

  private func cell(_ feature: OGRFeatureH, _ index: Int32) -> String {
    guard OGR_F_IsFieldSetAndNotNull(feature, index) != 0 else { return "" }
    return shortened(text(OGR_F_GetFieldAsString(feature, index)))
  }

  /// A number with the 17 digits of a workbook, or with an exponent, as its shortest text; all else as it stands.
  private func shortened(_ text: String) -> String {
    let bytes = text.utf8
    guard bytes.contains(46) || bytes.contains(69) || bytes.contains(101) else { return text }
    let digits = bytes.count { $0 >= 48 && $0 <= 57 }
    let isPlain = bytes.allSatisfy { ($0 >= 48 && $0 <= 57) || [43, 45, 46, 69, 101].contains($0) }
    guard isPlain, digits >= 15 || bytes.contains(69), let value = Double(text), value.isFinite else { return text }
    return numberText(value)
  }
}
