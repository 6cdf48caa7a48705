/// A code that a system gave to a village in a year.
public struct VillageCode: Sendable, Hashable, Codable {
  public let code: RegionCode
  /// Year of the code list, when known.
  public let year: Int?

  public init(code: RegionCode, year: Int?) {
    self.code = code
    self.year = year
  }
}

/// A village (desa/kelurahan) as one row of a boundary edition. No code is its identity: its place in the edition is.
public struct Village: Sendable, Equatable, Codable {
  public var name: String
  public var districtName: String
  public var districtCode: RegionCode?
  public var codes: [VillageCode]
  /// Row of the source file, counted from 1.
  public var sourceRow: Int
  /// What a unit other than a village is printed by where it has no region code: the identifier of a puskesmas.
  public var unitID: String?

  public init(
    name: String, districtName: String, districtCode: RegionCode?, codes: [VillageCode], sourceRow: Int,
    unitID: String? = nil
  ) {
    self.name = name
    self.districtName = districtName
    self.districtCode = districtCode
    self.codes = codes
    self.sourceRow = sourceRow
    self.unitID = unitID
  }

  public func code(_ system: CodeSystem) -> RegionCode? { codes.first { $0.code.system == system }?.code }

  /// The kecamatan as it is printed and told apart: its name, or its code where the source gives no name.
  public var districtLabel: String { districtName.isEmpty ? districtCode?.formatted ?? "" : districtName }

  /// The name, or what the village is printed by where the source gives none.
  public var label: String { name.isEmpty ? printedCode : name }

  /// The code used to print and to break ties: the identifier of a unit that has one, else the first code, Kemendagri
  /// before BPS.
  public var printedCode: String { unitID ?? (code(.kemendagri) ?? code(.bps))?.formatted ?? "" }
}
