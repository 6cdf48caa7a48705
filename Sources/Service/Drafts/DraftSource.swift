internal import Foundation
internal import Ingest
internal import Project
internal import Stunting

/// Makes the source of a project file out of one file.
struct Drafter {
  let folder: URL
  let profiles: [SourceProfile]
  let catalogue: IndicatorCatalogue
  let language: Language
  /// Key of a profile that the user named.
  var wanted: String?
  var sheet: String?
  var answers = DraftAnswers()

  /// - Parameter used: Identifiers that other sources have.
  /// - Throws: `IngestError`, `DraftError`.
  func draft(_ url: URL, used: Set<String>) async throws -> SourceDraft {
    let path = relativePath(url, from: folder)
    let id = freeID(sourceID(path + (sheet.map { "-" + $0 } ?? "")), used)
    if let head = headTable(url, sheet: sheet), isByName(head) { return try tableDraft(head, id, path) }
    switch try await shape(of: url, sheet: sheet) {
    case .raster: return rasterDraft(id, path)
    case .polygons(let table): return boundaryDraft(table, id, path)
    case .points(let table): return pointDraft(table, id, path)
    case .lines: throw DraftError.lines(file: url.lastPathComponent)
    case .table(let table): return try tableDraft(table, id, path)
    }
  }

  // MARK: - Tables

  /// True when the table has one row a child: it is never read whole.
  private func isByName(_ head: TextTable) -> Bool {
    if let wanted { return profiles.first { $0.key == wanted }?.role == .byName }
    let matches = detectProfile(
      columns: head.columnNames, sample: sampleRows(head), in: profiles, catalogue: catalogue)
    guard case .one(let match) = decideProfile(matches) else { return false }
    return match.profile.role == .byName
  }

  private func tableDraft(_ table: TextTable, _ id: String, _ path: String) throws -> SourceDraft {
    if wanted == nil, let geometry = geometryColumn(table) { return boundaryDraft(table, id, path, geometry) }
    let sample = sampleRows(table)
    let (profile, reasons) = try choose(table, sample)
    let binding = bindProfile(profile, columns: table.columnNames, sample: sample, catalogue: catalogue)
    if [.indicators, .scorecard].contains(binding.role), binding.values.isEmpty {
      throw DraftError.noValues(file: table.file, profile: profile.key, columns: known(table.columnNames))
    }
    var maker = BindingDraft(
      binding: binding, profile: profile, id: id, file: path, sheet: table.sheet ?? sheet, answers: answers,
      titlePeriod: periodInTitle(table.title), language: language)
    maker.districtPattern = districtPattern(binding, table)
    maker.kindFilter = kindFilter(binding, table, kind: answers.kind ?? profile.facilityKind ?? "puskesmas")
    var draft = maker.draft()
    draft.remarks = [chosenText(profile)] + reasons + draft.remarks
    return draft
  }

  /// The profile that the user named, or the only one that fits.
  private func choose(_ table: TextTable, _ sample: [[String]]) throws -> (SourceProfile, [String]) {
    if let wanted {
      guard let profile = profiles.first(where: { $0.key == wanted }) else {
        throw DraftError.unknownProfile(wanted, known: profiles.map(\.key))
      }
      return (profile, [])
    }
    let matches = detectProfile(columns: table.columnNames, sample: sample, in: profiles, catalogue: catalogue)
    switch decideProfile(matches) {
    case .one(let match): return (match.profile, match.reasonsFor.prefix(4).map { $0.text(language) })
    case .several(let close):
      throw DraftError.severalProfiles(
        file: table.file, keys: close.map(\.profile.key), columns: known(table.columnNames))
    case .none:
      let best = matches.first.map { match in
        match.profile.key + ": " + match.reasonsAgainst.prefix(2).map { $0.text(language) }.joined(separator: ", ")
      }
      throw DraftError.noProfile(file: table.file, nearest: best, columns: known(table.columnNames))
    }
  }

  /// The headers that a profile or the catalogue knows, and how many more there are: a file without a header would show
  /// its first row, and that may be a child.
  private func known(_ columns: [String]) -> [String] {
    let names =
      profiles.flatMap { $0.columns.flatMap(\.names) } + catalogue.all.flatMap { $0.headers + $0.denominatorHeaders }
    let words = Set(names.map(headerWords))
    let shown = columns.filter { words.contains(headerWords($0)) }
    let rest = columns.count - shown.count
    return shown + (rest == 0 ? [] : [language.pick("\(rest) kolom tidak dikenal", "\(rest) unknown columns")])
  }

  private func chosenText(_ profile: SourceProfile) -> String {
    language.pick("profil \(profile.key): ", "profile \(profile.key): ") + profile.name(language)
  }

  /// A column of polygons as text: WKT, or nested lists of pairs whose order the numbers tell.
  private func geometryColumn(_ table: TextTable) -> String? {
    for (index, name) in table.columnNames.enumerated() {
      guard
        let cell = (0..<min(table.rowCount, 20)).lazy.map({ table.trimmed($0, index) }).first(where: { !$0.isEmpty })
      else { continue }
      let head = cell.prefix(16).uppercased()
      if head.hasPrefix("POLYGON") || head.hasPrefix("MULTIPOLYGON") { return "wkt: " + yamlText(name) }
      guard head.hasPrefix("[["), let first = firstNumber(cell) else { continue }
      return (abs(first) <= 15 ? "path_lat_lon: " : "path_lon_lat: ") + yamlText(name)
    }
    return nil
  }

  private func firstNumber(_ text: String) -> Double? {
    let rest = text.drop { "[ ".contains($0) }
    return Double(rest.prefix { "-.0123456789eE".contains($0) })
  }

