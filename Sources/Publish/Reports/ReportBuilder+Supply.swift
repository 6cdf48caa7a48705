import Analysis
import Stunting

extension ReportBuilder {
  /// Low coverage: is it supply or management? An indication a village, with its numbers, what to do first, and the
  /// questions of the juknis for the discussion (1.7 part 5).
  func addSupply(_ d: inout Document) {
    guard let table = result.supply else { return }
    let judged = table.pairs.filter { $0.rows.contains { $0.diagnosis != .notLacking && $0.diagnosis != .notJudged } }
    guard !judged.isEmpty else { return }
    d.add(.heading(pick("Penyediaan atau manajemen", "Supply or management")))
    d.add(
      .note(
        pick(
          "Hanya untuk pasangan indikator dan layanan di katalog, dan hanya bila paling sedikit dua dari tiga jenis penyediaan diketahui. Indikasi untuk dibahas, bukan kesimpulan.",
          "Only for pairs of the catalogue, and only where at least two of the three kinds of supply are known. An indication to discuss, no conclusion."
        ) + " " + SupplyWording(context.language).rule(table.options)))
    d.add(.table(supplyCounts(judged)))
    for pair in judged { addPair(&d, pair) }
    addQuestions(&d, judged)
  }

  private func supplyCounts(_ pairs: [SupplyPairTable]) -> Document.Table {
    Document.Table(
      columns: [
        (pick("Indikator", "Indicator"), .left), (pick("Layanan", "Service"), .left),
        (pick("Cakupan kurang", "Lacking"), .right), (pick("Manajemen", "Management"), .right),
        (pick("Sumber daya", "Resources"), .right), (pick("Belum dapat disimpulkan", "Not conclusive"), .right),
      ],
      rows: pairs.map { pair in
        let counts = [SupplyDiagnosis.management, .resources, .inconclusive].map { pair.rows($0).count }
        return [
          pair.definition.name(context.language), pair.service?.name(context.language) ?? "-",
          number.integer(counts.reduce(0, +)),
        ] + counts.map { number.integer($0) }
      })
  }

  /// Most villages a diagnosis that the report has a sentence on; the others are in the table.
  private static let mostSentences = 3

  /// Sentences of the villages with the lowest coverage of each diagnosis.
  private func addPair(_ d: inout Document, _ pair: SupplyPairTable) {
    let wording = SupplyWording(context.language)
    var lines: [String] = []
    var more = 0
    for diagnosis in [SupplyDiagnosis.resources, .management] {
      let rows = pair.rows(diagnosis).sorted {
        ($0.cell.percent ?? .infinity, $0.village) < ($1.cell.percent ?? .infinity, $1.village)
      }
      lines += rows.prefix(Self.mostSentences).compactMap {
        wording.sentence($0, in: pair, villages: result.edition.villages)
      }
      more += max(0, rows.count - Self.mostSentences)
    }
    if let line = inconclusiveLine(pair, wording) { lines.append(line) }
    d.add(.paragraph(pair.definition.name(context.language) + ":"))
    d.add(.bullets(lines))
    guard more > 0 else { return }
    d.add(.note(moreNote(more, in: "penyediaan.csv")))
  }

  /// All villages of which nothing can be concluded in one line, with the data to ask for.
  private func inconclusiveLine(_ pair: SupplyPairTable, _ wording: SupplyWording) -> String? {
    let rows = pair.rows(.inconclusive)
    guard !rows.isEmpty else { return nil }
    var asked: [String] = []
    for text in rows.flatMap({ wording.dataToAsk($0, pair) }) where !asked.contains(text) { asked.append(text) }
    let names = rows.count <= 10 ? ": " + rows.map { place($0.village) }.joined(separator: ", ") : ""
    return pick(
      "Belum dapat disimpulkan di \(rows.count) \(unitWord)\(names). Data yang perlu diminta: ",
      "Not conclusive in \(rows.count) \(unitsEnglish(rows.count))\(names). Data to ask for: ")
      + asked.joined(separator: "; ") + "."
  }

  private func addQuestions(_ d: inout Document, _ pairs: [SupplyPairTable]) {
    let wording = SupplyWording(context.language)
    let found = [SupplyDiagnosis.management, .resources, .inconclusive].filter { diagnosis in
      pairs.contains { !$0.rows(diagnosis).isEmpty }
    }
    d.add(
      .paragraph(
        pick(
          "Pertanyaan juknis untuk diskusi dengan OPD:", "Questions of the juknis for the discussion with the offices:")
      ))
    d.add(.bullets(found.flatMap(wording.questions) + wording.officeQuestions))
  }
}
