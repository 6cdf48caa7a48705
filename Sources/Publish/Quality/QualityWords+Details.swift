import Analysis
import Stunting

extension QualityWords {
  /// What there is to say about a record; `name` prints an indicator by its key.
  func detail(_ d: MendDetail, name: (String) -> String) -> String {
    switch d {
    case .none, .survey: ""
    case .text(let text): text
    case .finding(let kind, let text, _): FindingText(language).text(kind, text)
    case .stated(let figure): FindingText(language).stated(figure)
    case .question(let asked, let district, let candidates):
      asked + (district.isEmpty ? "" : " (Kec. \(district))")
        + (candidates.isEmpty
          ? "" : pick("; mungkin ", "; may be ") + candidates.joined(separator: pick(" atau ", " or ")))
    case .jump(let indicator, let from, let to, let before, let after, _, _, _, _):
      "\(name(indicator)) \(arrow(before, after)) (\(from) - \(to))"
    case .digits(let r):
      pick(
        "\(measure(r.measure)): skor \(number.decimal(r.score, 0))",
        "\(measure(r.measure)): score \(number.decimal(r.score, 0))")
        + pick(", berakhir 0 atau 5: ", ", ending in 0 or 5: ") + number.percent(100 * r.shareOnZeroAndFive, 0)
    case .measuredShare(let period, let measured, let registered):
      "D/S " + number.percent(100 * measured / registered)
        + " (\(count(measured)) " + pick("dari", "of") + " \(count(registered)), \(period))"
    default: detailOfCells(d, name: name)
    }
  }

  private func detailOfCells(_ d: MendDetail, name: (String) -> String) -> String {
    switch d {
    case .noCases(let indicator, let period, let measured, let expected):
      name(indicator) + " \(period): "
        + pick("0 dari \(count(measured)), rata-rata memberi ", "0 of \(count(measured)), the average gives ")
        + number.decimal(expected, 0)
    case .aboveHundred(let indicator, let period, let percent):
      "\(name(indicator)) \(period): " + number.percent(percent)
    case .constant(let indicator, let period, let percent, let units):
      "\(name(indicator)) \(period): \(number.percent(percent)) "
        + pick("di \(units) wilayah", "in \(units) areas")
    case .repeated(let indicator, let from, let to, let numerator, let denominator):
      "\(name(indicator)) \(from) - \(to): \(count(numerator)) " + pick("dari", "of") + " \(count(denominator))"
    case .withoutValue(let series, let all):
      all == 1 ? "" : pick("\(series) dari \(all) deret", "\(series) of \(all) series")
    case .late(let newest, let days, let missing, let indicators):
      pick(
        "terbaru \(newest), terlambat \(number.integer(days)) hari, \(missing) laporan belum ada (\(indicators) deret)",
        "newest \(newest), \(number.integer(days)) days late, \(missing) reports missing (\(indicators) series)")
    default: ""
    }
  }

  func arrow(_ before: Double, _ after: Double) -> String {
    number.decimal(before) + " -> " + number.percent(after)
  }

  /// Rows as ranges, the first few: "3-5, 9, ...".
  func rows(_ ranges: [ClosedRange<Int>], most: Int) -> String {
    let shown = ranges.prefix(most).map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
    return shown.joined(separator: ", ") + (ranges.count > most ? ", ..." : "")
  }
}

/// Text cut to a number of characters, so that tables keep to a terminal.
func clipped(_ text: String, _ most: Int) -> String {
  text.count <= most ? text : text.prefix(max(0, most - 3)) + "..."
}
