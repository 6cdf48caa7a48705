import Stunting

/// Sorts everything that was set aside, asked, noted or found by a rule into items: each record in exactly one.
struct MendList {
  private struct Key: Hashable {
    var owner: MendOwner
    var source: Int
    var problem: MendProblem
  }

  private struct Group {
    var severity: MendSeverity
    var records: [MendRecord]
  }

  private let table: QualityTable
  private var groups: [Key: Group] = [:]
  private(set) var setAside = 0
  private(set) var asked = 0
  private(set) var findings = 0
  private(set) var computed = 0

  init(_ table: QualityTable, faults: [QualityFault]) {
    self.table = table
    addQuestions()
    addSetAside()
    addFindings()
    for fault in faults { add(fault) }
  }

  /// Most severe first, then most records, owner, source and problem.
  func items() -> [MendItem] {
    let ordered = groups.sorted { precedes($0, $1) }
    return ordered.map { key, group in
      MendItem(
        owner: key.owner, sourceID: table.sourceIDs[key.source], problem: key.problem, severity: group.severity,
        records: MendList.sorted(group.records))
    }
  }

  private func precedes(_ a: (key: Key, value: Group), _ b: (key: Key, value: Group)) -> Bool {
    if a.value.severity != b.value.severity { return a.value.severity > b.value.severity }
    if a.value.records.count != b.value.records.count { return a.value.records.count > b.value.records.count }
    let (x, y) = (a.key, b.key)
    return (x.owner.name, x.owner.kind.rawValue, x.owner.opd, x.source, x.problem.key)
      < (y.owner.name, y.owner.kind.rawValue, y.owner.opd, y.source, y.problem.key)
  }

  private static func sorted(_ records: [MendRecord]) -> [MendRecord] {
    func rank(_ r: MendRecord) -> (Int, String, String, String) {
      (r.row ?? .max, r.column ?? "", r.place?.name ?? "", r.place?.code ?? "")
    }
    // Ties keep the order of the input.
    return records.enumerated().sorted { a, b in
      let (x, y) = (rank(a.element), rank(b.element))
      return x == y ? a.offset < b.offset : x < y
    }.map(\.element)
  }

  private mutating func addQuestions() {
    var seen: [Int: Set<Int>] = [:]
    func isNew(_ source: Int, _ row: Int) -> Bool { seen[source, default: []].insert(row).inserted }
    for question in table.input.questions {
      let source = table.source(question.sourceID)
      let detail = MendDetail.question(
        name: question.name, district: question.districtName, candidates: MendList.names(question.candidates))
      for row in question.rows where isNew(source, row) { ask(source, row, detail) }
    }
    for record in table.input.setAside where record.reason == .asked {
      let source = table.source(record.sourceID)
      let detail = MendDetail.question(name: record.placeName ?? record.code ?? "", district: "", candidates: [])
      if isNew(source, record.row) { ask(source, record.row, detail) }
    }
  }

  /// Candidates of one name are told apart by their codes.
  private static func names(_ candidates: [PlaceQuestion.Candidate]) -> [String] {
    candidates.map { one in
      candidates.count { $0.name == one.name } > 1 ? "\(one.name) (\(one.code))" : one.name
    }
  }

  private mutating func ask(_ source: Int, _ row: Int, _ detail: MendDetail) {
    asked += 1
    let record = MendRecord(row: row, column: nil, place: nil, detail: detail)
    add(record, owner: office(source), source, .question, .important)
  }

  private mutating func addSetAside() {
    for record in table.input.setAside where record.reason != .asked {
      setAside += 1
      let source = table.source(record.sourceID)
      let place = table.place(code: record.code, source: source, row: record.row)
      let text = [record.code, record.placeName].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
      add(
        MendRecord(
          row: record.row, column: record.column, place: table.places.mendPlace(place),
          detail: text.isEmpty ? .none : .text(text)),
        owner: owner(source, place, table.sectorOfSource[source], isNote: record.reason.isExpected), source,
        .setAside(record.reason), record.reason.severity)
    }
  }

  private mutating func addFindings() {
    for finding in table.input.findings {
      findings += 1
      let source = table.source(finding.sourceID)
      let place = table.place(code: finding.code, source: source, row: finding.row)
      let severity = severity(finding, source)
      add(
        MendRecord(
          row: finding.row, column: nil, place: table.places.mendPlace(place) ?? codePlace(finding),
          detail: detail(finding)),
        owner: owner(source, place, table.sectorOfSource[source], isNote: severity == .note), source,
        .finding(finding.kind), severity)
    }
  }

  /// What an older file lacks is no longer to be filled in for a decision of today.
  private func severity(_ finding: ImportFinding, _ source: Int) -> MendSeverity {
    finding.kind == .villageWithoutRow && table.isSuperseded(source: source) ? .check : finding.kind.severity
  }

  private func detail(_ finding: ImportFinding) -> MendDetail {
    if finding.kind == .inconsistent, let figure = StatedFigure(detail: finding.detail) { return .stated(figure) }
    return finding.detail.isEmpty && finding.size == nil
      ? .none : .finding(kind: finding.kind, text: finding.detail, size: finding.size)
  }

  /// A code that is no unit (a facility, a border) is named as it is.
  private func codePlace(_ finding: ImportFinding) -> MendPlace? {
    finding.code.map { MendPlace(name: "", code: $0) }
  }

  private mutating func add(_ fault: QualityFault) {
    computed += 1
    let record = MendRecord(
      row: fault.row, column: nil, place: table.places.mendPlace(fault.place), detail: fault.detail)
    add(
      record, owner: owner(fault.source, fault.place, fault.sector, isNote: false), fault.source, fault.problem,
      fault.severity)
  }

  private mutating func add(
    _ record: MendRecord, owner: MendOwner, _ source: Int, _ problem: MendProblem, _ severity: MendSeverity
  ) {
    let key = Key(owner: owner, source: source, problem: problem)
    var group = groups.removeValue(forKey: key) ?? Group(severity: severity, records: [])
    group.severity = max(group.severity, severity)
    group.records.append(record)
    groups[key] = group
  }

  /// Figures of the health sector belong to the puskesmas, or to those of the kecamatan where working areas are not
  /// known; everything else to the office of the source. Notes need nobody but the office.
  private func owner(_ source: Int, _ place: QualityPlace, _ sector: String?, isNote: Bool) -> MendOwner {
    let office = office(source)
    guard !isNote, sector == table.input.rules.puskesmasSector else { return office }
    if let name = place.puskesmas {
      return MendOwner(kind: .puskesmas, name: name, opd: office.opd, contactRole: nil)
    }
    guard let district = place.district else { return office }
    return MendOwner(kind: .district, name: table.places.districts[district].name, opd: office.opd, contactRole: nil)
  }

  private func office(_ source: Int) -> MendOwner {
    let owner = table.input.owners[table.sourceIDs[source]]
    return MendOwner(kind: .opd, name: owner?.opd ?? "", opd: owner?.opd ?? "", contactRole: owner?.contactRole)
  }
}
