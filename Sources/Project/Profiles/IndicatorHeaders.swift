internal import Stunting

/// What a recognised column is to its indicator.
enum HeaderPart: Equatable {
  case numerator, denominator, percent
  /// A category, amount, count, or yes and no.
  case value
}

/// What a header means.
struct RecognisedHeader: Equatable {
  var indicator: String
  var part: HeaderPart
  var ageGroup: AgeGroup?
  var sex: Sex
}

/// Columns of a sheet that belong to one indicator, age group and sex.
struct IndicatorColumns: Equatable {
  var indicator: String
  var ageGroup: AgeGroup?
  var sex: Sex
  var numerator: Int?
  var denominator: Int?
  var percent: Int?
  var value: Int?

  var columns: [Int] { [numerator, denominator, percent, value].compactMap { $0 } }
  var firstColumn: Int { columns.min() ?? 0 }

  /// Keeps the first column of each part.
  mutating func put(_ column: Int, as part: HeaderPart) {
    switch part {
    case .numerator: numerator = numerator ?? column
    case .denominator: denominator = denominator ?? column
    case .percent: percent = percent ?? column
    case .value: value = value ?? column
    }
  }
}

/// Words that say which part of an indicator a column is, taken off before its name is looked up.
private let denominatorWords: Set<String> = ["sasaran", "penyebut", "total", "denominator"]
private let percentWords: Set<String> = ["persen", "prevalensi"]
private let numeratorWords: Set<String> = [
  "jumlah", "terlayani", "realisasi", "capaian", "cakupan", "pembilang", "absolut", "abs", "n", "numerator", "kasus",
  "mendapat", "dilayani",
]

/// Looks headers up among those of the catalogue. A name must fit as a whole once the words for its part are taken off:
/// a longer header is another thing. A name that two indicators go by belongs to neither.
struct IndicatorHeaders {
  private let catalogue: IndicatorCatalogue
  private var byName: [String: String] = [:]
  private var ambiguous: Set<String> = []

  init(_ catalogue: IndicatorCatalogue) {
    self.catalogue = catalogue
    for definition in catalogue.all where definition.level != .national {
      for name in definition.headers + [definition.nameIndonesian, definition.key] {
        add(headerWords(name).joined(), definition)
        if !definition.isPopulation { add(bare(headerWords(name)).joined(), definition) }
      }
    }
    for name in ambiguous { byName[name] = nil }
  }

  private mutating func add(_ name: String, _ definition: IndicatorDefinition) {
    guard !name.isEmpty else { return }
    if let other = byName[name], other != definition.key {
      ambiguous.insert(name)
    } else {
      byName[name] = definition.key
    }
  }

  /// The indicators of a sheet in the order of their first columns. A denominator that stands once in the sheet belongs
  /// to every indicator that is divided by it.
  func groups(in index: HeaderIndex) -> [IndicatorColumns] {
    var groups: [IndicatorColumns] = []
    for (column, words) in index.words.enumerated() where !isPersonalHeader(index.columns[column]) {
      guard let header = recognise(words) else { continue }
      let place = groups.firstIndex {
        $0.indicator == header.indicator && $0.ageGroup == header.ageGroup && $0.sex == header.sex
      }
      if let place {
        groups[place].put(column, as: header.part)
      } else {
        var group = IndicatorColumns(indicator: header.indicator, ageGroup: header.ageGroup, sex: header.sex)
        group.put(column, as: header.part)
        groups.append(group)
      }
    }
    for place in groups.indices { addSharedDenominator(&groups[place], index) }
    return groups.filter { $0.numerator != nil || $0.percent != nil || $0.value != nil }
  }

  /// What a header means; nil for one that the catalogue doesn't know.
  func recognise(_ words: [String]) -> RecognisedHeader? {
    let (rest, sex) = splitSex(words)
    let exact = byName[rest.joined()]
    guard let key = exact ?? byName[bare(rest).joined()], let definition = catalogue[key] else { return nil }
    let group = definition.ageGroups.isEmpty ? nil : ageGroup(in: rest)
    func header(_ part: HeaderPart) -> RecognisedHeader {
      RecognisedHeader(indicator: key, part: part, ageGroup: group, sex: sex)
    }
    let isPercent = rest.contains(where: percentWords.contains)
    if definition.kind == .percentage { return header(.percent) }
    guard definition.kind == .ratio else { return isPercent ? nil : header(.value) }
    if isPercent { return header(.percent) }
    if rest.contains(where: denominatorWords.contains), exact == nil { return header(.denominator) }
    return header(.numerator)
  }

  /// "Jumlah KK" beside "KK dengan akses": the denominator by its own name, of the same age group and sex.
  private func addSharedDenominator(_ group: inout IndicatorColumns, _ index: HeaderIndex) {
    guard group.denominator == nil, group.numerator != nil, let definition = catalogue[group.indicator] else { return }
    for name in definition.denominatorHeaders {
      let wanted = plainDenominator(headerWords(name))
      let fitting = index.words.indices.first { column in
        let (rest, sex) = splitSex(index.words[column])
        guard sex == group.sex, column != group.numerator, column != group.percent else { return false }
        let age = ageGroup(in: rest)
        guard group.ageGroup == nil || age == nil || age == group.ageGroup else { return false }
        return plainDenominator(rest) == wanted
      }
      guard let fitting else { continue }
      group.denominator = fitting
      return
    }
  }
}

/// Without the words for its part.
private func bare(_ words: [String]) -> [String] {
  words.filter { !denominatorWords.contains($0) && !percentWords.contains($0) && !numeratorWords.contains($0) }
}

private func plainDenominator(_ words: [String]) -> [String] {
  words.filter { !denominatorWords.contains($0) && $0 != "jumlah" }
}

/// Takes "L", "P", "L+P" and the words for them off the end of a header.
func splitSex(_ words: [String]) -> (rest: [String], sex: Sex) {
  let endings: [([String], Sex)] = [
    (["l", "p"], .all), (["laki", "perempuan"], .all), (["laki", "laki", "perempuan"], .all), (["l"], .male),
    (["laki"], .male), (["laki", "laki"], .male), (["p"], .female), (["perempuan"], .female),
  ]
  for (ending, sex) in endings where words.count > ending.count && Array(words.suffix(ending.count)) == ending {
    return (Array(words.dropLast(ending.count)), sex)
  }
  return (words, .all)
}

/// Age group that a header names.
func ageGroup(in words: [String]) -> AgeGroup? {
  if words.contains("baduta") { return .baduta }
  for (from, to, group) in ageSpans where pairFollows(words, from, to) { return group }
  return words.contains("balita") ? .balita : nil
}

private let ageSpans: [(String, String, AgeGroup)] = [
  ("0", "23", .baduta), ("0", "59", .balita), ("0", "5", .months0to5), ("6", "11", .months6to11),
  ("12", "23", .months12to23), ("24", "35", .months24to35), ("36", "47", .months36to47), ("48", "59", .months48to59),
]

private func pairFollows(_ words: [String], _ first: String, _ second: String) -> Bool {
  zip(words, words.dropFirst()).contains { $0 == first && $1 == second }
}
