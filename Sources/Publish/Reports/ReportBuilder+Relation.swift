import Analysis
import SpatialStats
import Stunting

extension ReportBuilder {
  /// Prevalence against coverage (Aksi 7), and the villages where programmes are complete and prevalence stays high.
  func addRelation(_ d: inout Document) {
    guard let r = result.relation, !r.rows.isEmpty else { return }
    d.add(.heading(pick("Hubungan \(headlineWord) dengan cakupan", "Relation of \(headlineWord) with coverage")))
    d.add(
      .table(
        Document.Table(
          columns: [
            (pick("Indikator", "Indicator"), .left), (unitsHeading, .right), (pick("Korelasi", "Correlation"), .right),
            (pick("n efektif", "Effective n"), .right), (pick("p (BH)", "p (BH)"), .right),
            (pick("Temuan", "Finding"), .left),
          ],
          rows: r.rows.map(relationRow))))
    d.add(
      .note(
        pick(
          "Korelasi peringkat (Spearman); p memperhitungkan bahwa \(unitWord) bertetangga mirip (n efektif). Hubungan bukan sebab: program sering dikirim ke tempat yang masalahnya besar.",
          "Rank correlation (Spearman); p allows for neighbours being alike (effective n). A relation is no cause: programmes are often sent where the problem is large."
        )))
    addRelationLeftOut(&d, r)
    addCompleteYetHigh(&d, r.completeYetHigh)
  }

  /// What an unexpected or undecidable finding may mean, and who took no part.
  private func addRelationLeftOut(_ d: inout Document, _ r: RelationTable) {
    if r.rows.contains(where: { $0.finding == .againstExpectation }) {
      d.add(
        .note(
          pick(
            "Berlawanan arah: mungkin program memang diarahkan ke \(unitWord) yang angkanya tinggi, atau data cakupan perlu diperiksa.",
            "The other way round: possibly programmes are sent where figures are high, or the coverage data need checking."
          )))
    }
    if r.rows.contains(where: { $0.finding == .undecidable }) {
      d.add(
        .note(
          pick(
            "Tidak dapat dipastikan: pola wilayahnya begitu kuat sehingga terlalu sedikit \(unitWord) yang saling bebas untuk diuji.",
            "Can't be decided: the spatial pattern is so strong that too few independent \(unitsEnglish()) are left to test."
          )))
    }
    guard let most = r.rows.map(\.leftOut).max(by: { $0.total < $1.total }), most.total > 0 else { return }
    d.add(
      .note(
        pick(
          "Paling banyak \(most.total) \(unitWord) tidak ikut: \(most.withoutPrevalence) tanpa angka sendiri, \(most.withoutCoverage) tanpa cakupan, \(most.coverageNotMeasuredHere) cakupannya dari wilayah yang lebih luas.",
          "At most \(most.total) \(unitsEnglish()) take no part: \(most.withoutPrevalence) without a rate of their own, \(most.withoutCoverage) without coverage, \(most.coverageNotMeasuredHere) with coverage of a larger area."
        )))
  }

  private func relationRow(_ row: RelationRow) -> [String] {
    let name = context.language == .indonesian ? row.definition.nameIndonesian : row.definition.nameEnglish
    return [
      name, "\(row.villages)", row.spearman.map { number.decimal($0.r, 2) } ?? "-",
      row.spearman.map { number.decimal($0.effectiveUnits, 0) } ?? "-",
      row.spearmanAdjusted.map(number.probability) ?? "-", labels.relation(row.finding),
    ]
  }

  private func addCompleteYetHigh(_ d: inout Document, _ c: CompleteYetHigh) {
    guard c.judged > 0 else { return }
    guard !c.villages.isEmpty else {
      d.add(
        .paragraph(
          pick(
            "Program lengkap tetapi angka tetap tinggi: tidak ada (dari \(c.judged) \(unitWord) yang dapat dinilai, \(c.complete) dengan program lengkap).",
            "Programmes complete yet the rate high: none (of \(c.judged) \(unitsEnglish()) that can be judged, \(c.complete) with complete programmes)."
          )))
      return
    }
    d.add(
      .paragraph(
        pick(
          "Program lengkap (semua indikator utama yang diketahui sekurangnya 75 % dari target, usulan) tetapi angka tetap di atas rata-rata: \(c.villages.count) dari \(c.complete) \(unitWord). Juknis menyarankan analisis situasi tersendiri: periksa mutu layanan dan penyebab lain.",
          "Programmes complete (every known main indicator at 75% of its target or more, usulan) yet the rate above the average: \(c.villages.count) of \(c.complete) \(unitsEnglish()). The juknis suggests a situation analysis of their own: look at the quality of services and other causes."
        )))
    d.add(
      .table(
        Document.Table(
          columns: [
            (unitHeading, .left), (pick("Angka", "Rate"), .right), (pick("Bermakna", "Significant"), .left),
            (pick("Indikator memadai", "Adequate"), .right), (pick("hampir", "nearly"), .right),
            (pick("tidak diketahui", "unknown"), .right),
          ],
          rows: c.villages.prefix(25).map { v in
            [
              place(v.village), rate(v.prevalence),
              v.isSignificant.map { $0 ? pick("ya", "yes") : pick("tidak", "no") } ?? "-", "\(v.full)", "\(v.nearly)",
              "\(v.unknown.count)",
            ]
          })))
    if c.villages.count > 25 {
      d.add(
        .note(
          pick(
            "\(c.villages.count - 25) lainnya: laporan.csv, kolom complete_yet_high.",
            "\(c.villages.count - 25) more: laporan.csv, column complete_yet_high.")))
    }
  }
}

extension Labels {
  func relation(_ f: RelationFinding) -> String {
    switch f {
    case .asExpected: language.pick("berhubungan, seperti yang diharapkan", "related, as expected")
    case .againstExpectation: language.pick("berhubungan, berlawanan arah", "related, the other way round")
    case .related: language.pick("berhubungan", "related")
    case .notSignificant: language.pick("tidak bermakna", "not significant")
    case .noVariation: language.pick("tidak ada keragaman", "nothing varies")
    case .tooFewVillages: language.pick("terlalu sedikit data", "too little data")
    case .undecidable: language.pick("tidak dapat dipastikan", "can't be decided")
    }
  }
}
