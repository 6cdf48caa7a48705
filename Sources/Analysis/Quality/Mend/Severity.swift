import Stunting

extension SetAsideReason {
  /// How urgent a record set aside is.
  var severity: MendSeverity {
    switch self {
    case .numeratorAboveDenominator: .urgent
    case .duplicateCode, .duplicateRow, .repeatedChild, .ageOutOfRange: .check
    default: isExpected ? .note : .important
    }
  }
}

extension FindingKind {
  /// How urgent a finding of an import is; what was decided by a stated rule is a note.
  var severity: MendSeverity {
    switch self {
    case .inconsistent, .surveyDiscrepancy: .urgent
    case .coverageAboveHundred, .villageWithoutRow, .constantColumn, .formulaWithoutResult, .positionAsked,
      .missingOfficialCode, .heaping, .jump, .lowCompleteness, .late:
      .important
    case .geometryRepaired, .sliver, .duplicateVillageName, .matchedByName, .matchedByAnswer, .recoded, .formulaCells,
      .filledDown, .markedNumber, .decimalDecided, .island, .snapped:
      .note
    default: .check
    }
  }
}
