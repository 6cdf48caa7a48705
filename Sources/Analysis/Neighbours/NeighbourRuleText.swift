import SpatialStats

/// The short text of a rule, as projects and the command line give it:
/// `queen`, `rook`, `queen:2` (up to two steps), `queen:2:only` (exactly two), `knn:8`, `band:5000` (metres),
/// `inverse:5000` or `inverse:5000:2` (metres, power), `kernel:triangular:knn12`, `kernel:gaussian:10000` (metres).
extension NeighbourRule: LosslessStringConvertible {
  /// The most steps and nearest villages that a text may ask for.
  public static let largestCount = 1000

  /// Nil for a text that is no rule, a count outside 1...1000, or a distance or power that is not finite and above 0.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    switch parts.first {
    case "queen": self.init(contact: .queen, parts) { .queenOrder($0, withLower: $1) }
    case "rook": self.init(contact: .rook, parts) { .rookOrder($0, withLower: $1) }
    case "knn":
      guard parts.count == 2, let count = Self.count(parts[1]) else { return nil }
      self = .nearest(count)
    case "band":
      guard parts.count == 2, let metres = Self.positive(parts[1]) else { return nil }
      self = .band(metres: metres)
    case "inverse": self.init(inverse: parts)
    case "kernel": self.init(kernel: parts)
    default: return nil
    }
  }

  private init?(contact first: NeighbourRule, _ parts: [Substring], order: (Int, Bool) -> NeighbourRule) {
    switch parts.count {
    case 1: self = first
    case 2, 3:
      guard let steps = Self.count(parts[1]), parts.count == 2 || parts[2] == "only" else { return nil }
      self = steps == 1 ? first : order(steps, parts.count == 2)
    default: return nil
    }
  }

  private init?(inverse parts: [Substring]) {
    guard parts.count == 2 || parts.count == 3, let metres = Self.positive(parts[1]),
      let power = parts.count == 2 ? 1 : Self.positive(parts[2])
    else { return nil }
    self = .inverseDistance(metres: metres, power: power)
  }

  private init?(kernel parts: [Substring]) {
    guard parts.count == 3, let kernel = Kernel.allCases.first(where: { "\($0)" == parts[1] }) else { return nil }
    if parts[2].hasPrefix("knn") {
      guard let count = Self.count(parts[2].dropFirst(3)) else { return nil }
      self = .kernel(kernel, .nearest(count))
    } else {
      guard let metres = Self.positive(parts[2]) else { return nil }
      self = .kernel(kernel, .fixed(metres))
    }
  }

  private static func count(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let value = Int(text) else { return nil }
    return 1...largestCount ~= value ? value : nil
  }

  private static func positive(_ text: Substring) -> Double? {
    guard let first = text.utf8.first, first >= 0x30, first <= 0x39, let value = Double(text) else { return nil }
    return value > 0 && value.isFinite ? value : nil
  }

  public var description: String {
    switch self {
    case .queen: "queen"
    case .rook: "rook"
    case .queenOrder(let order, let withLower): "queen:\(order)" + (withLower ? "" : ":only")
    case .rookOrder(let order, let withLower): "rook:\(order)" + (withLower ? "" : ":only")
    case .nearest(let count): "knn:\(count)"
    case .band(let metres): "band:" + Self.short(metres)
    case .inverseDistance(let metres, let power):
      "inverse:" + Self.short(metres) + (power == 1 ? "" : ":" + Self.short(power))
    case .kernel(let kernel, .nearest(let count)): "kernel:\(kernel):knn\(count)"
    case .kernel(let kernel, .fixed(let metres)): "kernel:\(kernel):" + Self.short(metres)
    }
  }

  private static func short(_ value: Double) -> String {
    guard let whole = Int(exactly: value) else { return "\(value)" }
    return "\(whole)"
  }
}

/// Encoded as its short text.
extension NeighbourRule: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let rule = NeighbourRule(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: text)
    }
    self = rule
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
