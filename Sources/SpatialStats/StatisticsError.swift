/// What can be wrong with the input of a statistic. Indices are positions in the arrays that were passed in.
public enum StatisticsError: Error, Equatable, Sendable {
  /// Two arrays that belong together differ in length.
  case lengthMismatch(expected: Int, found: Int)
  /// A value, coordinate or weight is not a finite number.
  case notFinite(index: Int)
  /// A weight is below zero.
  case negativeWeight(index: Int)
  /// The offsets do not ascend from 0 to the number of links.
  case badOffsets(unit: Int)
  /// A link points outside the units, or the neighbours of a unit do not strictly ascend.
  case badNeighbour(unit: Int)
  /// A statistic that includes the unit itself got weights in which this unit has no link to itself.
  case selfLinkMissing(unit: Int)
  /// Two points lie on each other where the weight is one over their distance.
  case coincidentPoints(first: Int, second: Int)
  /// A text of weights (GAL, GWT) that cannot be read, with the line, counted from 1.
  case weightsFile(line: Int, fault: WeightsFileFault)
  /// An identifier that cannot be written to a text of weights: it holds a line break, or an earlier unit has it.
  case badIdentifier(unit: Int)
  /// A parameter is outside the range it is defined for.
  case parameterOutOfRange(name: String, value: Double)
}
