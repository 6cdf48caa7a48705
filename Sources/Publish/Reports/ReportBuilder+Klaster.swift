import Analysis
import Stunting

extension ReportBuilder {
  /// What spatial statistics finds: villages that are high, or low, together.
  func addKlaster(_ d: inout Document) {
    guard let k = result.klaster else { return }
    d.add(
      .heading(
        pick(
          "Klaster: \(unitWord) yang tinggi atau rendah bersama-sama",
          "Klaster: \(unitsEnglish()) that are high or low together")))
    let numbers = Set(k.klasterNumber.compactMap { $0 }).sorted()
    if numbers.isEmpty {
      d.add(
        .paragraph(pick("Tidak ada klaster yang bermakna secara statistik.", "No statistically significant klaster.")))
    } else {
      d.add(.table(klasterTable(k, numbers)))
    }
    d.add(
      .note(
        pick(
          "Gi* pada angka Bayes empiris; local Moran pada angka Assuncao-Reis. Permutasi bersyarat \(number.integer(k.permutations)) kali (benih \(k.seed), \(k.generator)), p dua sisi, Benjamini-Hochberg \(number.percent(100 * k.alpha, 0)). Tetangga: sisi atau sudut dalam \(number.decimal(k.toleranceMetres, 1)) m.",
          "Gi* on empirical Bayes rates; local Moran on Assuncao-Reis rates. \(number.integer(k.permutations)) conditional permutations (seed \(k.seed), \(k.generator)), two-sided p, Benjamini-Hochberg \(number.percent(100 * k.alpha, 0)). Neighbours: edge or corner within \(number.decimal(k.toleranceMetres, 1)) m."
        )))
    addIslands(&d, k)
    d.add(
      .note(
        pick(
          "Klaster dapat juga merupakan klaster cara mengukur (tenaga, alat dan kalibrasi milik puskesmas): periksa D/S dan alat sebelum menyimpulkan.",
          "A klaster can be a cluster of measuring practice (staff, tools and calibration belong to a puskesmas): check D/S and tools before concluding."
        )))
  }

  private func klasterTable(_ k: KlasterTable, _ numbers: [Int]) -> Document.Table {
    Document.Table(
      columns: [
        ("No.", .right), (pick("Jenis", "Kind"), .left), (unitsHeading, .right),
        (pick("Anggota", "Members"), .left),
      ],
      rows: numbers.map { n in
        let members = k.klasterNumber.indices.filter { k.klasterNumber[$0] == n }
        let isHigh = members.first.map { k.giClass[$0].isHigh } ?? true
        let names = members.map { result.edition.villages[$0].name + agreement(k, $0) }
        return [
          "\(n)", isHigh ? pick("tinggi", "high") : pick("rendah", "low"), "\(members.count)",
          names.joined(separator: ", "),
        ]
      })
  }

  /// A mark when local Moran agrees.
  private func agreement(_ k: KlasterTable, _ v: Int) -> String { (k.moranAdjusted[v] ?? 2) <= k.alpha ? "*" : "" }

  private func addIslands(_ d: inout Document, _ k: KlasterTable) {
    d.add(
      .note(
        pick(
          "* = local Moran juga bermakna (data dan sinyal yang sama, bukan bukti terpisah).",
          "* = local Moran is significant too (same data, same signal: not separate evidence).")))
    let joined = k.isJoinedIsland.indices.filter { k.isJoinedIsland[$0] }
    if !joined.isEmpty {
      d.add(
        .note(
          pick("Pulau yang dihubungkan dengan \(unitWord) terdekat: ", "Islands joined to their nearest village: ")
            + joined.map(place).joined(separator: "; ") + "."))
    }
    let alone = k.giClass.indices.filter { k.giClass[$0] == .noNeighbours }
    if !alone.isEmpty {
      d.add(
        .note(
          pick("Tanpa tetangga (tidak dapat dinilai): ", "No neighbours (can't be judged): ")
            + alone.map(place).joined(separator: "; ") + "."))
    }
  }
}
