/// The text of a numeric class in a legend.
public struct ClassLabel: Sendable, Hashable {
  public let indonesian: String
  public let english: String
}

extension ClassBreaks {
  /// Legend texts of the classes: "< 10 %", "10 - < 20 %", ">= 30 %" when lower bounds belong to the class; "3,2 -
  /// 10,5 %", "> 10,5 - 20,0 %" when upper bounds do. Decimal comma and thousands point in Indonesian. Ranges with
  /// negative numbers say "s.d." and "to" instead of the dash; an empty class between equal bounds is named so.
  ///
  /// - Parameters:
  ///   - unit: Behind the numbers, with a blank: "%", "km". Empty for none.
  ///   - decimals: 0...6; nil for the fewest, up to 2, that give the bounds exactly, else the fewest that come within a
  ///     twentieth of the narrowest class.
  public func labels(unit: String = "", decimals: Int? = nil) -> [ClassLabel] {
    let places = decimals.map { min(max($0, 0), 6) } ?? fewestDecimals
    let isNegative = (upperBounds + [lowest]).contains { $0.isFinite && $0 < 0 }
    return (0..<count).map { i in
      let texts = [true, false].map { inIndonesian in
        let writer = BoundText(decimals: places, inIndonesian: inIndonesian, usesWords: isNegative)
        return label(i, writer) + (unit.isEmpty || isEmpty(i) ? "" : " " + unit)
      }
      return ClassLabel(indonesian: texts[0], english: texts[1])
    }
  }

  private func isEmpty(_ i: Int) -> Bool { i > 0 && upperBounds[i] == upperBounds[i - 1] }

  private func label(_ i: Int, _ writer: BoundText) -> String {
    let (low, high) = (lower(i), upperBounds[i])
    if isEmpty(i) { return writer.inIndonesian ? "kosong" : "empty" }
    let (below, above) = boundary == .upperInclusive ? ("<= ", "> ") : ("< ", ">= ")
    switch (low.isFinite, high.isFinite) {
    case (false, false): return writer.inIndonesian ? "semua nilai" : "all values"
    case (false, true): return below + writer.text(high)
    case (true, false): return above + writer.text(low)
    case (true, true): break
    }
    if low == high { return writer.text(high) }
    // The first closed class of upper bounds holds its lower end as well.
    let from = boundary == .upperInclusive && i > 0 ? "> " : ""
    let to = boundary == .lowerInclusive ? "< " : ""
    return from + writer.text(low) + writer.dash + to + writer.text(high)
  }

  private var fewestDecimals: Int {
    let bounds = withoutRepeats(([lowest] + upperBounds).filter(\.isFinite))
    let widths = zip(bounds, bounds.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }
    guard let narrowest = widths.min() ?? bounds.first.map({ abs($0) }), narrowest > 0 else { return 0 }
    func error(_ places: Int) -> Double {
      let scale = powerOfTen(places)
      return bounds.map { abs(($0 * scale).rounded() / scale - $0) }.max() ?? 0
    }
    return (0...2).first { error($0) <= narrowest * 1e-12 } ?? (0..<6).first { error($0) <= narrowest / 20 } ?? 6
  }
}

/// Writes bounds as readers of a language expect.
private struct BoundText {
  let decimals: Int
  let inIndonesian: Bool
  /// "s.d." in place of the dash.
  let usesWords: Bool

  var dash: String { usesWords ? (inIndonesian ? " s.d. " : " to ") : " - " }

  func text(_ value: Double) -> String {
    let scaled = (abs(value) * powerOfTen(decimals)).rounded()
    guard scaled < 1e15 else { return String(value) }
    let digits = String(Int64(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let whole = grouped(padded.dropLast(decimals))
    let sign = value < 0 && scaled > 0 ? "-" : ""
    return sign + whole + (decimals == 0 ? "" : (inIndonesian ? "," : ".") + padded.suffix(decimals))
  }

  private func grouped(_ digits: Substring) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += inIndonesian ? "." : "," }
      result.append(digit)
    }
    return result
  }
}

private func powerOfTen(_ exponent: Int) -> Double { (0..<exponent).reduce(1.0) { p, _ in p * 10 } }
