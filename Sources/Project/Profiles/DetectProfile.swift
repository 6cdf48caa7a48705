internal import Stunting

/// How well each profile fits a table, best first: those that are possible by points, then those that are not.
///
/// - Parameters:
///   - columns: Headers as read; rows of a header joined by ` / ` or a line break.
///   - sample: Some rows, for texts that a system writes; may be empty.
///   - profiles: See `bundledProfiles()`.
///   - catalogue: Its `headers` are what the fallbacks recognise.
public func detectProfile(
  columns: [String], sample: [[String]], in profiles: [SourceProfile], catalogue: IndicatorCatalogue
) -> [ProfileMatch] {
  let index = HeaderIndex(columns)
  let persons = hasPersons(columns) ? columns.filter { isPersonalHeader($0) } : []
  let indicators = IndicatorHeaders(catalogue).groups(in: index)
  let matches = profiles.compactMap { profile -> ProfileMatch? in
    let match = Detection(profile, index, sample, persons: persons, indicators).match
    return match.points > 0 ? match : nil
  }
  return matches.sorted(by: isBetter)
}

/// Possible ones before others, systems before fallbacks, then by points; of those that are not possible the one with
/// the fewest reasons against it.
private func isBetter(_ a: ProfileMatch, _ b: ProfileMatch) -> Bool {
  if a.isPossible != b.isPossible { return a.isPossible }
  if a.isPossible, a.profile.isGeneric != b.profile.isGeneric { return b.profile.isGeneric }
  let (against, others) = (a.reasonsAgainst.count, b.reasonsAgainst.count)
  if !a.isPossible, against != others { return against < others }
  if a.points != b.points { return a.points > b.points }
  return a.profile.key < b.profile.key
}

/// One profile held against one table.
private struct Detection {
  private(set) var match: ProfileMatch

  init(
    _ profile: SourceProfile, _ index: HeaderIndex, _ sample: [[String]], persons: [String],
    _ indicators: [IndicatorColumns]
  ) {
    match = ProfileMatch(profile: profile, score: 0, points: 0, isPossible: true, columns: [], reasons: [])
    let found = findFields(profile, index, sample)
    match.columns = Set(found.values).sorted().map { index.columns[$0] }
    let missing = countColumns(found, index)
    checkGroups(found)
    checkForbidden(index, persons)
    addSample(found, index, sample)
    if profile.isGeneric, profile.role == .indicators { addIndicators(indicators, index) }
    let whole = match.points + missing / 2
    match.score = whole > 0 ? match.points / whole : 0
  }

  /// Adds what was found; returns the weight of what wasn't.
  private mutating func countColumns(_ found: [String: Int], _ index: HeaderIndex) -> Double {
    var missing = 0.0
    for column in match.profile.columns {
      if let place = found[column.field] {
        match.points += column.weight
        match.reasons.append(.found(field: column.field, column: index.columns[place]))
      } else if column.isRequired {
        missing += column.weight
        match.isPossible = false
        match.reasons.append(.missing(field: column.field, names: column.names))
      } else if column.weight >= 1 {
        missing += column.weight
      }
    }
    return missing
  }

  private mutating func checkGroups(_ found: [String: Int]) {
    for group in match.profile.anyOf where !group.contains(where: { found[$0] != nil }) {
      match.isPossible = false
      match.reasons.append(.missingAny(fields: group))
    }
  }

  private mutating func checkForbidden(_ index: HeaderIndex, _ persons: [String]) {
    for name in match.profile.mustNot {
      guard let column = index.wholeMatch(name) else { continue }
      match.isPossible = false
      match.reasons.append(.forbidden(column: index.columns[column]))
    }
    if !persons.isEmpty, match.profile.role != .byName {
      match.isPossible = false
      match.reasons.append(.personalColumns(columns: persons))
    }
  }

  private mutating func addSample(_ found: [String: Int], _ index: HeaderIndex, _ sample: [[String]]) {
    for test in match.profile.sampleTests {
      guard let column = found[test.field] else { continue }
      let cells = sample.lazy.compactMap { $0.indices.contains(column) ? headerWords($0[column]).joined() : nil }
      guard let text = test.texts.first(where: { text in cells.contains(headerWords(text).joined()) }) else { continue }
      match.points += test.weight
      match.reasons.append(.sampleText(column: index.columns[column], text: text))
    }
  }

  private mutating func addIndicators(_ indicators: [IndicatorColumns], _ index: HeaderIndex) {
    for group in indicators {
      match.points += 1
      match.columns += group.columns.map { index.columns[$0] }.filter { !match.columns.contains($0) }
      match.reasons.append(.indicator(key: group.indicator, column: index.columns[group.firstColumn]))
    }
    guard indicators.isEmpty else { return }
    match.isPossible = false
    match.reasons.append(.noIndicator)
  }
}
