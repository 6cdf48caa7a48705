/// What the columns of a table hold, as far as the places in it need it.
struct ColumnRoles {
  /// Areas that a column names or gives the codes of.
  private(set) var ranks: [Int: PlaceRank] = [:]
  private(set) var codeColumns: Set<Int> = []
  /// Columns whose texts joined make the code, where the declaration names several.
  private(set) var codeParts: [Int] = []
  /// Columns that only data has filled.
  private(set) var contentColumns: [Int] = []
  /// Columns of the declaration with areas above the rows' own.
  private(set) var declaredGroups: Set<Int> = []
  /// Kind of area that the rows are about.
  private(set) var rank: PlaceRank = .village
  /// Column with the names (or without any, the codes) of the rows' own areas.
  private(set) var labelColumn: Int?

  /// - Parameter body: Rows below the header.
  init(_ names: [String], _ layout: TableLayout, _ grid: RowGrid, body: Range<Int>) {
    let index = ColumnIndex(names)
    let sample = body.lowerBound..<min(body.upperBound, body.lowerBound + 200)
    for (column, name) in names.enumerated() { recognise(column, name, grid, sample) }
    declaredGroups = Set(layout.groupColumns.compactMap(index.find))
    let declaredNames = layout.nameColumns.compactMap(index.find)
    let declaredCodes = layout.codeColumns.compactMap(index.find)
    codeColumns.formUnion(declaredCodes)
    contentColumns = layout.contentColumns.compactMap(index.find)
    codeParts = declaredCodes.count > 1 ? declaredCodes : []
    let named = ranks.filter { !codeColumns.contains($0.key) }
    if let level = layout.level {
      rank = PlaceRank(level)
    } else if let lowest = (named.isEmpty ? ranks : named).values.max() {
      rank = lowest
    }
    labelColumn =
      declaredNames.first ?? named.filter { $0.value == rank }.keys.min() ?? declaredCodes.first
      ?? ranks.filter { $0.value == rank }.keys.min() ?? firstText(names.indices, grid, sample)
    if layout.level == nil, ranks.isEmpty, let labelColumn { rank = commonRank(labelColumn, grid, sample) }
  }

  /// The kind of area that most names begin with (`Kec. Hilir`), else villages.
  private func commonRank(_ column: Int, _ grid: RowGrid, _ sample: Range<Int>) -> PlaceRank {
    let first = sample.compactMap { plainWords(grid.text($0, column)).first }
    return PlaceRank.allCases.first { rank in first.count { rank.words.contains($0) } * 2 > first.count } ?? .village
  }

  private mutating func recognise(_ column: Int, _ name: String, _ grid: RowGrid, _ sample: Range<Int>) {
    let own = name.components(separatedBy: headerSeparator).last ?? name
    let words = plainWords(own)
    guard let first = words.first, !["jumlah", "jml", "total", "persen", "persentase"].contains(first),
      !own.contains("%"), words.count <= 6
    else { return }
    let found = PlaceRank.allCases.filter { !$0.words.isDisjoint(with: words) }
    let isCode = !Set(words).isDisjoint(with: ["kode", "kd", "id", "code"])
    if isCode { codeColumns.insert(column) }
    guard let rank = words.contains("puskesmas") ? .puskesmas : found.max(),
      isCode || !grid.isNumeric(column, in: sample)
    else { return }
    ranks[column] = rank
  }

  /// The first column whose cells are mostly text.
  private func firstText(_ columns: Range<Int>, _ grid: RowGrid, _ sample: Range<Int>) -> Int? {
    columns.first { column in
      let filled = sample.filter { grid.isFilled($0, column) && !isOrdinalText(grid.text($0, column)) }
      return !filled.isEmpty && !grid.isNumeric(column, in: sample)
    }
  }

  /// Columns with areas above the rows' own, for which some column has areas below.
  var groupColumns: [Int] {
    let others = ranks.filter { $0.value < rank && $0.key != labelColumn }.keys
    return Set(others).union(declaredGroups).subtracting([labelColumn].compactMap { $0 }).sorted()
  }
}

extension String {
  /// Parts between occurrences of a text.
  func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
