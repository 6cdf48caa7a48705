internal import Stunting

/// The columns of a table that a profile's fields are in. A personal column is never bound as a value or an attribute.
///
/// - Parameters:
///   - match: From `detectProfile`, or made for `--profile`.
///   - columns: The same headers.
///   - sample: Some rows, to tell code systems apart; may be empty.
public func bindProfile(
  _ match: ProfileMatch, columns: [String], sample: [[String]], catalogue: IndicatorCatalogue
) -> ProfileBinding {
  Binder(match.profile, columns, sample, catalogue).binding
}

/// As above for a profile that the user named.
public func bindProfile(
  _ profile: SourceProfile, columns: [String], sample: [[String]], catalogue: IndicatorCatalogue
) -> ProfileBinding {
  Binder(profile, columns, sample, catalogue).binding
}

private struct Binder {
  private(set) var binding: ProfileBinding
  private let profile: SourceProfile
  private let index: HeaderIndex
  private let found: [String: Int]
  private let catalogue: IndicatorCatalogue
  private let ofPlaces: Bool

  init(_ profile: SourceProfile, _ columns: [String], _ sample: [[String]], _ catalogue: IndicatorCatalogue) {
    self.profile = profile
    self.catalogue = catalogue
    index = HeaderIndex(columns)
    found = findFields(profile, index, sample)
    ofPlaces = !hasPersons(columns) && profile.role != .byName
    binding = ProfileBinding(
      profile: profile.key, role: profile.role, unit: profile.unit, period: PeriodBinding(source: .ask, columns: []))
    binding.place = bindPlace(profile, found, columns, sample)
    binding.unit = profile.unit ?? (profile.role == .codeList ? nil : finestUnit(binding.place))
    bindPeriod()
    bindValues()
    bindFields()
    bindRest()
  }

  private func column(_ field: String) -> String? { found[field].map { index.columns[$0] } }

  private mutating func bindPeriod() {
    let columns: [String]
    if let period = column("period") {
      columns = [period]
    } else {
      columns = column("year").map { [$0] + [column("month")].compactMap { $0 } } ?? []
    }
    if profile.role == .byName, let date = column("measured_on") {
      binding.period = PeriodBinding(source: .column, columns: [date])
    } else if !columns.isEmpty {
      binding.period = PeriodBinding(source: .column, columns: columns)
    } else {
      binding.period = PeriodBinding(source: profile.period == .column ? .ask : profile.period, columns: [])
      let needsPeriod = profile.role == .indicators || profile.role == .scorecard
      if needsPeriod, binding.period.source == .ask { binding.questions.append(.period) }
    }
  }

  private mutating func bindValues() {
    for value in profile.values {
      guard let bound = bind(value), !binding.values.contains(where: { isSame($0, bound) }) else { continue }
      binding.values.append(bound)
    }
    if profile.isGeneric, profile.role == .indicators { bindRecognised() }
  }

  /// Of two ways to one value the first one that the columns allow is taken.
  private func isSame(_ a: ValueBinding, _ b: ValueBinding) -> Bool {
    a.indicator == b.indicator && a.ageGroup == b.ageGroup && a.sex == b.sex && a.rows == b.rows
  }

  /// A declared value; nil when one of its columns isn't there or is about persons.
  private mutating func bind(_ value: ProfileValue) -> ValueBinding? {
    guard let definition = catalogue[value.indicator], let numerator = columns(value.numerator),
      let denominator = columns(value.denominator), let plain = columns(value.value)
    else { return nil }
    var rows: [RowBinding] = []
    for condition in value.rows {
      guard let column = column(condition.field) else { return nil }
      rows.append(RowBinding(column: column, texts: condition.texts))
    }
    let all = numerator + denominator + plain
    return ValueBinding(
      indicator: value.indicator, ageGroup: ageGroup(definition, fixed: value.ageGroup, columns: all), sex: value.sex,
      kind: value.kind ?? definition.kind, numerator: numerator, denominator: denominator, value: plain,
      statedPercent: columns(value.stated.map { [$0] } ?? [])?.first,
      statedTotal: columns(value.total.map { [$0] } ?? [])?.first, rows: rows, labels: value.labels,
      rung: rung(definition),
      mayExceedHundred: definition.mayExceedHundred)
  }

