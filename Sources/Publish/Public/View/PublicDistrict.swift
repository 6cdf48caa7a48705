/// Totals of a kecamatan, or of the whole regency, as the public may see them.
public struct PublicDistrict: Sendable, Equatable {
  public let name: String
  /// As its system prints it; nil when the source gives none.
  public let code: String?
  public let villageCount: Int
  /// Villages with a value of the headline, shown or not.
  public let withValue: Int
  public let counts: PublicCounts
}
