public import Stunting

/// Columns that say which village, kecamatan, puskesmas or regency a record is about.
public struct PlaceMapping: Sendable, Equatable, Codable {
  /// Columns whose texts joined make the village code; empty when the file has none. Four columns are the parts of a
  /// code (province, regency, district, village) and get back the leading zeros that a program took away.
  public var villageCode: [String]
  public var villageName: String?
  public var districtCode: String?
  public var districtName: String?
  /// System of the codes; nil tries both.
  public var codeSystem: CodeSystem?
  /// Regular expression on the district code column whose first group (or whole match) is the code.
  public var districtCodePattern: String?
  /// Code or facility identifier, and name, of the puskesmas.
  public var unitCode: String?
  public var unitName: String?
  public var regencyCode: String?
  public var regencyName: String?

  public init(
    villageCode: [String] = [], villageName: String? = nil, districtCode: String? = nil, districtName: String? = nil,
    codeSystem: CodeSystem? = nil, districtCodePattern: String? = nil, unitCode: String? = nil,
    unitName: String? = nil, regencyCode: String? = nil, regencyName: String? = nil
  ) {
    self.villageCode = villageCode
    self.villageName = villageName
    self.districtCode = districtCode
    self.districtName = districtName
    self.codeSystem = codeSystem
    self.districtCodePattern = districtCodePattern
    self.unitCode = unitCode
    self.unitName = unitName
    self.regencyCode = regencyCode
    self.regencyName = regencyName
  }

  /// Columns that must exist.
  var columnNames: [String] {
    villageCode
      + [villageName, districtCode, districtName, unitCode, unitName, regencyCode, regencyName].compactMap { $0 }
  }

  /// What these columns tell of the table that they are in.
  public func layout(level: UnitLevel = .village) -> TableLayout {
    let regency = [regencyCode, regencyName].compactMap { $0 }
    let district = [districtCode, districtName].compactMap { $0 }
    let unit = [unitCode, unitName].compactMap { $0 }
    switch level {
    case .village:
      return TableLayout(
        level: level, codeColumns: villageCode, nameColumns: [villageName].compactMap { $0 },
        groupColumns: regency + district + unit)
    case .puskesmas:
      return TableLayout(
        level: level, codeColumns: [unitCode].compactMap { $0 }, nameColumns: [unitName].compactMap { $0 },
        groupColumns: regency + district)
    case .district:
      return TableLayout(
        level: level, codeColumns: [unitCode ?? districtCode].compactMap { $0 },
        nameColumns: [unitName ?? districtName].compactMap { $0 }, groupColumns: regency)
    case .regency:
      return TableLayout(
        level: level, codeColumns: [unitCode ?? regencyCode].compactMap { $0 },
        nameColumns: [unitName ?? regencyName].compactMap { $0 })
    }
  }
}
