/// Line widths in pixels from a zoom on.
public struct BorderWidths: Sendable, Equatable, Codable {
  public var fromZoom: Int
  public var village: Double
  public var district: Double
  public var outer: Double

  enum CodingKeys: String, CodingKey, CaseIterable {
    case fromZoom = "from_zoom"
    case village, district, outer
  }

  public init(fromZoom: Int, village: Double, district: Double, outer: Double) {
    self.fromZoom = fromZoom
    self.village = village
    self.district = district
    self.outer = outer
  }

  public static let standard = [
    BorderWidths(fromZoom: 0, village: 0.5, district: 1.1, outer: 1.6),
    BorderWidths(fromZoom: 10, village: 0.7, district: 1.6, outer: 2.4),
    BorderWidths(fromZoom: 12, village: 0.9, district: 2.2, outer: 3.2),
  ]
}
