import Glibc

/// A number as people of a language write it: `1.234,5` or `1,234.5`. A number that isn't finite gives "-".
public func chartNumber(_ value: Double, decimals: Int, language: MapLanguage) -> String {
  guard value.isFinite else { return "-" }
  let places = min(max(decimals, 0), 9)
  let scaled = (abs(value) * pow(10, Double(places))).rounded()
  guard scaled < 1e17 else { return "\(value)" }
  let whole = Int64(scaled) / power(of: places)
  let rest = String(Int64(scaled) % power(of: places))
  let sign = value < 0 && scaled > 0 ? "-" : ""
  let text = sign + grouped(String(whole), by: language == .indonesian ? "." : ",")
  guard places > 0 else { return text }
  return text + (language == .indonesian ? "," : ".") + String(repeating: "0", count: places - rest.count) + rest
}

private func power(of places: Int) -> Int64 { (0..<places).reduce(1) { product, _ in product * 10 } }

private func grouped(_ digits: String, by separator: String) -> String {
  var groups: [Substring] = []
  var rest = digits[...]
  while rest.count > 3 {
    groups.append(rest.suffix(3))
    rest = rest.dropLast(3)
  }
  return ([rest] + groups.reversed()).joined(separator: separator)
}

/// Words of charts in both languages.
enum ChartWords {
  static let missing = LocalisedText(id: "tidak ada data", en: "no data")
  static let noTarget = LocalisedText(id: "tidak ada sasaran", en: "no one to be reached")
  static let suppressed = LocalisedText(id: "ditekan (jumlah kecil)", en: "suppressed (small number)")
  static let target = LocalisedText(id: "Target", en: "Target")
  static let observed = LocalisedText(id: "Teramati", en: "Observed")
  static let expected = LocalisedText(id: "Diharapkan", en: "Expected")
  static let relativeRisk = LocalisedText(id: "Risiko relatif", en: "Relative risk")
  static let significantHigh = LocalisedText(
    id: "lebih banyak dari yang diharapkan, bermakna", en: "more than expected, significant")
  static let significantLow = LocalisedText(
    id: "lebih sedikit dari yang diharapkan, bermakna", en: "fewer than expected, significant")
  static let significant = LocalisedText(id: "bermakna", en: "significant")
  static let notSignificant = LocalisedText(
    id: "tidak bermakna secara statistik", en: "not statistically significant")
  static let within = LocalisedText(id: "Di dalam batas 95 %", en: "Within the 95% limits")
  static let between = LocalisedText(id: "Di luar 95 %, di dalam 99,8 %", en: "Beyond 95%, within 99.8%")
  static let above = LocalisedText(id: "Di atas batas 99,8 %", en: "Above the 99.8% limit")
  static let below = LocalisedText(id: "Di bawah batas 99,8 %", en: "Below the 99.8% limit")
  static let funnel = LocalisedText(
    id: "Batas 95 % (abu-abu) dan 99,8 % (garis putus)", en: "Limits of 95% (grey) and 99.8% (dashed)")
  static let nothing = LocalisedText(id: "Tidak ada data untuk digambar", en: "There is no data to draw")
  static let villages = LocalisedText(id: "desa/kelurahan", en: "villages")
  static let count = LocalisedText(id: "Jumlah", en: "Number of")
  static let notDrawn = LocalisedText(id: "Tidak digambar", en: "Not drawn")

  static func page(_ number: Int, of count: Int, _ language: MapLanguage) -> String {
    language == .indonesian ? "Halaman \(number) dari \(count)" : "Page \(number) of \(count)"
  }
}

extension ChartHeading {
  func word(_ text: LocalisedText) -> String { text.text(language) }

  func number(_ value: Double, _ decimals: Int) -> String {
    chartNumber(value, decimals: decimals, language: language)
  }

  /// The number, or why there is none.
  func text(_ value: ChartValue, _ decimals: Int) -> String {
    switch value {
    case .known(let number): number.isFinite ? self.number(number, decimals) : word(ChartWords.missing)
    case .missing: word(ChartWords.missing)
    case .suppressed: suppressedText
    case .noTarget: word(ChartWords.noTarget)
    }
  }

  func text(_ interval: ChartInterval?, _ decimals: Int) -> String? {
    guard let interval, interval.lower.isFinite, interval.upper.isFinite else { return nil }
    return "\(number(interval.lower, decimals))–\(number(interval.upper, decimals))"
  }

  /// "Tidak digambar: 3 tidak ada data; 1 tidak ada sasaran"; nil when all have a number.
  func undrawn(_ values: [ChartValue]) -> String? {
    let missing = values.count { $0.number == nil && $0 != .suppressed && $0 != .noTarget }
    let kinds = [
      (missing, ChartWords.missing), (values.count { $0 == .noTarget }, ChartWords.noTarget),
      (values.count { $0 == .suppressed }, ChartWords.suppressed),
    ].filter { $0.0 > 0 }
    if kinds.isEmpty { return nil }
    return word(ChartWords.notDrawn) + ": " + kinds.map { "\($0.0) \(word($0.1))" }.joined(separator: "; ")
  }
}
