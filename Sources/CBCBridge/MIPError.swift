/// What is wrong with a model or its options.
public enum MIPError: Error, Sendable, Equatable {
  /// Bounds of a column crossed or NaN, or its cost not finite.
  case badColumn(Int)
  /// Bounds of a row crossed or NaN, a coefficient not finite, a column that does not exist or that is named twice.
  case badRow(Int)
  /// Seconds or gap negative or NaN.
  case badOptions
  /// A start that names a column that does not exist, or a value that is not finite.
  case badStart
  /// More columns, rows or entries than a 32-bit index can count.
  case tooLarge
  /// The solver could not make a model.
  case solverUnavailable
}
