import Analysis
import Stunting

extension QualityWriter {
  /// The report in plain words.
  func addSummary(_ d: inout Document) {
    d.add(.heading(pick("Ringkasan", "Summary")))
    d.add(.bullets(([sourcesLine, recordsLine] + problemLines + [timeLine, essentialLine]).compactMap { $0 }))
  }

  private var sourcesLine: String? {
    let t = report.totals
    guard t.sources > 0 else { return pick("Belum ada sumber data.", "There is no source yet.") }
    let all = number.integer(t.sources)
    return pick(
      "\(t.sourcesPoor) dari \(all) sumber perlu perbaikan, \(t.sourcesAttention) perlu perhatian.",
      "\(t.sourcesPoor) of \(all) sources need mending, \(t.sourcesAttention) need attention.")
  }

  private var recordsLine: String? {
    let t = report.totals
    guard t.recordsRead > 0 else { return nil }
    let (read, used) = (number.integer(t.recordsRead), number.integer(t.recordsAccepted))
    let rest: [(Int, String)] = [
      (t.asked, pick("menunggu jawaban di padanan_nama.csv", "wait for an answer in padanan_nama.csv")),
      (
        t.setAsideExpected,
        pick(
          "memang tidak diperlukan (saringan proyek, baris jumlah, wilayah lain)",
          "are not needed (filters of the project, rows of totals, other regions)")
      ),
      (
        t.setAside - t.setAsideExpected,
        pick("baris atau sel ditolak dengan alasannya", "rows or cells refused with a reason")
      ),
    ]
    let parts = rest.filter { $0.0 > 0 }.map { "\(number.integer($0.0)) \($0.1)" }
    return pick("\(read) baris dibaca: \(used) dipakai", "\(read) rows read: \(used) used")
      + parts.map { ", " + $0 }.joined() + "."
  }

  private var problemLines: [String] {
    var lines: [String] = []
    let inconsistent = report.totals.inconsistentRows
    if inconsistent > 0 {
      let n = number.integer(inconsistent)
      lines.append(
        pick(
          "\(n) baris tidak konsisten: angka yang tertulis tidak sama dengan hitungan dari bagiannya.",
          "\(n) rows are inconsistent: the stated number is not what its parts give."))
    }
    lines += report.surveys.filter { $0.verdict == .differs }.compactMap { surveyLine($0) }
    lines += measuredShareLines
    if let line = reliabilityLine { lines.append(line) }
    return lines
  }

  private func surveyLine(_ s: SurveyComparison) -> String? {
    guard let percent = s.percent, let period = s.period else { return nil }
    let (own, survey) = (number.percent(percent, 2), number.percent(s.survey.percent))
    return pick(
      "Surveilans \(own) (\(period)), \(s.survey.source) \(survey): berbeda jauh; cantumkan keduanya, periksa sebabnya.",
      "Surveillance \(own) (\(period)), \(s.survey.source) \(survey): far apart; print both, look into the reasons.")
  }

  private var measuredShareLines: [String] {
    report.sources.compactMap { source in
      guard let m = source.whole.measure(.measuredShare) else { return nil }
      let share = number.percent(m.percent)
      let (measured, registered) = (number.count(m.part), number.count(m.whole))
      return pick(
        "D/S \(share): \(measured) dari \(registered) balita terdaftar diukur (\(source.sourceID)).",
        "D/S \(share): \(measured) of \(registered) registered children were measured (\(source.sourceID)).")
    }
  }

  private var reliabilityLine: String? {
    let (j, h) = (report.jumps, report.heaping)
    guard j.tested + h.tested > 0 else { return nil }
    var parts: [String] = []
    if j.tested > 0 {
      parts.append(
        pick(
          "\(number.integer(j.flagged)) dari \(number.integer(j.tested)) perubahan antarperiode adalah lonjakan",
          "\(number.integer(j.flagged)) of \(number.integer(j.tested)) changes between periods are jumps") + jumpAreas)
    }
    if h.tested > 0 {
      parts.append(
        pick(
          "angka terakhir menumpuk pada \(number.integer(h.flagged)) dari \(number.integer(h.tested)) pengukuran wilayah",
          "last digits heap in \(number.integer(h.flagged)) of \(number.integer(h.tested)) sets of measurements"))
    }
    let text = parts.joined(separator: "; ") + "."
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private var timeLine: String? {
    let late = report.sources.filter { ($0.daysLate ?? 0) > 0 }
    guard let latest = late.max(by: { ($0.daysLate ?? 0) < ($1.daysLate ?? 0) }), let most = latest.daysLate else {
      return nil
    }
    let days = number.integer(most)
    return pick(
      "\(late.count) sumber terlambat; paling lama \(days) hari (\(latest.sourceID)).",
      "\(late.count) sources are late; \(latest.sourceID) by \(days) days.")
  }

  private var essentialLine: String? {
    let n = report.essentialWithoutSource.count
    guard n > 0 else { return nil }
    return pick("\(n) indikator esensial belum memiliki data.", "\(n) essential indicators have no data yet.")
  }

  /// In how many areas the jumps are.
  private var jumpAreas: String {
    let records = report.mendList.filter { $0.problem == .rule(.jumps) }.flatMap(\.records)
    let areas = Set(records.compactMap(\.place)).count
    return areas > 0 ? pick(", di \(number.integer(areas)) wilayah", ", in \(number.integer(areas)) areas") : ""
  }
}

extension ScopeQuality {
  /// The measure of one rule, where it could be assessed.
  func measure(_ rule: QualityRule) -> QualityMeasure? {
    dimensions.lazy.flatMap(\.measures).first { $0.rule == rule }
  }
}
