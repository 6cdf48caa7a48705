internal import Ingest
internal import Project
internal import Store
internal import Stunting

/// Changes when a reader gives other records for the same file: everything is then read again.
let importerVersion = "2"

/// One source that was read and is ready to be stored, or that is in the workspace already.
struct ReadSource {
  enum Content {
    case unchanged
    case edition(BoundaryEdition)
    case records(SourceRecords)
  }

  var summary: ImportSummary
  var edition: String
  var content: Content
  var setAside: [SetAside] = []
  var findings: [ImportFinding] = []
  var questions: [PlaceQuestion] = []

  var isUnchanged: Bool { if case .unchanged = content { true } else { false } }
  var records: SourceRecords? { if case .records(let records) = content { records } else { nil } }
}

/// What a reader gave, before it is counted.
struct SourceContent {
  var records = SourceRecords()
  var recordsRead = 0
  var setAside: [SetAside] = []
  var findings: [ImportFinding] = []
  var questions: [PlaceQuestion] = []
  /// Rows set aside and asked where not every one of them is listed; nil counts the list.
  var recordsSetAside: Int?
  var recordsAsked: Int?
}

extension SourceContent {
  /// Counted, each entry once: one bad cell may feed several indicators.
  func finished(_ summary: ImportSummary, edition: String) -> ReadSource {
    var summary = summary
    let setAside = withoutRepeats(setAside)
    let whole = setAside.filter(\.wholeRecord)
    summary.recordsRead = recordsRead
    summary.recordsAsked = recordsAsked ?? whole.count { $0.reason == .asked }
    summary.recordsSetAside = recordsSetAside ?? whole.count { $0.reason != .asked }
    summary.recordsAccepted = recordsRead - summary.recordsAsked - summary.recordsSetAside
    return ReadSource(
      summary: summary, edition: edition, content: .records(records), setAside: setAside,
      findings: withoutRepeats(findings), questions: questions)
  }
}

/// Each entry once, in order.
private func withoutRepeats<Entry: Equatable>(_ entries: [Entry]) -> [Entry] {
  var kept: [Entry] = []
  for entry in entries where kept.suffix(64).contains(entry) == false { kept.append(entry) }
  return kept
}

/// Runs a reader; its error is told with the line of the source in the project file.
func at<Value>(_ source: SourceFile, _ body: () async throws -> Value) async throws -> Value {
  do { return try await body() } catch let error as IngestError {
    throw WrappedError { language in
      var message = ingestMessage(error, language)
      message.what =
        language.pick(
          "lokus.yaml baris \(source.line), sumber '\(source.id)': ",
          "lokus.yaml line \(source.line), source '\(source.id)': ") + message.what
      return message
    }
  }
}
