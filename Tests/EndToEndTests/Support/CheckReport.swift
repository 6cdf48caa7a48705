import TestSupport

/// What `lokus check --format json` and `lokus import --format json` print.
struct CheckReport {
  struct Source {
    var id: String
    var file: String
    var read: Int
    var used: Int
    var asked: Int
    var setAside: Int
  }

  /// A place that fits none for certain.
  struct Question {
    var file: String
    var rows: [Int]
    var name: String
    /// Codes of the candidates, best first.
    var candidates: [String]
  }

  struct Item: Hashable {
    /// File the record is in.
    var file: String
    var row: Int?
    /// Kind of finding, reason of a record set aside, or flag of a facility.
    var kind: String
    var code: String?
    var otherCode: String?
    var column: String?
    var detail: String
    var size: Double?
    var isWholeRecord: Bool
  }

  var sources: [Source]
  var findings: [Item]
  var setAside: [Item]
  var questions: [Question]

  init(_ text: String) throws {
    let json = try JSONValue(text: text)
    guard let sources = json["sources"]?.array, let findings = json["findings"]?.array,
      let setAside = json["set_aside"]?.array, let questions = json["questions"]?.array
    else { throw TestFailure("not a report: \(text.prefix(200))") }
    self.sources = try sources.map { try Source($0) }
    let files = Dictionary(self.sources.map { ($0.id, $0.file) }) { first, _ in first }
    self.findings = try findings.map { try Item($0, kind: "kind", files: files) }
    self.setAside = try setAside.map { try Item($0, kind: "reason", files: files) }
    self.questions = try questions.map { try Question($0, files: files) }
  }

  func source(_ id: String) throws -> Source {
    guard let source = sources.first(where: { $0.id == id }) else { throw TestFailure("no source \(id)") }
    return source
  }

  /// True when every record of every source was used, asked or set aside.
  var isNothingLost: Bool { sources.allSatisfy { $0.read == $0.used + $0.asked + $0.setAside } }
}

extension CheckReport.Source {
  fileprivate init(_ json: JSONValue) throws {
    guard let id = json["id"]?.string, let file = json["file"]?.string, let read = json["records_read"]?.int,
      let used = json["records_used"]?.int, let asked = json["records_asked"]?.int,
      let setAside = json["records_set_aside"]?.int
    else { throw TestFailure("not a source: \(json)") }
    self.init(id: id, file: file, read: read, used: used, asked: asked, setAside: setAside)
  }
}

extension CheckReport.Question {
  fileprivate init(_ json: JSONValue, files: [String: String]) throws {
    guard let source = json["source"]?.string, let file = files[source], let rows = json["rows"]?.array,
      let name = json["name"]?.string, let candidates = json["candidates"]?.array
    else { throw TestFailure("not a question: \(json)") }
    self.init(
      file: file, rows: rows.compactMap(\.int), name: name, candidates: candidates.compactMap { $0["code"]?.string })
  }
}

extension CheckReport.Item {
  /// A facility's flag stands in `detail`; it is its kind here.
  fileprivate init(_ json: JSONValue, kind key: String, files: [String: String]) throws {
    guard let source = json["source"]?.string, let file = files[source], let kind = json[key]?.string else {
      throw TestFailure("not an entry: \(json)")
    }
    let detail = json["detail"]?.string ?? ""
    self.init(
      file: file, row: json["row"]?.int, kind: kind == "facility_flag" ? detail : kind, code: json["code"]?.string,
      otherCode: json["other_code"]?.string, column: json["column"]?.string, detail: detail,
      size: json["size"]?.number, isWholeRecord: json["whole_record"]?.bool ?? false)
  }
}
