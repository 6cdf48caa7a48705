/// Numbers as they are printed: decimal comma and dots between thousands in Indonesian, the reverse in English.
public struct NumberText: Sendable {
  public let language: Language
  public init(_ language: Language) { self.language = language }

  /// With `decimals` digits after the sign, halves away from zero.
  public func decimal(_ value: Double, _ decimals: Int = 1) -> String {
    guard value.isFinite else { return "-" }
    let scale = (0..<decimals).reduce(1.0) { s, _ in s * 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 9e15 else { return "\(value)" }
    let units = Int64(scaled)
    let whole = units / Int64(scale)
    let sign = value < 0 && units != 0 ? "-" : ""
    guard decimals > 0 else { return sign + grouped(whole) }
    let fraction = String(units % Int64(scale))
    let padding = String(repeating: "0", count: max(0, decimals - fraction.count))
    return sign + grouped(whole) + (language == .indonesian ? "," : ".") + padding + fraction
  }

  public func integer(_ value: Int) -> String { (value < 0 ? "-" : "") + grouped(Int64(value.magnitude)) }

  /// A count held as a double; whole numbers without decimals.
  public func count(_ value: Double) -> String { value == value.rounded() ? decimal(value, 0) : decimal(value, 1) }

  public func percent(_ value: Double, _ decimals: Int = 1) -> String {
    decimal(value, decimals) + (language == .indonesian ? " %" : "%")
  }

  /// Metres below 1 km, else kilometres with one decimal.
  public func distance(metres: Double) -> String {
    metres < 1000 ? decimal(metres, 0) + " m" : decimal(metres / 1000, 1) + " km"
  }

  /// A p-value: three decimals, small ones as a bound.
  public func probability(_ p: Double) -> String {
    p < 0.001 ? "< " + decimal(0.001, 3) : decimal(p, 3)
  }

  private func grouped(_ value: Int64) -> String {
    let digits = Array(String(value))
    var out = ""
    for (i, d) in digits.enumerated() {
      if i > 0, (digits.count - i) % 3 == 0 { out.append(language == .indonesian ? "." : ",") }
      out.append(d)
    }
    return out
  }
}
