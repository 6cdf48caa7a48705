/// How many pixels a tile has a side.
public enum TileDensity: Int, Sendable, Hashable, Codable, CaseIterable {
  /// 256 pixels.
  case standard = 1
  /// 512 pixels for the same part of the map and letters of the same size on it: `@2x`, for fine screens.
  case double = 2

  public var tilePixels: Int { 256 * rawValue }
  /// What stands between the tile's row and `.png`.
  public var suffix: String { self == .standard ? "" : "@2x" }
}
