internal import Foundation
internal import Project
internal import Stunting

/// Writes a source of the project file from a profile that was bound to a table's columns.
struct BindingDraft {
  let binding: ProfileBinding
  let profile: SourceProfile
  let id: String
  let file: String
  let sheet: String?
  let answers: DraftAnswers
  /// Period that a line above the table names.
  let titlePeriod: Period?
  let language: Language
  /// Column with a facility's identifier that holds BPS kecamatan codes, and the pattern that finds them.
  var districtPattern: (String, String)?
  /// Column of a list of several kinds of facility, and its text for the kind that is imported.
  var kindFilter: (String, String)?

  private var period: Period? { answers.period ?? titlePeriod }

  func draft() -> SourceDraft {
    var draft = SourceDraft(
      section: section, id: id, lines: sourceHead(id: id, file: file, sheet: sheet, profile: profile),
      remarks: profile.quirks.map { language.pick($0.indonesian, $0.english) }, questions: [])
    switch binding.role {
    case .indicators, .scorecard: addTable(&draft)
    case .byName: addByName(&draft)
    case .facilities: addFacilities(&draft)
    case .programmes: addProgrammes(&draft)
    case .codeList: addCodeList(&draft)
    case .boundaries: addBoundaries(&draft)
    }
    return draft
  }

  private var section: SourceSection {
    switch binding.role {
    case .indicators, .scorecard: .indicators
    case .byName: .byName
    case .facilities: .facilities
    case .programmes: .programmes
    case .codeList: .codeLists
    case .boundaries: .boundaries
    }
  }

  private func one(_ column: String?) -> String? { column.map(yamlText) }
  private func many(_ columns: [String]) -> String? { columns.isEmpty ? nil : yamlList(columns) }

  private var placePairs: [(String, String?)] {
    let p = binding.place
    return [
      ("village_code", many(p.villageCode)), ("village_name", one(p.villageName)),
      ("district_code", one(p.districtCode)), ("district_name", one(p.districtName)),
      ("puskesmas_code", one(p.puskesmasCode)), ("puskesmas", one(p.puskesmasName)),
      ("regency_code", one(p.regencyCode)), ("regency_name", one(p.regencyName)),
    ]
  }

  private func addCodeSystem(_ d: inout SourceDraft) {
    if let system = binding.place.codeSystem { d.lines.append("  code_system: \(system.rawValue)") }
  }

  // MARK: - Tables

  private func addTable(_ d: inout SourceDraft) {
    if let unit = binding.unit, unit != .village { d.lines.append("  unit: \(unit.rawValue)") }
    addCodeSystem(&d)
    if let comma = profile.usesDecimalComma { d.lines.append("  decimal: \(comma ? "comma" : "point")") }
    d.lines.append("  columns: " + yamlMapping(placePairs))
    d.lines.append("  values:")
    for value in binding.values { d.lines.append("    - " + line(value, &d)) }
    let checks = binding.values.flatMap(checkLines)
    if !checks.isEmpty { d.lines += ["  checks:"] + checks.map { "    - " + $0 } }
    for question in binding.questions { ask(question, &d) }
    if periodPair.1 == nil, !binding.questions.contains(.period) { ask(.period, &d) }
  }

  /// Numbers that stand beside their parts.
  private func checkLines(_ v: ValueBinding) -> [String] {
    var lines: [String] = []
    if let stated = v.statedPercent, !v.numerator.isEmpty, !v.denominator.isEmpty {
      lines.append(
        yamlMapping([
          ("percentage", yamlText(stated)), ("numerator", many(v.numerator)), ("denominator", many(v.denominator)),
        ]))
    }
    if let total = v.statedTotal, v.numerator.count > 1 {
      lines.append(yamlMapping([("total", yamlText(total)), ("parts", many(v.numerator))]))
    }
    return lines
  }

  /// Questions that no answer on the command line and no line above the table settles.
  private func ask(_ question: BindingQuestion, _ d: inout SourceDraft) {
    switch question {
    case .ageGroup where answers.ageGroup != nil: return
    case .period where period != nil: return
    case .ageGroup:
      d.questions.append(question.text(language) + "  --age-group")
    case .period: d.questions.append(question.text(language) + "  --period 2025-08")
    case .denominator, .kpm: d.remarks.append(question.text(language))
    }
  }

  private func line(_ v: ValueBinding, _ d: inout SourceDraft) -> String {
    let age = v.ageGroup ?? answers.ageGroup
    let labels = v.labels.filter(\.isCertain).map { yamlText($0.code) + ": " + yamlText($0.text(.indonesian)) }
    let rows = v.rows.first.map { "{" + yamlText($0.column) + ": " + yamlList($0.texts) + "}" }
    return yamlMapping([
      ("indicator", v.indicator), ("age_group", age.flatMap { $0 == .none ? nil : $0.rawValue }),
      ("sex", v.sex == .all ? nil : v.sex.rawValue), periodPair, ("kind", v.kind.rawValue),
      ("numerator", many(v.numerator)), ("denominator", many(v.denominator)),
      ("value", v.kind == .ratio ? nil : one(v.value.first)),
      ("labels", labels.isEmpty ? nil : "{" + labels.joined(separator: ", ") + "}"), ("where", rows),
      ("rung", v.rung == .notApplicable ? nil : v.rung.rawValue),
    ])
  }

  private var periodPair: (String, String?) {
    let columns = binding.period.columns
    if binding.period.source == .column, !columns.isEmpty {
      return ("period_column", yamlList(columns))
    }
    return ("period", period.map { $0.description })
  }

  // MARK: - Other roles

