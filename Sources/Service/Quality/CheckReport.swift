internal import Analysis
internal import Project
internal import Publish
internal import Store
internal import Stunting

/// What `lokus check` prints: what was read, and the data quality report.
func checkReport(_ sources: AllSources, _ project: ProjectFile, _ request: ImportRequest) async throws
  -> ImportOutcome
{
  let read = ImportReport(
    summaries: sources.all.map(\.summary), setAside: sources.all.flatMap(\.setAside),
    findings: sources.all.flatMap(\.findings), questions: sources.all.flatMap(\.questions), unchanged: [],
    openQuestions: sources.all.reduce(0) { $0 + $1.questions.count }, language: request.language, wrote: false)
  let latest = sources.others.compactMap(\.records).flatMap(\.values).map(\.period).max()?.endDate
  let report = quality(sources, project, asOf: request.asOf ?? latest ?? "-")
  let document = qualityDocument(report, language: request.language, placeName: project.place.name)
  let comparisons = try await comparisonDocument(sources, request)
  return ImportOutcome(
    text: document.plainText() + comparisons + "\n" + read.outcome.text,
    json: JSONText.object(read.members.merging(["quality": qualityJSON(report)]) { a, _ in a }).pretty)
}

/// Boundary sources of one regency held against each other, village by village.
private func comparisonDocument(_ sources: AllSources, _ request: ImportRequest) async throws -> String {
  let editions = sources.boundaries.compactMap { source -> BoundaryEdition? in
    if case .edition(let edition) = source.content { edition } else { nil }
  }
  guard editions.count > 1, let last = editions.last else { return "" }
  var text = ""
  for other in editions.dropLast() {
    let comparison = try await compareEditions(last, other, keys: placeKeys, threads: request.threads)
    guard !comparison.pairs.isEmpty else { continue }
    text += "\n" + comparisonText(comparison, last, other, request.language).plainText()
  }
  return text
}
