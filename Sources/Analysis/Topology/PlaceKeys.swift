/// How names of villages and kecamatan are compared: two names are the same when their keys are. An empty key is no name.
public struct PlaceKeys: Sendable {
  public var village: @Sendable (String) -> String
  public var district: @Sendable (String) -> String

  public init(village: @escaping @Sendable (String) -> String, district: @escaping @Sendable (String) -> String) {
    self.village = village
    self.district = district
  }

  /// The same but for case.
  public static let lowercased = PlaceKeys(village: { $0.lowercased() }, district: { $0.lowercased() })
}