  private func columns(_ fields: [String]) -> [String]? {
    var names: [String] = []
    for field in fields {
      guard let name = column(field), !isPersonalHeader(name, ofPlaces: ofPlaces) else { return nil }
      names.append(name)
    }
    return names
  }

  /// Indicators whose headers the catalogue knows.
  private mutating func bindRecognised() {
    for group in IndicatorHeaders(catalogue).groups(in: index) {
      guard let definition = catalogue[group.indicator] else { continue }
      if let bound = bind(group, definition) { binding.values.append(bound) }
    }
  }

  private mutating func bind(_ group: IndicatorColumns, _ definition: IndicatorDefinition) -> ValueBinding? {
    func name(_ place: Int?) -> [String] { place.map { [index.columns[$0]] } ?? [] }
    var bound = ValueBinding(
      indicator: definition.key, ageGroup: nil, sex: group.sex, kind: definition.kind, numerator: [], denominator: [],
      value: [], statedPercent: nil, statedTotal: nil, rows: [], labels: [], rung: rung(definition),
      mayExceedHundred: definition.mayExceedHundred)
    if let numerator = group.numerator, group.denominator != nil {
      (bound.numerator, bound.denominator) = (name(numerator), name(group.denominator))
      bound.statedPercent = group.percent.map { index.columns[$0] }
    } else if let percent = group.percent {
      (bound.kind, bound.value) = (.percentage, name(percent))
    } else if let value = group.value {
      bound.value = name(value)
    } else if let numerator = group.numerator {
      binding.questions.append(.denominator(indicator: definition.key, column: index.columns[numerator]))
      return nil
    }
    bound.ageGroup = ageGroup(
      definition, fixed: group.ageGroup, columns: bound.numerator + bound.denominator + bound.value)
    return bound
  }

  /// The profile's, else that of the headers, else the only one the indicator has; nil and a question when open.
  private mutating func ageGroup(_ definition: IndicatorDefinition, fixed: AgeGroup?, columns: [String]) -> AgeGroup? {
    if let fixed { return fixed }
    guard !definition.ageGroups.isEmpty else { return AgeGroup.none }
    if definition.ageGroups.count == 1 { return definition.ageGroups.first }
    let told = columns.compactMap { Project.ageGroup(in: headerWords($0)) }
    if let first = told.first, told.allSatisfy({ $0 == first }), definition.ageGroups.contains(first) { return first }
    askAgeGroup(definition)
    return nil
  }

  /// One question for all indicators with the same choices.
  private mutating func askAgeGroup(_ definition: IndicatorDefinition) {
    for (place, question) in binding.questions.enumerated() {
      guard case .ageGroup(let indicators, let choices) = question, choices == definition.ageGroups else { continue }
      if !indicators.contains(definition.key) {
        binding.questions[place] = .ageGroup(indicators: indicators + [definition.key], choices: choices)
      }
      return
    }
    binding.questions.append(.ageGroup(indicators: [definition.key], choices: definition.ageGroups))
  }

  private func rung(_ definition: IndicatorDefinition) -> Rung {
    switch definition.key {
    case "stunting", "pendek", "sangat_pendek": binding.unit == .puskesmas ? .puskesmas : profile.rung ?? .lastYear
    case "bblr", "kek_ibu_hamil": .proxy
    case "penilaian_puskesmas": .judgement
    default: .notApplicable
    }
  }

  private mutating func bindFields() {
    for field in profile.columns where !placeFields.contains(field.field) {
      guard let column = column(field.field) else { continue }
      if profile.attributes.contains(field.field) {
        guard !isPersonalHeader(column, ofPlaces: ofPlaces) else { continue }
        binding.attributes.append(FieldBinding(field: field.field, column: column))
      } else {
        binding.fields.append(FieldBinding(field: field.field, column: column))
      }
    }
  }

  /// Columns left over: those about persons, those with an unresolved KPM, the rest.
  private mutating func bindRest() {
    var used = Set(binding.values.flatMap { $0.columns })
    used.formUnion(found.values.map { index.columns[$0] })
    for (place, column) in index.columns.enumerated() {
      if isPersonalHeader(column, ofPlaces: ofPlaces), column != self.column("facility_address") {
        binding.personal.append(column)
      } else if !used.contains(column) {
        binding.unused.append(column)
        if index.words[place].contains("kpm"), profile.kpm == nil { binding.questions.append(.kpm(column: column)) }
      }
    }
  }
}
