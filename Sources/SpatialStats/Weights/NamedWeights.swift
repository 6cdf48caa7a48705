/// Weights with the identifiers of their units, as the text formats of GeoDa hold them.
///
/// - GAL: who is whose neighbour. First line `n` or `0 n layer column`, then two lines a unit: identifier and number of
///   neighbours, and the neighbours (an empty line, or none, for a unit without).
/// - GWT (and KWT, kernels): first line `0 n layer column`, then a line a link: from, to, weight.
///
/// Blanks part the fields; an identifier with blanks stands in double quotes, a quote in it doubled. Formats: Anselin,
/// GeoDa workbook, "Contiguity-Based Spatial Weights" and "Distance-Based Spatial Weights".
public struct NamedWeights: Sendable, Equatable {
  public var weights: Weights
  /// One a unit, all different.
  public var identifiers: [String]
  /// Name of the layer that the weights were made from; empty when the text does not name one.
  public var layer: String
  /// Column of the layer with the identifiers; empty when the text does not name one.
  public var column: String

  /// Checks that every unit has an identifier of its own.
  public init(
    weights: Weights, identifiers: [String], layer: String = "", column: String = ""
  ) throws(StatisticsError) {
    guard identifiers.count == weights.count else {
      throw .lengthMismatch(expected: weights.count, found: identifiers.count)
    }
    _ = try UnitNames(identifiers)
    self.weights = weights
    self.identifiers = identifiers
    self.layer = layer
    self.column = column
  }

  init(unchecked weights: Weights, _ identifiers: [String], _ header: WeightsHeader) {
    self.weights = weights
    self.identifiers = identifiers
    layer = header.layer
    column = header.column
  }
}

/// The units by identifier.
struct UnitNames {
  private(set) var names: [String] = []
  private var index: [String: Int32] = [:]

  init() {}

  init(_ names: [String]) throws(StatisticsError) {
    for (unit, name) in names.enumerated() where !add(name) { throw .badIdentifier(unit: unit) }
  }

  /// False when the name is there already, or the units are more than can be numbered.
  mutating func add(_ name: String) -> Bool {
    guard index[name] == nil, let number = Int32(exactly: names.count) else { return false }
    index[name] = number
    names.append(name)
    return true
  }

  subscript(_ name: String) -> Int32? { index[name] }
}
