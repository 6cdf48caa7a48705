public import Analysis
import Stunting

/// The whole data quality report as JSON: nothing is cut. Keys are listed in `docs/data-quality.md`.
public func qualityJSON(_ report: QualityReport) -> JSONText {
  .object([
    "as_of": .string(report.asOf),
    "totals": totals(report.totals),
    "rules": .array(QualityRule.allCases.map { ruleJSON($0, report.rules) }),
    "parameters": parameters(report.rules),
    "sources": .array(report.sources.map(sourceJSON)),
    "sectors": .array(report.sectors.map(scopeJSON)),
    "jumps": summary(report.jumps),
    "heaping": summary(report.heaping),
    "digit_preferences": .array(report.digitPreferences.map(digits)),
    "surveys": .array(report.surveys.map(surveyJSON)),
    "inventory": .array(report.inventory.map(inventoryJSON)),
    "essential_without_source": .array(
      report.essentialWithoutSource.map { i in
        .object([
          "key": .string(i.key), "number": .optional(i.number), "name_id": .string(i.nameIndonesian),
          "name_en": .string(i.nameEnglish), "office": .string(i.office),
          "systems": .array(i.systems.map { .string($0) }),
        ])
      }),
    "mend_list": .array(report.mendList.map(itemJSON)),
  ])
}

private func totals(_ t: QualityTotals) -> JSONText {
  .object([
    "sources": .int(t.sources), "sources_poor": .int(t.sourcesPoor), "sources_attention": .int(t.sourcesAttention),
    "records_read": .int(t.recordsRead), "records_accepted": .int(t.recordsAccepted), "set_aside": .int(t.setAside),
    "set_aside_expected": .int(t.setAsideExpected),
    "asked": .int(t.asked), "findings": .int(t.findings), "inconsistent_rows": .int(t.inconsistentRows),
    "computed": .int(t.computed), "surveys_flagged": .int(t.surveysFlagged), "sources_late": .int(t.sourcesLate),
  ])
}

private func ruleJSON(_ rule: QualityRule, _ rules: QualityRules) -> JSONText {
  let (indonesian, english) = (QualityWords(.indonesian), QualityWords(.english))
  return .object([
    "key": .string(rule.rawValue), "dimension": .string(rule.dimension.rawValue),
    "higher_is_better": .bool(rule.cuts.higherIsBetter), "good_percent": .number(rule.cuts.good, decimals: 2),
    "poor_percent": .number(rule.cuts.poor, decimals: 2), "status": .string(rule.cuts.status.rawValue),
    "name_id": .string(indonesian.rule(rule)), "name_en": .string(english.rule(rule)),
    "text_id": .string(indonesian.ruleText(rule, rules)), "text_en": .string(english.ruleText(rule, rules)),
  ])
}

private func parameters(_ r: QualityRules) -> JSONText {
  .object([
    "measured_share_indicator": .string(r.measuredShareIndicator), "survey_indicator": .string(r.surveyIndicator),
    "puskesmas_sector": .string(r.puskesmasSector), "low_measured_share": .number(r.lowMeasuredShare, decimals: 4),
    "level": .number(r.level, decimals: 6), "jump_points": .number(r.jumpPoints, decimals: 4),
    "heaping_score": .number(r.heapingScore, decimals: 4), "fewest_units": .int(r.fewestUnits),
    "fewest_repeated": .number(r.fewestRepeated, decimals: 4), "expected_cases": .number(r.expectedCases, decimals: 4),
    "few_looked_at": .number(r.fewLookedAt, decimals: 4),
    "survey_margin_points": .number(r.surveyMarginPoints, decimals: 4),
    "survey_ratio": .number(r.surveyRatio, decimals: 4),
    "survey_difference_points": .number(r.surveyDifferencePoints, decimals: 4), "survey_years": .int(r.surveyYears),
  ])
}

