import Analysis
import Stunting

extension ReportBuilder {
  /// Coverage of the main indicators (Table 1.2) and the answers of category indicators.
  func addCoverage(_ d: inout Document) {
    let columns = result.coverage.filter {
      $0.definition.kind != .category && ($0.isMain || $0.definition.effectiveTarget != nil)
    }
    guard !columns.isEmpty || result.coverage.contains(where: { $0.definition.kind == .category }) else { return }
    d.add(.heading(pick("Cakupan layanan", "Coverage of services")))
    if !columns.isEmpty { d.add(.table(coverageTable(columns))) }
    if !columns.isEmpty {
      d.add(
        .note(
          pick(
            "Kelas cakupan terhadap target: Sangat Rendah < 50 %, Rendah < 75 %, Hampir Memadai < 100 %, Memadai: usulan. Indikator utama: \(result.mainColumns.count).",
            "Coverage classes of the target: very low < 50%, low < 75%, nearly adequate < 100%, adequate: usulan (proposal). Main indicators: \(result.mainColumns.count)."
          )))
    }
    for column in result.coverage where column.definition.kind == .category { addCategory(&d, column) }
  }

  private func coverageTable(_ columns: [CoverageColumn]) -> Document.Table {
    Document.Table(
      columns: [
        (pick("Indikator", "Indicator"), .left), ("Target", .right), (labels.coverageClass(.sangatRendah), .right),
        (labels.coverageClass(.rendah), .right), (labels.coverageClass(.hampirMemadai), .right),
        (labels.coverageClass(.memadai), .right), (pick("Tanpa data", "No data"), .right),
        (pick("Tanpa sasaran", "No target pop."), .right),
      ],
      rows: columns.map { c in
        let counts = CoverageClass.allCases.map { k in number.integer(c.cells.count { $0.coverageClass == k }) }
        return [
          name(c.definition) + (c.isMain ? " *" : ""),
          c.definition.effectiveTarget.map { number.percent($0.percent, 0) } ?? "-",
        ]
          + counts + [
            number.integer(c.cells.count { $0.state == .noData }),
            number.integer(c.cells.count { $0.state == .noTarget }),
          ]
      })
  }

  func name(_ i: IndicatorDefinition) -> String { context.language == .indonesian ? i.nameIndonesian : i.nameEnglish }

  private func addCategory(_ d: inout Document, _ column: CoverageColumn) {
    var counts: [String: Int] = [:]
    for answer in column.categories { counts[answer ?? pick("tidak ada data", "no data"), default: 0] += 1 }
    let rows = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { [$0.key, number.integer($0.value)] }
    d.add(
      .paragraph(
        name(column.definition)
          + pick(" (kategori desa, bukan cakupan):", " (a category of the village, not a coverage):")))
    d.add(
      .table(.init(columns: [(pick("Jawaban", "Answer"), .left), (unitsHeading, .right)], rows: rows)))
  }
}
