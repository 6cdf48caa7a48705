import Stunting

/// Answers by the question they belong to.
struct AnswerIndex: Sendable {
  private var choices: [String: PlaceAnswer.Choice] = [:]

  /// The first answer to a question counts.
  init(_ answers: [PlaceAnswer]) {
    for answer in answers {
      let key = questionKey(answer.level, answer.name, answer.districtName)
      if choices[key] == nil { choices[key] = answer.choice }
    }
  }

  var isEmpty: Bool { choices.isEmpty }

  func choice(_ level: UnitLevel, _ name: String, _ districtName: String) -> PlaceAnswer.Choice? {
    choices[questionKey(level, name, districtName)]
  }
}

/// What makes two questions the same one: level, name and kecamatan as they compare.
func questionKey(_ level: UnitLevel, _ name: String, _ districtName: String) -> String {
  let kind: NameKind =
    switch level {
    case .village: .village
    case .district: .district
    case .puskesmas: .puskesmas
    case .regency: .regency
    }
  return level.rawValue + "/" + nameWords(name, kind).joined() + "/" + districtNameKey(districtName)
}

extension PlaceMatcher {
  /// An answer decides what neither a code nor the very name does.
  func answered(_ place: PlaceText, _ level: UnitLevel, _ found: PlaceMatch) -> PlaceMatch {
    if answers.isEmpty || isSettled(found) { return found }
    let name = level == .village ? place.villageName : unitName(place, level)
    guard !name.isEmpty, let choice = answers.choice(level, name, place.districtName) else { return found }
    switch choice {
    case .none: return .none(.answeredNone)
    case .unit(let code): return unit(answeredBy: code, level).map { .unit($0, .answer, nameDiffers: false) } ?? found
    }
  }

  private func isSettled(_ found: PlaceMatch) -> Bool {
    switch found {
    case .unit(_, .code, nameDiffers: false), .unit(_, .recoded, nameDiffers: false), .unit(_, .name, _): true
    case .none(.outsideRegion): true
    default: false
    }
  }

  /// The unit of an answer; nil when the edition or roster does not have it.
  private func unit(answeredBy text: String, _ level: UnitLevel) -> Int? {
    let codes = CodeSystem.allCases.compactMap { RegionCode(text, system: $0) }
    guard level != .village else {
      let units = Set(codes.flatMap { self.codes.villages($0) })
      return units.count == 1 ? units.first : nil
    }
    guard let index = roster[level] else { return nil }
    let units = index.byFacility[text] ?? Set(codes.flatMap { index.byCode[$0, default: []] }).sorted()
    if units.count == 1 { return units.first }
    let named = index.index.exact(ComparedName(text, index.kind).key)
    return named.count == 1 ? named.first : nil
  }
}
