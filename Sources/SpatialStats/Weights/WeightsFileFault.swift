/// What is wrong with a line of a text of weights.
public enum WeightsFileFault: Sendable, Equatable {
  /// The text holds nothing.
  case empty
  /// The first line is neither `n` nor `0 n layer column`.
  case badHeader
  /// The number of units is negative or more than the format of this module holds.
  case badUnitCount(String)
  /// A unit's line is not an identifier and a count, or a link's line not two identifiers and a number.
  case badLine(fields: Int)
  /// A count of neighbours that is not a whole number from 0 to the number of units.
  case badNeighbourCount(String)
  /// A unit announced more or fewer neighbours than its line holds.
  case neighbourCountDiffers(announced: Int, found: Int)
  /// The text ends before the units that it announced.
  case endsEarly(announced: Int, found: Int)
  /// More lines than the units that were announced.
  case textAfterLastUnit
  /// An identifier that no unit has.
  case unknownIdentifier(String)
  /// An identifier that an earlier unit has.
  case repeatedIdentifier(String)
  /// A link that the text holds twice.
  case repeatedLink(from: String, to: String)
  /// A weight that is not a finite number of at least 0.
  case badWeight(String)
  /// A quoted identifier without its closing quote.
  case openQuote
  /// The text does not name every unit (a GWT names only units that have links): pass the identifiers.
  case unnamedUnits(announced: Int, named: Int)
  /// The identifiers that were passed are not as many as the units of the text.
  case identifierCountDiffers(announced: Int, passed: Int)
}