  /// Puskesmas codes of Kemenkes hold the BPS code of their kecamatan: `P` and seven digits.
  private func districtPattern(_ binding: ProfileBinding, _ table: TextTable) -> (column: String, pattern: String)? {
    guard binding.role == .facilities, let column = binding.column("facility_id"),
      let index = table.columnNames.firstIndex(of: column), table.rowCount > 0
    else { return nil }
    let rows = 0..<min(table.rowCount, 500)
    let fitting = rows.count { table.trimmed($0, index).prefixMatch(of: /P\d{7}/) != nil }
    return fitting * 2 > rows.count ? (column, "^P([0-9]{7})") : nil
  }

  /// The text of the kind's column that says the kind which is imported, where a list has several.
  private func kindFilter(_ binding: ProfileBinding, _ table: TextTable, kind: String) -> (String, String)? {
    guard binding.role == .facilities, let column = binding.column("facility_kind"),
      let index = table.columnNames.firstIndex(of: column)
    else { return nil }
    let wanted = headerWords(kind.replacingOccurrences(of: "_", with: " "))
    let texts = Set((0..<table.rowCount).map { table.trimmed($0, index) })
    let fitting = texts.filter { headerWords($0) == wanted }.sorted()
    return texts.count > 1 ? fitting.first.map { (column, $0) } : nil
  }

  // MARK: - Layers and rasters

  private func boundaryDraft(_ table: TextTable, _ id: String, _ path: String, _ geometry: String? = nil) -> SourceDraft
  {
    let look = LayerLook(table)
    var lines = sourceHead(id: id, file: path, sheet: sheet, profile: nil)
    if let system = look.codeSystem { lines.append("  code_system: \(system.rawValue)") }
    let columns: [(String, String?)] = [
      ("code", look.codeColumn), ("name", look.nameColumn), ("district_code", look.districtCodeColumn),
      ("district_name", look.districtColumn), ("regency_name", look.regencyColumn),
    ]
    var pairs = columns.compactMap { key, column in column.map { "\(key): \(yamlText($0))" } }
    if let geometry { pairs.append(geometry) }
    lines.append("  columns: {" + pairs.joined(separator: ", ") + "}")
    var questions: [String] = []
    if look.codeColumn == nil {
      questions.append(
        language.pick("kolom kode desa/kelurahan?", "column of the village code?") + " "
          + table.columnNames.prefix(20).joined(separator: ", "))
    }
    return SourceDraft(
      section: .boundaries, id: id, lines: lines,
      remarks: [language.pick("batas desa/kelurahan", "village boundaries")], questions: questions)
  }

  private func pointDraft(_ table: TextTable, _ id: String, _ path: String) -> SourceDraft {
    let look = LayerLook(table)
    var lines = sourceHead(id: id, file: path, sheet: sheet, profile: nil)
    lines.append("  kind: \(yamlText(answers.kind ?? facilityKind(id)))")
    let columns = [
      ("id", look.idColumn), ("name", look.nameColumn), ("village_code", look.codeColumn),
      ("district_name", look.districtColumn),
    ]
    let pairs = columns.compactMap { key, column in column.map { "\(key): \(yamlText($0))" } }
    if !pairs.isEmpty { lines.append("  columns: {" + pairs.joined(separator: ", ") + "}") }
    return SourceDraft(
      section: .facilities, id: id, lines: lines,
      remarks: [language.pick("lapisan titik fasilitas", "a layer of facility points")], questions: [])
  }

  private func rasterDraft(_ id: String, _ path: String) -> SourceDraft {
    var lines = sourceHead(id: id, file: path, sheet: nil, profile: nil)
    lines.append("  indicator: jumlah_penduduk")
    var questions: [String] = []
    if let period = answers.period {
      lines.append("  period: \(period)")
    } else {
      questions.append(BindingQuestion.period.text(language) + "  --period 2020")
    }
    if let unit = answers.rasterUnit {
      lines.append("  unit: \(unit.rawValue)")
    } else {
      questions.append(
        language.pick("satuan sel raster?", "unit of the cells?") + "  --unit "
          + RasterDeclaration.Unit.allCases.map(\.rawValue).joined(separator: " | "))
    }
    return SourceDraft(
      section: .rasters, id: id, lines: lines, remarks: [language.pick("raster penduduk", "a population raster")],
      questions: questions)
  }
}

/// Kind of facility by the words of a file's name.
func facilityKind(_ id: String) -> String {
  let kinds = ["posyandu", "pustu", "poskesdes", "polindes", "klinik", "apotek", "paud", "rumahsakit", "air"]
  let found = kinds.first { id.contains($0) } ?? "puskesmas"
  return found == "air" ? "water_point" : found == "rumahsakit" ? "rumah_sakit" : found
}

/// The period that lines above a table name, when they name one only.
func periodInTitle(_ lines: [String]) -> Period? {
  var found: [Period] = []
  for line in lines {
    let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "/" }.map(String.init)
    var rest = words[...]
    while let word = rest.first {
      let pair = rest.prefix(2).joined(separator: " ")
      let semester = rest.prefix(3).joined(separator: " ")
      if rest.count >= 3, let period = periodFromText(semester), period.length == .halfYear {
        found.append(period)
        rest = rest.dropFirst(3)
      } else if rest.count >= 2, Int(word) == nil, let period = periodFromText(pair) {
        found.append(period)
        rest = rest.dropFirst(2)
      } else {
        if let period = periodFromText(word) { found.append(period) }
        rest = rest.dropFirst()
      }
    }
  }
  let distinct = Set(found)
  return distinct.count == 1 ? distinct.first : nil
}
