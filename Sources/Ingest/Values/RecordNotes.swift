import Matching
import Stunting

/// What is said of the records of a table: set aside, or to be checked.
struct RecordNotes {
  /// A finding that is told once a unit and name, however many rows repeat it.
  private struct Told: Hashable {
    var kind: FindingKind
    var code: String
    var name: String
  }

  private let sourceID: String
  private let level: UnitLevel
  private var told: Set<Told> = []
  private(set) var setAside: [SetAside] = []
  private(set) var findings: [ImportFinding] = []

  init(sourceID: String, level: UnitLevel) {
    self.sourceID = sourceID
    self.level = level
  }

  mutating func drop(_ row: Int, _ reason: SetAsideReason, _ place: PlaceText) {
    setAside.append(aside(row, reason, place, column: nil, wholeRecord: true))
  }

  mutating func dropCell(_ row: Int, _ place: PlaceText, column: String?, _ reason: SetAsideReason) {
    setAside.append(aside(row, reason, place, column: column, wholeRecord: false))
  }

  private func aside(
    _ row: Int, _ reason: SetAsideReason, _ place: PlaceText, column: String?, wholeRecord: Bool
  ) -> SetAside {
    let code = place.code(level)
    let name = place.name(level)
    return SetAside(
      sourceID: sourceID, row: row, column: column, code: code.isEmpty ? nil : code,
      placeName: name.isEmpty ? nil : name, reason: reason, wholeRecord: wholeRecord)
  }

  mutating func note(_ row: Int, _ kind: FindingKind, _ code: String, _ detail: String) {
    findings.append(ImportFinding(sourceID: sourceID, row: row, kind: kind, code: code, detail: detail))
  }

  mutating func inconsistent(_ row: Int, _ stated: StatedNumber, _ code: String?) {
    findings.append(
      ImportFinding(
        sourceID: sourceID, row: row, kind: .inconsistent, code: code, detail: stated.detail,
        size: abs(stated.stated - stated.computed)))
  }

  /// How a record came to its unit; once a unit and name.
  mutating func match(_ row: Int, _ basis: MatchBasis, differs: Bool, code: String, _ place: PlaceText) {
    let name = place.name(level)
    if differs { tell(ImportFinding(sourceID: sourceID, row: row, kind: .nameDiffers, code: code, detail: name)) }
    switch basis {
    case .code: break
    case .name: tell(ImportFinding(sourceID: sourceID, row: row, kind: .matchedByName, code: code, detail: name))
    case .answer: tell(ImportFinding(sourceID: sourceID, row: row, kind: .matchedByAnswer, code: code, detail: name))
    case .similarName(let score):
      tell(
        ImportFinding(
          sourceID: sourceID, row: row, kind: .matchedBySimilarName, code: code, detail: name, size: score))
    case .recoded(let from):
      tell(
        ImportFinding(
          sourceID: sourceID, row: row, kind: .recoded, code: from.formatted, otherCode: code, detail: name))
    }
  }

  private mutating func tell(_ finding: ImportFinding) {
    let key = Told(kind: finding.kind, code: finding.code ?? "", name: finding.detail)
    if told.insert(key).inserted { findings.append(finding) }
  }
}

extension PlaceText {
  /// The code that the record gives its own area, as read.
  func code(_ level: UnitLevel) -> String {
    switch level {
    case .village: villageCode
    case .puskesmas: unitCode
    case .district: unitCode.isEmpty ? districtCode?.formatted ?? "" : unitCode
    case .regency: unitCode.isEmpty ? regencyCode?.formatted ?? "" : unitCode
    }
  }

  /// The name that the record gives its own area.
  func name(_ level: UnitLevel) -> String {
    switch level {
    case .village: villageName
    case .puskesmas: unitName
    case .district: unitName.isEmpty ? districtName : unitName
    case .regency: unitName.isEmpty ? regencyName : unitName
    }
  }
}

/// Questions of a table: rows that name the same place ask one.
struct QuestionList {
  private struct Asked: Hashable {
    var name: String
    var district: String
    var code: String
  }

  private let sourceID: String
  private let level: UnitLevel
  private var places: [Asked: Int] = [:]
  private(set) var questions: [PlaceQuestion] = []

  init(sourceID: String, level: UnitLevel) {
    self.sourceID = sourceID
    self.level = level
  }

  mutating func add(_ place: PlaceText, row: Int, _ candidates: [PlaceQuestion.Candidate]) {
    let name = place.name(level)
    let district = level == .district ? "" : place.districtName
    let asked = Asked(name: columnKey(name), district: columnKey(district), code: place.code(level))
    if let known = places[asked] {
      questions[known].rows.append(row)
      return
    }
    places[asked] = questions.count
    questions.append(
      PlaceQuestion(
        sourceID: sourceID, level: level, name: name, districtName: district, code: asked.code, rows: [row],
        candidates: Array(candidates.prefix(5))))
  }
}
