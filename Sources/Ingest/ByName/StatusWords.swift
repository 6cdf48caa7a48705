/// What the status texts of a column mean.
struct StatusWords {
  private var meanings: [String: NutritionStatus]
  /// By the text as it stands, so that a text is taken apart once.
  private var seen: [String: NutritionStatus?] = [:]

  init(_ defaults: [String: NutritionStatus], _ declared: [String: NutritionStatus]) {
    meanings = defaults
    for (text, status) in declared { meanings[statusKey(text)] = status }
  }

  /// A cell's status; `.none` for an empty cell or a dash.
  enum Reading: Equatable {
    case none
    case status(NutritionStatus)
    case unknown
  }

  mutating func read(_ text: String) -> Reading {
    if let known = seen[text] { return known.map(Reading.status) ?? (statusKey(text).isEmpty ? .none : .unknown) }
    let whole = statusKey(text)
    guard !whole.isEmpty else { return .none }
    let status = meanings[whole] ?? meanings[statusKey(String(text.prefix { $0 != "(" }))]
    // Few texts occur in a status column; a column of names would fill the memory.
    if seen.count < 200, status != nil { seen[text] = status }
    return status.map(Reading.status) ?? .unknown
  }

  static let heightForAge: [String: NutritionStatus] = table([
    (
      .severe,
      ["sangat pendek", "sgt pendek", "s pendek", "severely stunted", "severe stunting", "SP", "stunted berat"]
    ),
    (.moderate, ["pendek", "stunted", "moderately stunted", "P"]),
    (.normal, ["normal", "N"]),
    (.above, ["tinggi", "tall", "T", "sangat tinggi"]),
  ])

  static let weightForAge: [String: NutritionStatus] = table([
    (
      .severe,
      [
        "berat badan sangat kurang", "BB sangat kurang", "sangat kurang", "sgt kurang", "severely underweight",
        "gizi buruk", "SK",
      ]
    ),
    (
      .moderate,
      ["berat badan kurang", "BB kurang", "kurang", "underweight", "moderately underweight", "gizi kurang", "K"]
    ),
    (.normal, ["berat badan normal", "BB normal", "normal", "gizi baik", "baik", "N"]),
    (
      .above,
      [
        "risiko lebih", "resiko lebih", "berisiko lebih", "risiko berat badan lebih", "risiko BB lebih",
        "resiko BB lebih", "gizi lebih", "lebih", "overweight", "risk of overweight", "RBBL",
      ]
    ),
  ])

  static let weightForHeight: [String: NutritionStatus] = table([
    (.severe, ["gizi buruk", "sangat kurus", "sgt kurus", "severely wasted", "buruk", "SAM"]),
    (.moderate, ["gizi kurang", "kurus", "wasted", "moderately wasted", "kurang", "MAM"]),
    (.normal, ["gizi baik", "normal", "baik", "gizi baik normal", "N"]),
    (
      .above,
      [
        "risiko gizi lebih", "resiko gizi lebih", "berisiko gizi lebih", "beresiko gizi lebih", "risiko lebih",
        "gizi lebih", "gemuk", "lebih", "obesitas", "obese", "overweight", "possible risk of overweight",
      ]
    ),
  ])

  private static func table(_ rows: [(NutritionStatus, [String])]) -> [String: NutritionStatus] {
    var result: [String: NutritionStatus] = [:]
    for (status, texts) in rows { for text in texts { result[statusKey(text)] = status } }
    for text in ["outlier", "tidak valid", "invalid", "flag"] { result[statusKey(text)] = .invalid }
    return result
  }
}

/// Letters only, lower case.
private func statusKey(_ text: String) -> String {
  String(decoding: text.utf8.compactMap { ($0 | 0x20) &- 97 < 26 ? $0 | 0x20 : nil }, as: UTF8.self)
}
