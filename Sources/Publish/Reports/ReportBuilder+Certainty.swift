import Analysis
import Stunting

extension ReportBuilder {
  /// How sure the order of the villages is: the villages surest to be among the highest.
  func addCertainty(_ d: inout Document) {
    guard let c = result.certainty else {
      if result.leftOut.contains(.certainty) { d.add(.note(certaintyLeftOut)) }
      return
    }
    d.add(.heading(pick("Kepastian peringkat", "Certainty of the order")))
    guard c.hasSignal else {
      d.add(
        .paragraph(
          pick(
            "Angka antar \(unitWord) tidak berbeda lebih dari kebetulan: setiap urutan sama mungkinnya.",
            "Rates differ by no more than chance: every order is equally likely.")))
      return
    }
    let order = c.inTop.indices.filter { c.inTop[$0] != nil }.sorted {
      ((c.inTop[$0] ?? 0), -(c.expectedRank[$0] ?? 0), -$0) > ((c.inTop[$1] ?? 0), -(c.expectedRank[$1] ?? 0), -$1)
    }
    let sure = order.count { (c.inTop[$0] ?? 0) >= 0.9 }
    d.add(
      .paragraph(
        pick(
          "\(sure) \(unitWord) hampir pasti (90 % atau lebih) termasuk \(c.top) yang tertinggi; di bawahnya urutan tidak pasti.",
          "\(sure) \(unitsEnglish(sure)) almost certainly (90% or more) among the \(c.top) highest; below them the order is uncertain."
        )))
    d.add(.table(certaintyTable(c, Array(order.prefix(15)))))
    d.add(
      .note(
        pick(
          "Dari sebaran posterior Bayes empiris, \(number.integer(c.draws)) undian (benih \(c.seed)). Ketidakpastian acak saja, tidak termasuk kesalahan pengukuran.",
          "From the empirical Bayes posterior, \(number.integer(c.draws)) draws (seed \(c.seed)). Random uncertainty only, not measurement error."
        )))
  }

  private var certaintyLeftOut: String {
    pick(
      "Kepastian peringkat tidak dihitung untuk lebih dari \(number.integer(LeftOutPart.mostVillages)) \(unitWord).",
      "The certainty of the order is not computed for more than \(number.integer(LeftOutPart.mostVillages)) \(unitsEnglish())."
    )
  }

  private func certaintyTable(_ c: CertaintyTable, _ villages: [Int]) -> Document.Table {
    Document.Table(
      columns: [
        (unitHeading, .left), (pick("Angka", "Rate"), .right),
        (pick("Peluang di atas rata-rata", "P(above average)"), .right),
        (pick("Peringkat (90 %)", "Rank (90%)"), .right),
        (pick("Peluang termasuk \(c.top) tertinggi", "P(among the \(c.top) highest)"), .right),
      ],
      rows: villages.map { v in
        let interval = c.rankInterval[v].map { " (\($0.lowerBound)-\($0.upperBound))" } ?? ""
        return [
          place(v), rate(result.headline?.crude[v]),
          c.aboveAverage[v].map { number.percent(100 * $0, 0) } ?? "-",
          c.expectedRank[v].map { number.decimal($0, 0) + interval } ?? "-",
          c.inTop[v].map { number.percent(100 * $0, 0) } ?? "-",
        ]
      })
  }
}
