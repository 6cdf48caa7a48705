import Analysis
import Stunting

extension QualityWriter {
  private struct Stated {
    var sourceID: String
    var row: Int?
    var place: String
    var figure: StatedFigure

    var difference: Double { abs(figure.stated - figure.computed) }
  }

  /// Stated numbers that are not what their parts give: what was read beside what was computed.
  func addStated(_ d: inout Document) {
    let all = statedFigures
    guard !all.isEmpty else { return }
    d.add(.heading(pick("Angka yang tidak sesuai dengan bagiannya", "Numbers that do not agree with their parts")))
    let (n, rows) = (number.integer(all.count), number.integer(report.totals.inconsistentRows))
    d.add(
      .paragraph(
        pick(
          "\(n) angka di \(rows) baris. Yang dipakai adalah bagiannya, bukan angka yang tertulis. Selisih terbesar lebih dulu:",
          "\(n) numbers in \(rows) rows. The parts are used, not the stated number. Largest difference first:")))
    let columns: [(String, Document.Alignment)] = [
      (pick("Sumber", "Source"), .left), (pick("Baris", "Row"), .right), (pick("Wilayah", "Area"), .left),
      (pick("Kolom", "Column"), .left), (pick("Tertulis", "Stated"), .right), (pick("Dihitung", "Computed"), .right),
      (pick("Dari", "From"), .right),
    ]
    d.add(table(columns, all.prefix(Most.stated).map { cells($0) }))
    addRest(&d, of: all.count, shown: Most.stated)
  }

  /// Percentages before sums, each by the size of the difference.
  private var statedFigures: [Stated] {
    let all = report.mendList.flatMap { item in
      item.records.compactMap { record -> Stated? in
        guard case .stated(let figure) = record.detail else { return nil }
        return Stated(sourceID: item.sourceID, row: record.row, place: record.place?.name ?? "", figure: figure)
      }
    }
    func precedes(_ a: Int, _ b: Int) -> Bool {
      let (x, y) = (all[a], all[b])
      if x.figure.isPercentage != y.figure.isPercentage { return x.figure.isPercentage }
      return (y.difference, x.sourceID, x.row ?? 0, a) < (x.difference, y.sourceID, y.row ?? 0, b)
    }
    return all.indices.sorted(by: precedes).map { all[$0] }
  }

  private func cells(_ s: Stated) -> [String] {
    let text = FindingText(words.language)
    let basis = s.figure.parts.map { number.count($0) }.joined(separator: s.figure.isPercentage ? "/" : " + ")
    return [
      clipped(s.sourceID, 18), s.row.map { number.integer($0) } ?? "-", clipped(s.place, 18),
      clipped(s.figure.column, 20), text.figure(s.figure.stated, s.figure), text.figure(s.figure.computed, s.figure),
      clipped(basis, 16),
    ]
  }

  /// Names written otherwise than the unit is called, which a rule placed: said so that a person can object.
  func addPlacedNames(_ d: inout Document) {
    let lines = placedNames
    guard !lines.isEmpty else { return }
    d.add(.heading(pick("Nama yang ditempatkan menurut aturan", "Names placed by a rule")))
    d.add(
      .paragraph(
        pick(
          "Tertulis di berkas = wilayah yang dipakai. Bila salah, tulis kode wilayah yang benar di berkas sumber.",
          "As in the file = the area it was given to. Where wrong, write the right region code in the source file."
        )))
    d.add(.bullets(Array(lines.prefix(Most.names))))
    addRest(&d, of: lines.count, shown: Most.names)
  }

  private var placedNames: [String] {
    report.mendList.flatMap { item in
      item.records.compactMap { record -> String? in
        guard case .finding(let kind, let text, _) = record.detail, kind.placesAName, let place = record.place,
          !place.name.isEmpty, !text.isEmpty, text.lowercased() != place.name.lowercased()
        else { return nil }
        let row = record.row.map { pick("baris \($0); ", "row \($0); ") } ?? ""
        return "\(text) = \(place.name) \(place.code) (\(row)\(item.sourceID))"
      }
    }
  }
}

extension FindingKind {
  /// Its detail is a name as read.
  fileprivate var placesAName: Bool {
    switch self {
    case .matchedByName, .matchedBySimilarName, .nameDiffers: true
    default: false
    }
  }
}
