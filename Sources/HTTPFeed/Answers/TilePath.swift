internal import Glibc

/// `tiles/{style}/{z}/{x}/{y}.png`, numbers written without leading zeros and within their zoom.
struct TilePath: Equatable {
  let style: String
  let zoom: Int
  let column: Int
  let row: Int

  init?(_ path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5, parts[0] == "tiles", SafeFolder.isPlainName(parts[1]), parts[4].hasSuffix(".png") else {
      return nil
    }
    let numbers = [parts[2], parts[3], String(parts[4].dropLast(4))].map(TilePath.number)
    guard let z = numbers[0], let x = numbers[1], let y = numbers[2], z <= 22, x < 1 << z, y < 1 << z else {
      return nil
    }
    (style, zoom, column, row) = (parts[1], z, x, y)
  }

  var parts: [String] { ["tiles", style, "\(zoom)", "\(column)", "\(row).png"] }

  /// True when the tile touches a box (west, south, east, north in degrees), with one tile to spare for labels and lines.
  func meets(_ bounds: [Double]) -> Bool {
    let tiles = Double(1 << zoom)
    func x(_ longitude: Double) -> Double { (longitude + 180) / 360 * tiles }
    func y(_ latitude: Double) -> Double {
      let phi = min(85, max(-85, latitude)) * .pi / 180
      return (1 - log(tan(phi) + 1 / cos(phi)) / .pi) / 2 * tiles
    }
    let (c, r) = (Double(column), Double(row))
    return c + 2 >= x(bounds[0]) && c - 1 <= x(bounds[2]) && r + 2 >= y(bounds[3]) && r - 1 <= y(bounds[1])
  }

  private static func number(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 8, text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
    return text.count > 1 && text.first == "0" ? nil : Int(text)
  }
}
