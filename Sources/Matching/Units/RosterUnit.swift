public import Stunting

/// A unit above the villages that records can be matched to.
public struct RosterUnit: Sendable, Equatable {
  public var key: UnitKey
  /// Kecamatan that it lies in, where known.
  public var districtName: String
  /// Kemendagri or BPS codes under which it is known besides `key.code`.
  public var otherCodes: [RegionCode]

  public init(key: UnitKey, districtName: String = "", otherCodes: [RegionCode] = []) {
    self.key = key
    self.districtName = districtName
    self.otherCodes = otherCodes
  }
}
