import Stunting

/// Sorts the rows below a header into data and what is none: column numbers, repeated headers, notes, headings of
/// groups, totals. In doubt a row is data.
struct BodyRows {
  let grid: RowGrid
  let header: Range<Int>
  let names: [String]
  let roles: ColumnRoles
  /// Rows with a filled cell.
  let rows: [Int]
  private let numeric: Set<Int>
  private let usualFilled: Int
  /// Why a row is no data.
  private(set) var reasons: [Int: SetAsideReason] = [:]
  /// Name of the area that a row is under, by the headings above it.
  private(set) var headings: [PlaceRank: [Int: String]] = [:]

  init(_ grid: RowGrid, _ header: Range<Int>, _ names: [String], _ roles: ColumnRoles) {
    self.grid = grid
    self.header = header
    self.names = names
    self.roles = roles
    rows = (header.upperBound..<grid.rows.count).filter { !grid.isBlank($0) }
    let sample = header.upperBound..<min(grid.rows.count, header.upperBound + 200)
    numeric = Set(names.indices.filter { grid.isNumeric($0, in: sample) })
    let filled = rows.prefix(200).map { grid.filled($0).count }.sorted()
    usualFilled = filled.isEmpty ? 0 : filled[filled.count / 2]
    for row in rows where isHeaderRepeated(row) { reasons[row] = .headerRepeated }
    markNotes()
    markTotalsAndHeadings()
  }

  /// Rows that are data.
  var data: [Int] { rows.filter { reasons[$0] == nil } }

  func label(_ row: Int) -> String { roles.labelColumn.map { trimmedText(grid.text(row, $0)) } ?? "" }

  // MARK: - Header again

  private func isHeaderRepeated(_ row: Int) -> Bool {
    let filled = grid.filled(row)
    if filled.count == 1, let only = filled.first { return isTitleAgain(grid.text(row, only)) }
    return header.contains { isSameRow(row, $0, filled) } || isNumberRow(row, filled)
  }

  private func isSameRow(_ row: Int, _ above: Int, _ filled: [Int]) -> Bool {
    guard let first = filled.first, columnKey(grid.text(row, first)) == columnKey(grid.text(above, first)) else {
      return false
    }
    let same = filled.count { columnKey(grid.text(row, $0)) == columnKey(grid.text(above, $0)) }
    return filled.count >= 2 && same * 5 >= filled.count * 4
  }

  private func isTitleAgain(_ text: String) -> Bool {
    let words = plainWords(text)
    guard let first = words.first else { return false }
    if first == "lanjutan" || first == "tabel" && words.count > 1 && words[1].first?.isNumber == true { return true }
    return (0..<header.lowerBound).contains { row in
      grid.filled(row).contains { columnKey(grid.text(row, $0)) == columnKey(text) }
    }
  }

  /// `1 2 3 4`, `(1) (2) (3)`, `a b c=a/b`: numbers that count through, also where the other rows have text or codes.
  private func isNumberRow(_ row: Int, _ filled: [Int]) -> Bool {
    guard filled.count >= 2, filled.count * 2 >= min(names.count, max(usualFilled, 2)) else { return false }
    var last: (number: Int?, letter: Int?) = (nil, nil)
    var count = 0
    for column in filled {
      let text = grid.text(row, column)
      if let number = columnNumber(text) {
        if let before = last.number, number != before + 1 { return false }
        last.number = number
        count += 1
      } else if let letter = columnLetter(text) {
        if let before = last.letter, letter != before + 1 { return false }
        last.letter = letter
      } else {
        return false
      }
    }
    let isWritten = filled.allSatisfy { !isNumberText(grid.text(row, $0)) }
    return isWritten || count >= 3 && filled.contains { isTextElsewhere($0, row) }
  }

  private func isTextElsewhere(_ column: Int, _ row: Int) -> Bool {
    let others = rows.lazy.filter { $0 != row }.prefix(rowsCompared).map { grid.text($0, column) }
      .filter { !isEmptyText($0) }
    let unlike = others.count { !isNumberText($0) || isRegionCode($0, column) }
    return unlike > 0 && unlike * 2 > others.count
  }

  private func isRegionCode(_ text: String, _ column: Int) -> Bool {
    roles.codeColumns.contains(column) && trimmedText(text).utf8.count >= 6
  }

  // MARK: - Notes

  private mutating func markNotes() {
    for row in rows where reasons[row] == nil {
      let filled = grid.filled(row)
      guard filled.count <= 2, let first = filled.first, !hasNumbers(row) else { continue }
      if isNoteText(grid.text(row, first)) { reasons[row] = .footnote }
    }
    let tail = rows.reversed().prefix { !isContent($0) }.reversed()
    var isUnderNotes = false
    for row in tail {
      let follows = isUnderNotes || !grid.isContiguous(row) || isNoteRow(row)
      if follows, reasons[row] == nil || reasons[row] == .footnote { reasons[row] = .footnote }
      isUnderNotes = isUnderNotes || follows
    }
  }

  private func isNoteRow(_ row: Int) -> Bool {
    if reasons[row] == .footnote { return true }
    let filled = grid.filled(row)
    guard let first = filled.first, label(row).isEmpty || filled.count <= 2 else { return false }
    return label(row).isEmpty || filled.contains { looksLikeNote(grid.text(row, $0)) }
      || first != roles.labelColumn && !isOrdinalText(grid.text(row, first)) && filled.count == 1
  }

