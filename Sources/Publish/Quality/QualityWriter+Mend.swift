import Analysis
import Stunting

/// What one owner has to mend.
struct OwnerGroup {
  var owner: MendOwner
  /// Without notes, most severe first.
  var items: [MendItem]

  var worst: MendSeverity { items.map(\.severity).max() ?? .note }
  var records: Int { items.reduce(0) { $0 + $1.records.count } }

  func records(_ severity: MendSeverity) -> Int {
    items.filter { $0.severity == severity }.reduce(0) { $0 + $1.records.count }
  }
}

extension QualityWriter {
  /// Owners with something to do, offices before puskesmas: by urgent, then important records, then as the mend list
  /// has them.
  var ownerGroups: [OwnerGroup] {
    var place: [MendOwner: Int] = [:]
    var groups: [OwnerGroup] = []
    for item in report.mendList where item.severity > .note {
      if let at = place[item.owner] {
        groups[at].items.append(item)
      } else {
        place[item.owner] = groups.count
        groups.append(OwnerGroup(owner: item.owner, items: [item]))
      }
    }
    return groups.enumerated().sorted { precedes($0, $1) }.map(\.element)
  }

  private func precedes(_ a: (offset: Int, element: OwnerGroup), _ b: (offset: Int, element: OwnerGroup)) -> Bool {
    let (x, y) = (a.element.owner.kind == .opd, b.element.owner.kind == .opd)
    if x != y { return x }
    let order: [MendSeverity] = [.urgent, .important, .check]
    for severity in order {
      let (x, y) = (a.element.records(severity), b.element.records(severity))
      if x != y { return x > y }
    }
    return a.offset < b.offset
  }

  /// Who has how much to mend.
  func addOwners(_ d: inout Document) {
    d.add(.heading(pick("Siapa yang memperbaiki", "Who mends it")))
    let groups = ownerGroups
    if groups.isEmpty {
      d.add(.paragraph(pick("Tidak ada yang perlu diperbaiki menurut aturan ini.", "Nothing to mend by these rules.")))
    } else {
      d.add(ownerTable(groups))
      addRest(&d, of: groups.count, shown: Most.table)
      addUndeclared(&d, groups)
    }
    let notes = report.mendList.filter { $0.severity == .note }.reduce(0) { $0 + $1.records.count }
    if notes > 0 {
      d.add(
        .note(
          pick(
            "\(number.integer(notes)) catatan lain tidak memerlukan tindakan (baris jumlah, padanan nama, dan sejenisnya).",
            "\(number.integer(notes)) other notes need nothing done (rows of totals, matched names and the like).")))
    }
  }

  /// How many records of each severity, and the most pressing problem.
  private func ownerTable(_ groups: [OwnerGroup]) -> Document.Block {
    let severities: [MendSeverity] = [.urgent, .important, .check]
    let hasOPD = groups.contains { $0.owner.kind != .opd && !$0.owner.opd.isEmpty }
    let columns: [(String, Document.Alignment)] =
      [(pick("Pemilik", "Owner"), .left)] + (hasOPD ? [("OPD", .left)] : [])
      + severities.map { (words.severity($0), .right) } + [(pick("Terutama", "Above all"), .left)]
    let rows = groups.prefix(Most.table).map { g in
      [clipped(words.owner(g.owner), hasOPD ? 30 : 36)]
        + (hasOPD ? [g.owner.kind == .opd ? "" : clipped(g.owner.opd, 16)] : [])
        + severities.map { number.integer(g.records($0)) }
        + [clipped(g.items.first.map { words.problem($0.problem) } ?? "", hasOPD ? 28 : 38)]
    }
    return table(columns, Array(rows))
  }

  /// Sources without an owner, and how one is named.
  private func addUndeclared(_ d: inout Document, _ groups: [OwnerGroup]) {
    guard groups.contains(where: { $0.owner.kind == .opd && $0.owner.name.isEmpty }) else { return }
    let sources = report.sources.filter { $0.owner?.opd.isEmpty ?? true }.map(\.sourceID)
    let names = sources.prefix(Most.places).joined(separator: ", ") + (sources.count > Most.places ? ", ..." : "")
    d.add(
      .note(
        pick(
          "Sumber tanpa pemilik: \(names). Tulis opd: pada sumbernya di lokus.yaml.",
          "Sources without an owner: \(names). Write opd: at the source in lokus.yaml.")))
  }

  /// What each owner has to mend: rows, places, examples; then what to do about each problem.
  func addMendList(_ d: inout Document) {
    let groups = ownerGroups
    guard !groups.isEmpty else { return }
    d.add(.heading(pick("Daftar perbaikan", "Mend list")))
    for group in groups.prefix(Most.owners) {
      d.add(.paragraph(heading(group.owner)))
      var lines = group.items.prefix(Most.items).map { line($0) }
      if group.items.count > Most.items {
        let rest = group.items.count - Most.items
        lines.append(pick("\(rest) hal lain: lokus check --format json", "\(rest) more: lokus check --format json"))
      }
      d.add(.bullets(lines))
    }
    addRest(&d, of: groups.count, shown: Most.owners)
    addActions(&d, groups)
  }

  private func heading(_ owner: MendOwner) -> String {
    var text = words.owner(owner)
    if owner.kind != .opd, !owner.opd.isEmpty { text += " (\(owner.opd))" }
    if let role = owner.contactRole, !role.isEmpty { text += ", " + role }
    return text + ":"
  }

  private func line(_ item: MendItem) -> String {
    let n = number.integer(item.records.count)
    let ranges = item.rowRanges
    let rows = ranges.isEmpty ? "" : pick("baris ", "rows ") + words.rows(ranges, most: Most.ranges) + "; "
    var text = "[\(words.severity(item.severity))] \(words.problem(item.problem)): \(n) (\(rows)\(item.sourceID))."
    let places = item.places.filter { !$0.name.isEmpty }
    let examples = exampleText(item)
    // Few places stand in the examples already; one alone is often the owner itself.
    let isNamed = examples != nil && places.count <= Most.examples
    if !places.isEmpty, !isNamed { text += " " + placeText(places) + "." }
    if let examples { text += " " + examples }
    return text
  }

  private func placeText(_ places: [MendPlace]) -> String {
    let shown = places.prefix(Most.places).map(\.name).joined(separator: ", ")
    let rest = places.count - Most.places
    return pick("Wilayah: ", "Areas: ") + shown
      + (rest > 0 ? pick(", \(number.integer(rest)) lainnya", ", \(number.integer(rest)) more") : "")
  }

  private func exampleText(_ item: MendItem) -> String? {
    var seen: Set<String> = []
    var examples: [String] = []
    for record in item.records where examples.count < Most.examples {
      let text = words.detail(record.detail, name: name)
      guard !text.isEmpty, seen.insert(text).inserted else { continue }
      let place = record.place.map { $0.name } ?? ""
      examples.append(place.isEmpty || text.hasPrefix(place) ? text : place + ": " + text)
    }
    guard !examples.isEmpty else { return nil }
    return pick("Misalnya ", "For example ") + examples.joined(separator: "; ") + "."
  }

  private func addActions(_ d: inout Document, _ groups: [OwnerGroup]) {
    var seen: Set<MendProblem> = []
    let shown = groups.prefix(Most.owners).flatMap { $0.items.prefix(Most.items) }
    let problems = shown.sorted { $0.severity > $1.severity }.map(\.problem).filter { seen.insert($0).inserted }
    d.add(.paragraph(pick("Apa yang dilakukan:", "What to do:")))
    d.add(.bullets(problems.map { words.problem($0) + ": " + words.action($0) }))
  }
}
