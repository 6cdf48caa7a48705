import Analysis
import Stunting

extension ReportBuilder {
  /// Interventions that are absent in most villages or where they are needed, and the money by office (juknis Aksi 1 part
  /// 3B; the rows stand in the columns of Table 2.2 in `program.csv`).
  func addProgrammes(_ d: inout Document) {
    guard let table = result.programmes, !table.rows.isEmpty else { return }
    d.add(.heading(pick("Kesenjangan program", "Programme gap")))
    d.add(.paragraph(programmeSentence(table)))
    let missing = table.interventions.filter { $0.isAbsentInMost || !$0.absentWhereNeeded.isEmpty }
    if !missing.isEmpty { d.add(.table(interventionTable(missing))) }
    let named = missing.filter { !$0.absentWhereNeeded.isEmpty && $0.absentWhereNeeded.count <= 20 }
    if !named.isEmpty { d.add(.bullets(named.map(absentSentence))) }
    d.add(.paragraph(pick("Anggaran menurut OPD:", "Budget by office:")))
    d.add(.table(moneyTable(table.offices)))
    addUnplaced(&d, table)
  }

  private func programmeSentence(_ t: ProgrammeGapTable) -> String {
    let most = t.interventions.count { $0.isAbsentInMost }
    let needed = t.interventions.count { !$0.absentWhereNeeded.isEmpty }
    let year = t.year.map(String.init) ?? "-"
    return pick(
      "Tahun \(year): \(number.integer(t.rows.count)) baris program, \(t.interventions.count) intervensi. \(most) intervensi tidak ada di lebih dari separuh \(unitWord); \(needed) tidak ada di \(unitWord) yang membutuhkan (cakupan tergolong kurang).",
      "Year \(year): \(number.integer(t.rows.count)) programme rows, \(t.interventions.count) interventions. \(most) are absent in more than half of the \(unitsEnglish()); \(needed) are absent where they are needed (coverage lacking)."
    )
  }

  private func interventionTable(_ interventions: [ProgrammeIntervention]) -> Document.Table {
    Document.Table(
      columns: [
        (pick("Intervensi", "Intervention"), .left), ("OPD", .left), (pick("Ada di", "Present in"), .right),
        (pick("Tidak ada di", "Absent in"), .right), (pick("Membutuhkan", "In need"), .right),
        (pick("Butuh, tidak ada", "Needed, absent"), .right), (pick("Anggaran (Rp)", "Budget (Rp)"), .right),
      ],
      rows: interventions.map { i in
        [
          i.name(context.language), i.offices.joined(separator: "; "), number.integer(i.present.count),
          number.integer(i.absent.count), number.integer(i.needing.count),
          number.integer(i.absentWhereNeeded.count), money(i.money.budgetRupiah, missing: i.money.rowsWithoutBudget),
        ]
      })
  }

  private func absentSentence(_ i: ProgrammeIntervention) -> String {
    let names = i.absentWhereNeeded.map(place).joined(separator: ", ")
    let caution =
      i.unplacedRows == 0
      ? ""
      : pick(
        " (\(i.unplacedRows) baris tanpa lokasi yang terbaca: mungkin ada di sana)",
        " (\(i.unplacedRows) rows without a readable location: it may be there)")
    return i.name(context.language) + pick(" dibutuhkan dan tidak ada di: ", " needed and absent in: ") + names
      + caution
  }

  private func moneyTable(_ totals: [ProgrammeTotal]) -> Document.Table {
    Document.Table(
      columns: [
        ("OPD", .left), (pick("Baris", "Rows"), .right), (pick("Anggaran (Rp)", "Budget (Rp)"), .right),
        (pick("Realisasi (Rp)", "Spent (Rp)"), .right),
      ],
      rows: totals.map { t in
        [
          t.name.isEmpty ? pick("tidak disebut", "not stated") : t.name, number.integer(t.money.rows),
          money(t.money.budgetRupiah, missing: t.money.rowsWithoutBudget),
          money(t.money.realisedRupiah, missing: t.money.rowsWithoutRealisation),
        ]
      })
  }

  /// An amount; a star tells that rows without one are not in it.
  private func money(_ rupiah: Double, missing: Int) -> String {
    number.decimal(rupiah, 0) + (missing > 0 ? "*" : "")
  }

  private func addUnplaced(_ d: inout Document, _ t: ProgrammeGapTable) {
    let hasGaps = (t.offices.map(\.money)).contains { $0.rowsWithoutBudget + $0.rowsWithoutRealisation > 0 }
    if hasGaps { d.add(.note(pick("Tanda *: sebagian baris tanpa jumlah uang.", "With *: some rows have no amount."))) }
    guard !t.unplaced.isEmpty else { return }
    d.add(
      .paragraph(
        pick(
          "Lokasi yang tidak terbaca (dihitung di desa mana pun tidak):",
          "Locations that could not be read (counted nowhere):")))
    d.add(
      .bullets(
        t.unplaced.prefix(20).map { index in
          let p = t.rows[index].programme
          return pick("baris \(p.sourceRow): ", "row \(p.sourceRow): ") + "'\(p.location)' (\(p.activity))"
        }))
  }
}
