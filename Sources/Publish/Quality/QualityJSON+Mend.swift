import Analysis
import Stunting

/// An item of the mend list with all its records.
func itemJSON(_ item: MendItem) -> JSONText {
  let (indonesian, english) = (QualityWords(.indonesian), QualityWords(.english))
  return .object([
    "owner_kind": .string(item.owner.kind.rawValue), "owner": .string(item.owner.name), "opd": .string(item.owner.opd),
    "contact_role": .optional(item.owner.contactRole), "source": .string(item.sourceID),
    "problem": .string(item.problem.key), "severity": .string(item.severity.key),
    "problem_id": .string(indonesian.problem(item.problem)), "problem_en": .string(english.problem(item.problem)),
    "action_id": .string(indonesian.action(item.problem)), "action_en": .string(english.action(item.problem)),
    "count": .int(item.records.count),
    "rows": .array(item.rowRanges.map { .array([.int($0.lowerBound), .int($0.upperBound)]) }),
    "places": .array(item.places.map(placeJSON)), "records": .array(item.records.map(recordJSON)),
  ])
}

private func placeJSON(_ place: MendPlace) -> JSONText {
  .object(["name": .string(place.name), "code": .string(place.code)])
}

private func recordJSON(_ record: MendRecord) -> JSONText {
  .object([
    "row": .optional(record.row), "column": .optional(record.column),
    "place": record.place.map(placeJSON) ?? .null, "detail": detailJSON(record.detail),
  ])
}

private func detailJSON(_ detail: MendDetail) -> JSONText {
  switch detail {
  case .none: .null
  case .text(let text): .object(["text": .string(text)])
  case .finding(let kind, let text, let size): finding(kind, text, size)
  case .stated(let figure): stated(figure)
  case .question(let name, let district, let candidates):
    .object([
      "name": .string(name), "district": .string(district), "candidates": .array(candidates.map { .string($0) }),
    ])
  case .jump(let indicator, let from, let to, let before, let after, let excess, let p, let d1, let d2):
    .object([
      "indicator": .string(indicator), "from": .string(from.description), "to": .string(to.description),
      "before_percent": .number(before, decimals: 4), "after_percent": .number(after, decimals: 4),
      "excess_points": .number(excess, decimals: 4), "p": .number(p, decimals: 8),
      "measured_share_before": .optional(d1, decimals: 4), "measured_share_after": .optional(d2, decimals: 4),
    ])
  case .digits(let result): digits(result)
  case .measuredShare(let period, let measured, let registered):
    .object([
      "period": .string(period.description), "measured": .number(measured, decimals: 4),
      "registered": .number(registered, decimals: 4),
    ])
  default: cellJSON(detail)
  }
}

/// The detail as the import wrote it and in words.
private func finding(_ kind: FindingKind, _ text: String, _ size: Double?) -> JSONText {
  .object([
    "text": .string(text), "text_id": .string(FindingText(.indonesian).text(kind, text)),
    "text_en": .string(FindingText(.english).text(kind, text)), "size": .optional(size, decimals: 3),
  ])
}

private func stated(_ f: StatedFigure) -> JSONText {
  .object([
    "column": .string(f.column), "stated": .number(f.stated, decimals: 4), "computed": .number(f.computed, decimals: 4),
    "is_percentage": .bool(f.isPercentage), "parts": .array(f.parts.map { .number($0, decimals: 4) }),
    "text_id": .string(FindingText(.indonesian).stated(f)), "text_en": .string(FindingText(.english).stated(f)),
  ])
}

private func cellJSON(_ detail: MendDetail) -> JSONText {
  switch detail {
  case .noCases(let indicator, let period, let measured, let expected):
    .object([
      "indicator": .string(indicator), "period": .string(period.description),
      "measured": .number(measured, decimals: 4), "expected_cases": .number(expected, decimals: 4),
    ])
  case .aboveHundred(let indicator, let period, let percent):
    .object([
      "indicator": .string(indicator), "period": .string(period.description), "percent": .number(percent, decimals: 4),
    ])
  case .constant(let indicator, let period, let percent, let units):
    .object([
      "indicator": .string(indicator), "period": .string(period.description), "percent": .number(percent, decimals: 4),
      "units": .int(units),
    ])
  case .repeated(let indicator, let from, let to, let numerator, let denominator):
    .object([
      "indicator": .string(indicator), "from": .string(from.description), "to": .string(to.description),
      "numerator": .number(numerator, decimals: 4), "denominator": .number(denominator, decimals: 4),
    ])
  case .withoutValue(let series, let all): .object(["series": .int(series), "of": .int(all)])
  case .late(let newest, let days, let missing, let indicators):
    .object([
      "newest_period": .string(newest.description), "days_late": .int(days), "reports_missing": .int(missing),
      "series": .int(indicators),
    ])
  case .survey(let index): .object(["survey": .int(index)])
  default: .null
  }
}