private func sourceJSON(_ s: SourceQuality) -> JSONText {
  .object([
    "source": .string(s.sourceID), "opd": .optional(s.owner?.opd), "system": .optional(s.owner?.system),
    "contact_role": .optional(s.owner?.contactRole), "sector": .optional(s.sector), "role": .optional(s.role),
    "file": .optional(s.fileName), "records_read": .int(s.recordsRead), "records_accepted": .int(s.recordsAccepted),
    "records_set_aside": .int(s.recordsSetAside), "records_asked": .int(s.recordsAsked),
    "newest_period": .optional(s.newestPeriod?.description), "days_late": .optional(s.daysLate),
    "superseded": .bool(s.isSuperseded),
    "class": .string(s.whole.worst.key), "dimensions": dimensions(s.whole),
    "districts": .array(s.districts.map(scopeJSON)),
  ])
}

private func scopeJSON(_ scope: ScopeQuality) -> JSONText {
  .object([
    "name": .string(scope.name), "code": .optional(scope.code), "class": .string(scope.worst.key),
    "dimensions": dimensions(scope),
  ])
}

private func dimensions(_ scope: ScopeQuality) -> JSONText {
  .array(
    scope.dimensions.map { d in
      .object([
        "dimension": .string(d.dimension.rawValue), "class": .string(d.qualityClass.key),
        "measures": .array(d.measures.map(measure)),
      ])
    })
}

private func measure(_ m: QualityMeasure) -> JSONText {
  .object([
    "rule": .string(m.rule.rawValue), "part": .number(m.part, decimals: 4), "whole": .number(m.whole, decimals: 4),
    "percent": .number(m.percent, decimals: 4), "class": .string(m.qualityClass.key), "few": .bool(m.isFew),
    "lower_percent": .optional(m.lowerPercent, decimals: 4), "upper_percent": .optional(m.upperPercent, decimals: 4),
  ])
}

private func summary(_ s: CheckSummary) -> JSONText {
  .object(["tested": .int(s.tested), "flagged": .int(s.flagged), "level": .number(s.level, decimals: 6)])
}

func digits(_ r: DigitPreferenceResult) -> JSONText {
  .object([
    "source": .string(r.sourceID), "unit": .string(r.unitName), "measure": .string(r.measure.rawValue),
    "measured": .int(r.measured), "score": .number(r.score, decimals: 4),
    "share_on_zero_and_five": .number(r.shareOnZeroAndFive, decimals: 6), "p": .number(r.adjustedP, decimals: 8),
    "flagged": .bool(r.flagged),
  ])
}

private func surveyJSON(_ s: SurveyComparison) -> JSONText {
  .object([
    "survey": .string(s.survey.source), "survey_percent": .number(s.survey.percent, decimals: 4),
    "survey_lower": .optional(s.survey.lower, decimals: 4), "survey_upper": .optional(s.survey.upper, decimals: 4),
    "survey_year": .int(s.survey.year), "age_group": .string(s.survey.ageGroup.rawValue),
    "source": .optional(s.sourceID), "level": .optional(s.level?.rawValue),
    "period": .optional(s.period?.description), "cases": .optional(s.cases, decimals: 4),
    "measured": .optional(s.measured, decimals: 4), "percent": .optional(s.percent, decimals: 4),
    "lower_percent": .optional(s.lowerPercent, decimals: 4), "upper_percent": .optional(s.upperPercent, decimals: 4),
    "measured_share_percent": .optional(s.measuredSharePercent, decimals: 4), "verdict": .string(s.verdict.rawValue),
    "hints": .array(s.hints.map { .string($0.rawValue) }),
  ])
}

private func inventoryJSON(_ l: InventoryLine) -> JSONText {
  .object([
    "indicator": .string(l.indicator), "name_id": .string(l.nameIndonesian), "name_en": .string(l.nameEnglish),
    "number": .optional(l.number), "essential": .bool(l.essential), "source": .string(l.sourceID),
    "system": .optional(l.system), "opd": .optional(l.opd), "level": .string(l.level.rawValue),
    "frequency": .optional(l.frequency?.rawValue), "newest_period": .string(l.newestPeriod.description),
    "periods": .int(l.periods), "units_covered": .int(l.unitsCovered), "units_expected": .int(l.unitsExpected),
    "days_late": .optional(l.daysLate), "reports_missing": .optional(l.reportsMissing),
    "reported": .bool(l.isReported), "superseded": .bool(l.isSuperseded),
  ])
}
