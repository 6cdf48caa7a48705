import Analysis
import Stunting

extension ReportBuilder {
  /// *Ringkasan Eksekutif*: what a head of office reads first.
  func addSummary(_ d: inout Document) {
    d.add(.heading(pick("Ringkasan Eksekutif", "Executive summary")))
    var items = [villagesSentence]
    if let headline = result.headline { items.append(averageSentence(headline)) }
    if let hotspots = result.hotspots { items.append(hotspotSentence(hotspots)) }
    if let klaster = result.klaster { items.append(klasterSentence(klaster)) }
    items += result.access.map { accessSentence($0) }
    items.append(lokusSentence)
    items.append(setAsideSentence)
    d.add(.bullets(items))
  }

  private var villagesSentence: String {
    let districts = Set(result.edition.villages.map(\.districtLabel)).count
    let n = number.integer(result.edition.villages.count)
    return pick("\(n) \(unitWord) di \(districts) kecamatan.", "\(n) \(unitsEnglish()) in \(districts) kecamatan.")
  }

  private func averageSentence(_ h: HeadlineTable) -> String {
    let data = h.crude.count { $0 != nil }
    let above = h.crude.count { c in c.flatMap { v in h.meanOfUnits.map { v > $0 } } ?? false }
    return pick(
      "\(capitalised(headlineWord)) \(h.period): rata-rata antar \(unitWord) \(rate(h.meanOfUnits)); gabungan \(rate(h.pooled)) (\(number.count(h.totalCases)) kasus dari \(number.count(h.totalDenominator))); \(above) \(unitWord) di atas rata-rata dari \(data) yang memiliki data.",
      "\(capitalised(headlineWord)) \(h.period): mean over the villages \(rate(h.meanOfUnits)); pooled \(rate(h.pooled)) (\(number.count(h.totalCases)) cases of \(number.count(h.totalDenominator))); \(above) \(unitsEnglish()) above the mean of \(data) with data."
    )
  }

  private func hotspotSentence(_ h: HotspotTable) -> String {
    let rates = h.isRateHotspot.count { $0 }
    let cases = h.isCasesHotspot.count { $0 }
    return pick(
      "Wilayah hotspot (juknis): \(rates) \(unitWord) melebihi rata-rata secara signifikan; \(cases) \(unitWord) dengan jumlah kasus (beban) melebihi rata-rata secara signifikan.",
      "Juknis hotspots: \(rates) \(unitsEnglish()) significantly above the average; \(cases) \(unitsEnglish()) with a number of cases (burden) significantly above the average."
    )
  }

  private func accessSentence(_ a: ServiceAccess) -> String {
    guard a.isBareCount else { return capitalised(serviceName(a)) + ": " + reachSentence(a) }
    let none = a.countInVillage.count { $0 == 0 }
    return pick(
      "\(capitalised(serviceName(a))): \(none) \(unitWord) tanpa fasilitas menurut jumlah yang tercatat (tanpa koordinat).",
      "\(capitalised(serviceName(a))): \(none) \(unitsEnglish()) without one by the recorded counts (no positions).")
  }

  private var lokusSentence: String {
    let l = result.lokus
    return pick(
      "Usulan lokus: \(l.selected.count) \(unitWord) dari \(l.qualifyingCount) yang memenuhi kriteria.",
      "Proposed lokus: \(l.selected.count) \(unitsEnglish()) of \(l.qualifyingCount) that meet the criteria.")
  }

  private var setAsideSentence: String {
    let whole = context.setAside.count { $0.wholeRecord && $0.reason != .filteredOut }
    let cells = context.setAside.count { !$0.wholeRecord }
    return pick(
      "Data: \(number.integer(whole)) catatan dan \(number.integer(cells)) sel tidak dipakai, masing-masing dengan alasan; \(number.integer(context.findings.count)) temuan untuk diperiksa.",
      "Data: \(number.integer(whole)) records and \(number.integer(cells)) cells set aside, each with a reason; \(number.integer(context.findings.count)) findings to check."
    )
  }

  func capitalised(_ text: String) -> String {
    let words = text.split(separator: "_").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