  private func hasNumbers(_ row: Int) -> Bool { numeric.contains { isNumberText(grid.text(row, $0)) } }

  /// True for a row that certainly belongs to the table: it has a code, numbers (or dashes for them), a place in the
  /// list with a name, or nearly as many cells as the others.
  private func isContent(_ row: Int) -> Bool {
    if reasons[row] != nil && reasons[row] != .footnote { return true }
    if reasons[row] == .footnote { return false }
    let filled = grid.filled(row)
    if hasOwnCode(row) || filled.contains(where: { numeric.contains($0) && isNumberOrDash(row, $0) }) { return true }
    return filled.count >= 2 && filled.count * 2 >= usualFilled && !filled.contains { isNoteText(grid.text(row, $0)) }
  }

  private func isNumberOrDash(_ row: Int, _ column: Int) -> Bool {
    let text = grid.text(row, column)
    return isNumberText(text) || NumberBody(text).isBlank
  }

  // MARK: - Totals and headings

  private mutating func markTotalsAndHeadings() {
    var current: [PlaceRank: String] = [:]
    var totals = TotalCheck(grid, columns: numeric.filter(isAddable).sorted())
    for row in rows where reasons[row] == nil {
      let label = self.label(row)
      let verdict = hasOwnCode(row) ? .other : rowLabel(row, label)
      if case .area(let rank, let name) = verdict {
        current = current.filter { $0.key < rank }
        current[rank] = name
        reasons[row] = hasNumbers(row) ? .totalRow : .groupHeading
        totals.endGroup()
      } else if verdict == .total || isSum(row, label, verdict, &totals) {
        reasons[row] = .totalRow
        totals.endGroup()
      } else {
        totals.add(row)
        for (rank, name) in current { headings[rank, default: [:]][row] = name }
      }
    }
  }

  /// False for columns of codes, places in the list and years, whose sums mean nothing.
  private func isAddable(_ column: Int) -> Bool {
    guard let first = plainWords(names[column]).first else { return true }
    return !roles.codeColumns.contains(column)
      && !["no", "nomor", "nr", "id", "urut", "tahun", "year", "bulan"].contains(first)
  }

  private func rowLabel(_ row: Int, _ label: String) -> RowLabel {
    let filled = grid.filled(row)
    let own = RowLabel(label, below: roles.rank)
    guard let first = filled.first(where: { !isOrdinalText(grid.text(row, $0)) }) else { return .other }
    let leading = RowLabel(grid.text(row, first), below: roles.rank)
    let isNamed = !isEmptyText(label) && own == .other
    if isNamed, first != roles.labelColumn { return .other }
    if case .area = own, isWhole(row) { return .other }
    switch (leading, own) {
    case (.total, _): return .total
    case (.area(.regency, let name), _), (_, .area(.regency, let name)):
      let text = leading == .other ? label : trimmedText(grid.text(row, first))
      return text.lowercased().hasPrefix("kota")
        ? .perhapsTotal(of: name) : isEmptyText(label) ? leading : own
    case (.area, .other) where filled.count <= 2: return leading
    default: return isEmptyText(label) ? leading : own
    }
  }

  /// True when the row names all the areas that the rows around it name: `Kota Karang` beside its kecamatan is a village.
  private func isWhole(_ row: Int) -> Bool {
    let others = roles.groupColumns.filter { $0 != roles.labelColumn }
    return !others.isEmpty && others.allSatisfy { grid.isFilled(row, $0) }
  }

  /// A row without a name, or with one that may be a total's, whose numbers are the sums of the rows above it.
  private func isSum(_ row: Int, _ label: String, _ verdict: RowLabel, _ totals: inout TotalCheck) -> Bool {
    switch verdict {
    case .perhapsTotal: break
    case .other where isEmptyText(label) && hasNoText(row): break
    default: return false
    }
    return totals.isSum(row)
  }

  private func hasNoText(_ row: Int) -> Bool {
    grid.filled(row).allSatisfy { isNumberText(grid.text(row, $0)) || isEmptyText(grid.text(row, $0)) }
  }

  /// True when the row has a readable code of the kind of area that the rows are about.
  func hasOwnCode(_ row: Int) -> Bool {
    if !roles.contentColumns.isEmpty, roles.contentColumns.allSatisfy({ grid.isFilled(row, $0) }) { return true }
    if roles.codeParts.count > 1, hasCodeInParts(row) { return true }
    let columns = Set(0..<min(names.count, 10)).union(roles.codeColumns)
    return columns.contains { column in
      let text = trimmedText(grid.text(row, column))
      guard text.utf8.count >= 4, roles.codeColumns.contains(column) || text.utf8.count == 13 else { return false }
      return CodeSystem.allCases.contains { isOwn(RegionCode(text, system: $0)?.level) }
    }
  }

  /// A code whose parts stand in columns of their own; leading zeros may be lost.
  private func hasCodeInParts(_ row: Int) -> Bool {
    roles.codeParts.allSatisfy { column in
      let text = trimmedText(grid.text(row, column))
      return !text.isEmpty && text.utf8.count <= 6 && text.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 }
    }
  }

  private func isOwn(_ level: RegionLevel?) -> Bool {
    switch roles.rank {
    case .province: level == .province
    case .regency: level == .regency
    case .district: level == .district
    case .puskesmas, .village, .posyandu: level == .village
    }
  }
}

/// Rows that a row is compared with.
private let rowsCompared = 50
