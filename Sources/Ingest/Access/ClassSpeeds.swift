/// Finds the speed of a class of a layer in a table of speeds.
struct ClassSpeeds {
  private let exact: [String: Double]
  /// Keys as words, the longest first.
  private let keys: [(words: [Substring], speed: Double)]
  /// Speed of every other class.
  let other: Double?

  /// - Parameter speeds: Kilometres an hour by class; `default` or an empty text for every other one. What is not
  ///   finite, or below 0, is left out.
  init(_ speeds: [String: Double]) {
    exact = speeds.filter { $0.value.isFinite && $0.value >= 0 }
    other = exact["default"] ?? exact[""]
    keys = exact.filter { $0.key != "default" && !$0.key.isEmpty }.sorted { $0.key < $1.key }
      .map { key, speed in (columnKey(key).split(separator: " "), speed) }
      .sorted { $0.0.count > $1.0.count }
  }

  /// Nil where only `other` fits.
  func speed(_ name: String) -> Double? {
    guard !name.isEmpty else { return nil }
    if let speed = exact[name] { return speed }
    let words = columnKey(name).split(separator: " ")
    return keys.first { !$0.words.isEmpty && words.starts(with: $0.words) }?.speed
  }

  /// The speeds of these classes, and "" for every other one.
  func table(_ names: [String]) -> [String: Double] {
    var table: [String: Double] = [:]
    for name in names where !name.isEmpty { table[name] = speed(name) }
    table[""] = other
    return table
  }
}
