/// What kind of value an indicator cell holds.
public enum ValueKind: String, Sendable, Codable, CaseIterable {
  /// Numerator of denominator: cases of measured, served of target population.
  case ratio
  /// A number of things or people.
  case count
  /// A percentage that came without its denominator.
  case percentage
  /// One of several named answers.
  case category
  case yesNo = "yes_no"
  /// A quantity with a unit (rupiah, litres per second, kilometres).
  case amount
}

/// State of an indicator cell. Suppression ("ditekan") is a property of an output, not of the data.
public enum CellState: String, Sendable, Codable, CaseIterable {
  case value
  /// *tidak ada data*: the source has no number here.
  case noData = "no_data"
  /// *tidak ada sasaran*: the denominator is 0, so there is nothing to cover.
  case noTarget = "no_target"
}
