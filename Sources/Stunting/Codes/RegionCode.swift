/// A region code of one system, kept as its digits: 2 (province), 4 (regency), 6 Kemendagri or 7 BPS (district),
/// 10 (village). Never converted between systems; the digits of one say nothing about the other.
public struct RegionCode: Sendable, Hashable, Codable, Comparable {
  public let system: CodeSystem
  /// Digits only, in the order of the code.
  public let digits: String

  /// Reads a code as offices write it: `63.11.01.2001`, `6311012001`, `id6311010014`, `6311012001.0` (a number cell),
  /// surrounded by blanks. Returns nil when what is left is not a code of the system: wrong length, other characters,
  /// or dots in the wrong places.
  public init?(_ text: String, system: CodeSystem) {
    guard let digits = RegionCode.digits(in: text, system: system) else { return nil }
    self.system = system
    self.digits = digits
  }

  public var level: RegionLevel {
    switch digits.count {
    case 2: .province
    case 4: .regency
    case 10: .village
    default: .district
    }
  }

  /// As the system prints it: dots for Kemendagri, none for BPS.
  public var formatted: String {
    guard system == .kemendagri else { return digits }
    let d = Array(digits)
    var parts: [String] = []
    for (from, to) in [(0, 2), (2, 4), (4, 6), (6, 10)] where d.count >= to { parts.append(String(d[from..<to])) }
    return parts.joined(separator: ".")
  }

  /// The code of the region above at `level`, or nil when `level` is not above.
  public func parent(_ level: RegionLevel) -> RegionCode? {
    let length =
      switch level {
      case .province: 2
      case .regency: 4
      case .district: system == .bps ? 7 : 6
      case .village: 10
      }
    guard length < digits.count else { return nil }
    return RegionCode(unchecked: String(digits.prefix(length)), system: system)
  }

  /// True when `other` is this region or lies in it, by its code.
  public func contains(_ other: RegionCode) -> Bool { system == other.system && other.digits.hasPrefix(digits) }

  public static func < (a: RegionCode, b: RegionCode) -> Bool {
    (a.digits, a.system.rawValue) < (b.digits, b.system.rawValue)
  }

  private init(unchecked digits: String, system: CodeSystem) {
    self.digits = digits
    self.system = system
  }

  private static func digits(in text: String, system: CodeSystem) -> String? {
    var s = Substring(text).trimmingBlanks()
    if s.count > 2, s.prefix(2).lowercased() == "id" { s = s.dropFirst(2) }
    if s.hasSuffix(".0"), !s.dropLast(2).contains(".") { s = s.dropLast(2) }
    let lengths = system == .bps ? [2, 4, 7, 10] : [2, 4, 6, 10]
    if s.contains(".") {
      let parts = s.split(separator: ".", omittingEmptySubsequences: false)
      let widths = system == .bps ? [2, 2, 3, 3] : [2, 2, 2, 4]
      guard (1...4).contains(parts.count), zip(parts, widths).allSatisfy({ $0.count == $1 }) else { return nil }
      s = Substring(parts.joined())
    }
    guard lengths.contains(s.count), s.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
    return String(s)
  }
}

extension Substring {
  /// Without blanks, tabs, line ends and no-break spaces at both ends.
  func trimmingBlanks() -> Substring {
    var s = self
    while let c = s.first, c.isWhitespace { s = s.dropFirst() }
    while let c = s.last, c.isWhitespace { s = s.dropLast() }
    return s
  }
}
