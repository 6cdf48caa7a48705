/// Degrees with six decimals, without trailing zeros: the same text on every system.
enum DegreeText {
  static func append(_ degrees: Double, to bytes: inout [UInt8]) {
    let micro = Int((degrees * 1_000_000).rounded())
    if micro < 0 { bytes.append(45) }
    let whole = micro.magnitude / 1_000_000
    var rest = micro.magnitude % 1_000_000
    bytes.append(contentsOf: String(whole).utf8)
    guard rest > 0 else { return }
    bytes.append(46)
    var digit: UInt = 100_000
    while rest > 0 {
      bytes.append(48 + UInt8(rest / digit))
      rest %= digit
      digit /= 10
    }
  }

  static func text(_ degrees: Double) -> String {
    var bytes: [UInt8] = []
    append(degrees, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