  private func addByName(_ d: inout SourceDraft) {
    addCodeSystem(&d)
    let roles: [(String, [String])] = [
      ("nik", ["nik"]), ("name", ["person_name", "child_name"]), ("sex", ["sex"]), ("birth_date", ["birth_date"]),
      ("measured_on", ["measured_on"]), ("age", ["age"]), ("height", ["height"]), ("weight", ["weight"]),
      ("birth_weight", ["birth_weight"]), ("height_for_age", ["status_tbu"]), ("weight_for_age", ["status_bbu"]),
      ("weight_for_height", ["status_bbtb"]),
    ]
    let columns = roles.map { role, fields in
      (role, fields.lazy.compactMap { binding.column($0) }.first.map(yamlText))
    }
    let bound = Set(roles.flatMap { $0.1 }.compactMap { binding.column($0) })
    let others = binding.personal.filter { !bound.contains($0) }
    let addresses = ["address", "rt", "rw"].compactMap { binding.column($0) }
    let personal = [
      ("personal", many(others.filter { !addresses.contains($0) })), ("addresses", many(addresses)),
    ]
    d.lines.append("  columns: " + yamlMapping(placePairs + columns + personal))
    if binding.column("measured_on") == nil {
      d.lines.append("  period: \(period?.description ?? "month")")
      if period == nil { d.questions.append(BindingQuestion.period.text(language) + "  --period 2025-08") }
    } else {
      d.lines.append("  period: \(answers.period?.description ?? "month")")
    }
  }

  private func addFacilities(_ d: inout SourceDraft) {
    let kind = answers.kind ?? profile.facilityKind ?? "puskesmas"
    d.lines.append("  kind: \(yamlText(kind))")
    let districtPattern =
      districtPattern
      ?? profile.districtCodePattern.flatMap { pattern in
        binding.column("facility_id").map { ($0, pattern) }
      }
    if districtPattern != nil { d.lines.append("  code_system: bps") } else { addCodeSystem(&d) }
    if let districtPattern { d.lines.append("  district_code_pattern: \(yamlText(districtPattern.1))") }
    var place = placePairs
    if let districtPattern, binding.place.districtCode == nil {
      place = place.map { $0.0 == "district_code" ? ("district_code", yamlText(districtPattern.0)) : $0 }
    }
    let own: [(String, String?)] = [
      ("id", one(binding.column("facility_id"))), ("name", one(binding.column("facility_name"))),
      ("longitude", one(binding.column("longitude"))), ("latitude", one(binding.column("latitude"))),
      ("address", one(binding.column("facility_address"))),
    ]
    d.lines.append("  columns: " + yamlMapping(own + place))
    let roles = [
      "kader": "kader", "staff": "staff", "anthropometry": "alat_antropometri", "own_place": "tempat_sendiri",
      "days_open": "hari_buka", "functioning": "aktif",
    ]
    let all = binding.attributes + binding.fields
    let capacity = FacilityDeclaration.capacities.map { key in
      (key, all.first { $0.field == roles[key] }.map { yamlText($0.column) })
    }
    if capacity.contains(where: { $0.1 != nil }) { d.lines.append("  capacity: " + yamlMapping(capacity)) }
    if !binding.attributes.isEmpty {
      d.lines.append("  attributes: [" + binding.attributes.map { yamlText($0.column) }.joined(separator: ", ") + "]")
    }
    if let kindFilter { d.lines.append("  where: {\(yamlText(kindFilter.0)): \(yamlText(kindFilter.1))}") }
  }

  private func addProgrammes(_ d: inout SourceDraft) {
    let fields = [
      "programme": "programme", "activity": "activity", "performance_indicator": "performance_indicator",
      "target": "target", "unit": "unit_word", "location": "location", "budget": "budget",
      "source_of_funds": "funding", "opd": "office", "realised_target": "realised", "realised_budget": "spent",
      "year": "year",
    ]
    var columns = ProgrammeDeclaration.roles.map { role in (role, fields[role].flatMap { one(binding.column($0)) }) }
    columns = columns.map { role, column in
      switch role {
      case "village_code": (role, one(binding.place.villageCode.first))
      case "village_name": (role, one(binding.place.villageName))
      case "district_name": (role, one(binding.place.districtName))
      case "year": (role, column ?? one(binding.period.columns.first))
      default: (role, column)
      }
    }
    if !columns.contains(where: { $0.0 == "year" && $0.1 != nil }) {
      if let year = answers.year ?? period?.year {
        d.lines.append("  year: \(year)")
      } else {
        d.questions.append(BindingQuestion.period.text(language) + "  --period 2025")
      }
    }
    d.lines.append("  columns: " + yamlMapping(columns))
  }

  private func addCodeList(_ d: inout SourceDraft) {
    if let code = binding.place.villageCode.first, let other = binding.place.otherVillageCode {
      addCodeSystem(&d)
      d.lines.append("  columns: " + yamlMapping([("code", yamlText(code)), ("other_code", yamlText(other))]))
      return
    }
    if let year = answers.year ?? period?.year {
      d.lines.append("  year: \(year)")
    } else {
      d.questions.append(language.pick("tahun daftar kode?", "year of the code list?") + "  --period 2025")
    }
    d.lines.append(
      "  columns: " + yamlMapping([("code", one(binding.column("code"))), ("name", one(binding.column("name")))]))
  }

  private func addBoundaries(_ d: inout SourceDraft) {
    let p = binding.place
    d.lines.append("  code_system: \((p.codeSystem ?? .kemendagri).rawValue)")
    d.lines.append(
      "  columns: "
        + yamlMapping([
          ("code", many(p.villageCode)), ("name", one(p.villageName)), ("district_code", one(p.districtCode)),
          ("district_name", one(p.districtName)), ("regency_name", one(p.regencyName)),
        ]))
  }
}
