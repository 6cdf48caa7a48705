public import Stunting

/// What `padanan_nama.csv` is after an import: answered lines stay as they are, lines that this import does not ask stay,
/// too, open ones that it asks again get its candidates and rows, and new questions are added; one line a question,
/// sorted by level, kecamatan and name.
public func merged(_ lines: [AnswerLine], with questions: [PlaceQuestion]) -> [AnswerLine] {
  var byKey: [String: AnswerLine] = [:]
  for line in lines {
    let key = questionKey(line.level, line.name, line.districtName)
    if byKey[key]?.choice == nil { byKey[key] = line }
  }
  for question in questions {
    let key = questionKey(question.level, question.name, question.districtName)
    if key.hasPrefix(question.level.rawValue + "//") || byKey[key]?.choice != nil { continue }
    byKey[key] = line(question, note: byKey[key]?.note ?? "")
  }
  return byKey.sorted { order($0.value, $0.key) < order($1.value, $1.key) }.map(\.value)
}

/// The text of `padanan_nama.csv`: UTF-8 with a byte order mark, semicolons, lines ending in CR LF, as spreadsheets in
/// Indonesia open it. Cells that look like a formula are written with an apostrophe before them.
public func answerText(_ lines: [AnswerLine]) -> String {
  let header = AnswerColumn.allCases.map(\.rawValue).joined(separator: ";")
  return "\u{FEFF}" + ([header] + lines.map(record)).map { $0 + "\r\n" }.joined()
}

/// A candidate as it is printed: code, name, kecamatan, score with a decimal comma.
public func candidateText(_ candidate: PlaceQuestion.Candidate) -> String {
  let place = candidate.districtName.isEmpty ? "" : " (Kec. \(candidate.districtName))"
  return "\(candidate.code) \(candidate.name)\(place) \(scoreText(candidate.score))"
}

private func scoreText(_ score: Double) -> String {
  let hundredths = Int((min(max(score.isFinite ? score : 0, 0), 1) * 100).rounded())
  let rest = hundredths % 100
  return "\(hundredths / 100),\(rest < 10 ? "0" : "")\(rest)"
}

private func line(_ question: PlaceQuestion, note: String) -> AnswerLine {
  AnswerLine(
    level: question.level, name: trimmed(question.name), districtName: trimmed(question.districtName), note: note,
    candidates: question.candidates.prefix(3).map(candidateText), sourceID: question.sourceID,
    rows: rowsText(question.rows))
}

/// The first rows, then how many more.
private func rowsText(_ rows: [Int]) -> String {
  let shown = rows.sorted().prefix(10).map(String.init).joined(separator: ", ")
  return rows.count > 10 ? "\(shown) (+\(rows.count - 10))" : shown
}

private func order(_ line: AnswerLine, _ key: String) -> (Int, String, String, String) {
  let level = levelWords.firstIndex { $0.level == line.level } ?? 0
  return (level, districtNameKey(line.districtName), villageNameKey(line.name), key)
}

private func record(_ line: AnswerLine) -> String {
  let candidates = (0..<3).map { line.candidates.indices.contains($0) ? line.candidates[$0] : "" }
  let word = levelWords.first { $0.level == line.level }?.word ?? ""
  let cells = [word, line.name, line.districtName, choiceText(line.choice), line.note] + candidates
  return (cells + [line.sourceID, line.rows]).map(cellText).joined(separator: ";")
}

private func choiceText(_ choice: PlaceAnswer.Choice?) -> String {
  switch choice {
  case nil: ""
  case .some(.none): noneWord
  case .some(.unit(let code)): code
  }
}

private func cellText(_ text: String) -> String {
  let safe = withGuard(text)
  let needsQuotes = safe.contains { $0 == ";" || $0 == "\"" || $0 == "," || $0.isNewline || $0 == "\t" }
  return needsQuotes
    ? "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : safe
}
