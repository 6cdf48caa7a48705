import Stunting

/// Finds the indicator of the catalogue that a programme's performance indicator or activity is about.
struct IndicatorResolver {
  private let byKey: [String: IndicatorDefinition]
  /// Names and headers in plain words, and the indicators that they may mean.
  private let keysOf: [String: Set<String>]
  private let longest: Int
  private var known: [String: String?] = [:]

  /// - Parameter main: Indicators outside Table 1.1 that count as interventions too.
  init(_ catalogue: [IndicatorDefinition], main: Set<String>) {
    byKey = Dictionary(catalogue.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var keysOf: [String: Set<String>] = [:]
    var longest = 0
    for d in catalogue where !d.isPopulation && (d.number != nil || main.contains(d.key)) {
      for words in ([d.nameIndonesian] + d.headers).map(plainWords) where !words.isEmpty {
        keysOf[words.joined(separator: " "), default: []].insert(d.key)
        longest = max(longest, words.count)
      }
    }
    (self.keysOf, self.longest) = (keysOf, longest)
  }

  mutating func resolve(_ programme: Programme) -> IndicatorDefinition? {
    if let key = programme.indicator, let known = byKey[key] { return known }
    for text in [programme.indicatorText, programme.activity] {
      if let key = key(of: text) { return byKey[key] }
    }
    return nil
  }

  private mutating func key(of text: String) -> String? {
    if let known = known[text] { return known }
    let found = find(plainWords(text))
    known[text] = .some(found)
    return found
  }

  /// The text itself, else the longest phrase of at least two words that stands in it; none where two indicators do
  /// equally.
  private func find(_ words: [String]) -> String? {
    if let exact = keysOf[words.joined(separator: " ")] { return exact.count == 1 ? exact.first : nil }
    for length in stride(from: min(longest, words.count), through: 2, by: -1) {
      let found = (0...(words.count - length)).reduce(into: Set<String>()) { all, start in
        all.formUnion(keysOf[words[start..<(start + length)].joined(separator: " ")] ?? [])
      }
      if !found.isEmpty { return found.count == 1 ? found.first : nil }
    }
    return nil
  }
}
