import Analysis
import SpatialStats
import Stunting

extension ReportBuilder {
  /// Change between weighings, trend, persistence, and the lokus of the earlier weighing.
  func addChange(_ d: inout Document) {
    guard let t = result.trend, t.totals.count > 1 else { return }
    d.add(.heading(pick("Perubahan antar periode", "Change between periods")))
    d.add(.table(totals(t)))
    if let change = t.latest { addLatest(&d, change) }
    addSeries(&d, t)
    addPersistence(&d)
    addLokusChange(&d)
    d.add(
      .note(
        pick(
          "Selang memuat ketidakpastian acak saja, tidak termasuk kesalahan pengukuran.",
          "Intervals hold random uncertainty only, not measurement error.")))
  }

  private func totals(_ t: TrendTable) -> Document.Table {
    Document.Table(
      columns: [
        (pick("Periode", "Period"), .left), (unitsHeading, .right), (pick("Kasus", "Cases"), .right),
        (pick("Diukur", "Measured"), .right), ("D/S", .right), (pick("Gabungan", "Pooled"), .right),
        (pick("SK 95 %", "95% CI"), .right), (pick("Rata-rata", "Mean"), .right),
      ],
      rows: t.totals.map { p in
        [
          p.period.description, "\(p.villages)", number.count(p.cases), number.count(p.measured),
          p.measuredShare.map { number.percent(100 * $0, 0) } ?? "-", rate(p.rate),
          p.interval.map { rate($0.lower) + " - " + rate($0.upper) } ?? "-", rate(p.meanOfVillages),
        ]
      })
  }

  private func addLatest(_ d: inout Document, _ c: ChangeTable) {
    let (fall, rise) = (villages(c, .fall), villages(c, .rise))
    let tested = c.villages.count { $0.changeClass.isTested }
    d.add(
      .paragraph(
        pick(
          "\(c.before) ke \(c.after): \(fall.count) \(unitWord) turun dan \(rise.count) naik secara bermakna dari \(tested) yang diuji; yang lain dapat dijelaskan oleh kebetulan saja.",
          "\(c.before) to \(c.after): \(fall.count) \(unitsEnglish(fall.count)) fell and \(rise.count) rose significantly of \(tested) tested; chance alone explains the others."
        )))
    if let r = c.sameVillages {
      d.add(
        .paragraph(
          pick(
            "Perubahan pada \(c.sameVillageCount) \(unitWord) yang diukur dua kali: \(points(r.difference)) (\(points(r.interval.lower)) sampai \(points(r.interval.upper))).",
            "Change of the \(c.sameVillageCount) \(unitsEnglish()) measured twice: \(points(r.difference)) (\(points(r.interval.lower)) to \(points(r.interval.upper)))."
          )))
    }
    if !c.isLike {
      d.add(
        .note(pick("Tidak sebanding: ", "Not like with like: ") + c.unlike.map(unlike).joined(separator: "; ") + "."))
    }
    if !rise.isEmpty { d.add(.bullets([pick("Naik: ", "Rose: ") + list(rise) + "."])) }
    if !fall.isEmpty { d.add(.bullets([pick("Turun: ", "Fell: ") + list(fall) + "."])) }
    let missing = c.villages.filter { $0.changeClass.isMissing }.map(\.village)
    if !missing.isEmpty {
      d.add(
        .note(
          pick("Tidak diukur pada salah satu periode: ", "Not measured in one of the periods: ") + list(missing) + "."))
    }
  }

  private func villages(_ c: ChangeTable, _ kind: ChangeClass) -> [Int] {
    c.villages.filter { $0.changeClass == kind }.map(\.village)
  }

