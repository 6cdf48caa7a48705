/// Numbers of features that stay the same between runs and that JavaScript keeps exactly (below 2^53).
public enum FeatureIDs {
  /// The number of a code: its digits, when it consists of digits and the dots of a Kode Wilayah, has no zero in front
  /// and at most 15 digits; otherwise a hash above all of those.
  public static func number(of code: String) -> UInt64 { digits(of: code) ?? hash(of: code) }

  /// One number a feature, all different. A code that occurs again, or is empty, gets the hash of itself and its
  /// place.
  public static func numbers(of codes: [String]) -> [UInt64] {
    var taken: Set<UInt64> = []
    var result: [UInt64] = []
    result.reserveCapacity(codes.count)
    for (place, code) in codes.enumerated() {
      var id = code.isEmpty ? hash(of: "#\(place)") : number(of: code)
      var attempt = 0
      while !taken.insert(id).inserted {
        attempt += 1
        id = hash(of: "\(code)#\(place)#\(attempt)")
      }
      result.append(id)
    }
    return result
  }

  private static func digits(of code: String) -> UInt64? {
    var number: UInt64 = 0
    var count = 0
    for byte in code.utf8 where byte != UInt8(ascii: ".") {
      guard 48...57 ~= byte, count < 15, count > 0 || byte != 48 else { return nil }
      number = number * 10 + UInt64(byte - 48)
      count += 1
    }
    return count > 0 ? number : nil
  }

  /// FNV-1a with the upper bits folded down: 52 bits, with bit 52 set.
  private static func hash(of text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return 1 << 52 | ((hash ^ hash >> 52) & (1 << 52 - 1))
  }
}