  private func unlike(_ r: UnlikeReason) -> String {
    switch r {
    case .season: pick("musim berbeda", "different seasons")
    case .length: pick("panjang periode berbeda", "periods of different length")
    case .indicator: pick("indikator berbeda", "different indicators")
    case .ageGroup: pick("kelompok umur berbeda", "different age groups")
    case .standIn: pick("salah satunya indikator pengganti", "one is a stand-in")
    case .measuredShare(let a, let b):
      "D/S \(number.percent(100 * a, 0)) / \(number.percent(100 * b, 0))"
    }
  }

  private func addSeries(_ d: inout Document, _ t: TrendTable) {
    guard let s = t.series else {
      d.add(
        .note(
          pick(
            "Tren (Mann-Kendall) memerlukan paling sedikit 5 periode yang sebanding; ada \(t.likePeriods).",
            "A trend (Mann-Kendall) needs at least 5 like periods; there are \(t.likePeriods).")))
      return
    }
    let fall = s.villages.indices.filter { s.villages[$0]?.changeClass == .fall }
    let rise = s.villages.indices.filter { s.villages[$0]?.changeClass == .rise }
    let slope = s.regency?.slope.map { points($0.slope) + pick(" per tahun", " a year") } ?? "-"
    d.add(
      .paragraph(
        pick(
          "Tren \(s.periods.count) periode: wilayah \(slope); \(fall.count) \(unitWord) turun, \(rise.count) naik secara bermakna.",
          "Trend over \(s.periods.count) periods: region \(slope); \(fall.count) \(unitsEnglish()) falling, \(rise.count) rising significantly."
        )))
  }

  private func addPersistence(_ d: inout Document) {
    guard let p = result.persistence, p.periods.count > 1, !p.lasting.isEmpty else { return }
    d.add(
      .paragraph(
        pick(
          "Wilayah hotspot pada setiap dari \(p.periods.count) periode terakhir yang mengujinya: ",
          "Juknis hotspot in every one of the last \(p.periods.count) periods that tested it: ") + list(p.lasting) + "."
      ))
  }

  private func addLokusChange(_ d: inout Document) {
    guard let c = result.lokusChange, let l = c.lokus else { return }
    d.add(
      .paragraph(
        pick(
          "\(l.villages) \(unitWord) yang menurut data \(c.before) akan menjadi lokus: dari \(rate(l.before)) menjadi \(rate(l.after)). Tanpa pengaruh apa pun diharapkan \(rate(l.expected)) (\(rate(l.expectedInterval.lower)) - \(rate(l.expectedInterval.upper))), karena yang dipilih karena tinggi turun dengan sendirinya; selebihnya \(points(l.beyondExpected)) (p \(number.probability(l.p))).",
          "\(l.villages) \(unitsEnglish(l.villages)) that the data of \(c.before) would have made lokus: from \(rate(l.before)) to \(rate(l.after)). Without any effect \(rate(l.expected)) was to be expected (\(rate(l.expectedInterval.lower)) - \(rate(l.expectedInterval.upper))), because what is chosen for being high falls by itself; beyond that \(points(l.beyondExpected)) (p \(number.probability(l.p)))."
        )))
    if let beside = c.againstSimilar, let interval = c.againstSimilarInterval {
      d.add(
        .note(
          pick(
            "Dibandingkan dengan \(unitWord) serupa yang bukan lokus: \(points(beside)) (\(points(interval.lower)) sampai \(points(interval.upper))). Bukan bukti pengaruh: lokus tidak diundi.",
            "Against similar \(unitsEnglish()) that are no lokus: \(points(beside)) (\(points(interval.lower)) to \(points(interval.upper))). No proof of an effect: lokus are not drawn by lot."
          )))
    }
  }

  /// A difference of rates with its sign, in points or per 1,000.
  func points(_ difference: Double) -> String {
    let per = Double(result.headline?.definition.per ?? 100)
    let text = number.decimal(abs(difference * per), 1)
    let sign = difference < 0 ? "-" : "+"
    return sign + text + (per == 100 ? pick(" poin", " points") : pick(" per 1.000", " per 1,000"))
  }
}
