import Analysis
import SpatialStats
import Stunting

extension ReportBuilder {
  /// What spatial statistics finds: villages that are high, or low, together, by the headline method.
  func addKlaster(_ d: inout Document) {
    guard let k = result.klaster else { return }
    d.add(
      .heading(
        pick(
          "Klaster: \(unitWord) yang tinggi atau rendah bersama-sama",
          "Klaster: \(unitsEnglish()) that are high or low together")))
    d.add(.paragraph(klasterSentence(k) + " " + klasterMeaning))
    addKlasterTable(&d, k)
    d.add(.note(klasterMethod(k)))
    addMeasurementNote(&d)
    addIslands(&d, k)
  }

  /// "3 klaster tinggi (14 desa/kelurahan) dan 1 klaster rendah (5 desa/kelurahan) menurut Gi*."
  func klasterSentence(_ k: KlasterTable) -> String {
    let high = tally(k, .high)
    let low = tally(k, .low)
    let method = labels.method(k.headline)
    if high.klaster + low.klaster == 0 {
      return pick(
        "Tidak ada klaster yang bermakna secara statistik menurut \(method). Tidak bermakna secara statistik bukan berarti aman.",
        "No statistically significant klaster by \(method). Not significant does not mean safe.")
    }
    return pick(
      "\(high.klaster) klaster tinggi (\(high.villages) \(unitWord)) dan \(low.klaster) klaster rendah (\(low.villages) \(unitWord)) menurut \(method).",
      "\(high.klaster) high klaster (\(high.villages) \(unitsEnglish(high.villages))) and \(low.klaster) low klaster (\(low.villages) \(unitsEnglish(low.villages))) by \(method)."
    )
  }

  private func tally(_ k: KlasterTable, _ sign: KlasterSign) -> (klaster: Int, villages: Int) {
    let members = k.klasterNumber.indices.filter { k.klasterNumber[$0] != nil && result.klasterSign($0) == sign }
    return (Set(members.compactMap { k.klasterNumber[$0] }).count, members.count)
  }

  private var klasterMeaning: String {
    pick(
      "Klaster tinggi adalah \(unitWord) bertetangga yang angkanya bersama-sama lebih tinggi daripada yang dapat terjadi secara kebetulan; klaster tidak mengatakan sebabnya.",
      "A high klaster is \(unitsEnglish()) beside each other whose rates together are higher than chance would make them; a klaster does not say why."
    )
  }

  private func addKlasterTable(_ d: inout Document, _ k: KlasterTable) {
    let numbers = Set(k.klasterNumber.compactMap { $0 }).sorted()
    guard !numbers.isEmpty else { return }
    d.add(
      .table(
        Document.Table(
          columns: [
            ("No.", .right), (pick("Jenis", "Kind"), .left), (unitsHeading, .right),
            (pick("Kasus", "Cases"), .right), (pick("Angka", "Rate"), .right),
            (pick("Efek pengukuran", "Measurement effect"), .left),
          ],
          rows: numbers.map { klasterRow(k, $0) })))
    d.add(.bullets(numbers.map { pick("Klaster \($0): ", "Klaster \($0): ") + members(k, $0) + "." }))
    d.add(
      .note(
        pick(
          "Tanda di belakang nama: G = Gi*, M = local Moran, P = pindai (scan) juga menyebut \(unitWord) itu. Data dan sinyalnya sama, jadi bukan bukti yang terpisah.",
          "Marks behind a name: G = Gi*, M = local Moran, P = scan call it too. Same data, same signal: not separate evidence."
        )))
  }

  private func klasterRow(_ k: KlasterTable, _ number: Int) -> [String] {
    let members = k.klasterNumber.indices.filter { k.klasterNumber[$0] == number }
    let isHigh = members.first.map { result.klasterSign($0) == .high } ?? true
    let cases = members.compactMap { result.headline?.cases[$0] }.reduce(0, +)
    let measured = members.compactMap { result.headline?.denominator[$0] }.reduce(0, +)
    return [
      "\(number)", isHigh ? pick("tinggi", "high") : pick("rendah", "low"), "\(members.count)",
      self.number.count(cases) + " / " + self.number.count(measured), rate(measured > 0 ? cases / measured : nil),
      result.measurement?.ofKlaster[number].map { labels.measurementLevel($0.level) } ?? "-",
    ]
  }

  /// Names of a klaster's members, each with the methods that call it.
  private func members(_ k: KlasterTable, _ number: Int) -> String {
    k.klasterNumber.indices.filter { k.klasterNumber[$0] == number }.map { v in
      result.edition.villages[v].label + marks(k, v, result.klasterSign(v) ?? .high)
    }.joined(separator: ", ")
  }

  /// Which methods call a village: "(G M P)".
  private func marks(_ k: KlasterTable, _ v: Int, _ sign: KlasterSign) -> String {
    let letters = k.consistency.callers(v, sign).map { method in
      switch method {
      case .giStar: "G"
      case .localMoran: "M"
      case .scan: "P"
      }
    }
    return letters.isEmpty ? "" : " (" + letters.joined(separator: " ") + ")"
  }

  /// Method, n, permutations, seed, correction: what makes the answer again.
  func klasterMethod(_ k: KlasterTable) -> String {
    let tested = k.giP.count { $0 != nil }
    let draws = number.integer(k.permutations)
    return pick(
      "Cara: Gi* pada angka Bayes empiris, local Moran pada angka Assuncao-Reis; \(number.integer(tested)) \(unitWord) diuji; \(inference(k)), paling banyak \(draws) kali (lebih sedikit di mana hasilnya sudah pasti), benih \(k.seed), \(k.generator); p dua sisi; koreksi \(labels.correction(k.correction)), taraf \(number.percent(100 * k.alpha, 0)); tetangga: \(labels.neighbours(rule: k.rule, tolerance: number.decimal(k.toleranceMetres, 1))).",
      "Method: Gi* on empirical Bayes rates, local Moran on Assuncao-Reis rates; \(number.integer(tested)) \(unitsEnglish()) tested; \(inference(k)), at most \(draws) draws (fewer where the answer is settled), seed \(k.seed), \(k.generator); two-sided p; correction \(labels.correction(k.correction)), level \(number.percent(100 * k.alpha, 0)); neighbours: \(labels.neighbours(rule: k.rule, tolerance: number.decimal(k.toleranceMetres, 1)))."
    )
  }

  private func inference(_ k: KlasterTable) -> String {
    switch k.inference {
    case .permutation: pick("permutasi bersyarat", "conditional permutation")
    case .simulation: pick("simulasi menurut jumlah yang diukur", "simulation given the number measured")
    }
  }

  private func addIslands(_ d: inout Document, _ k: KlasterTable) {
    let joined = k.isJoinedIsland.indices.filter { k.isJoinedIsland[$0] }
    if !joined.isEmpty {
      d.add(
        .note(
          pick("Pulau yang dihubungkan dengan \(unitWord) terdekat: ", "Islands joined to their nearest village: ")
            + list(joined) + "."))
    }
    if let edge = result.neighbourhood?.edge?.villages, !edge.isEmpty {
      d.add(
        .note(
          pick(
            "\(edge.count) \(unitWord) berbatasan dengan wilayah di luar; tetangganya di sana tidak mempunyai nilai, jadi sekitarnya tidak lengkap: ",
            "\(edge.count) \(unitsEnglish(edge.count)) border on the outside; their neighbours there have no values, so their surroundings are incomplete: "
          ) + list(edge) + "."))
    }
    let alone = k.giClass.indices.filter { k.giClass[$0] == .noNeighbours }
    if !alone.isEmpty {
      d.add(
        .note(
          pick("Tanpa tetangga (tidak dapat dinilai): ", "No neighbours (can't be judged): ") + list(alone) + "."))
    }
  }

  /// Places, the first 40 by name.
  func list(_ villages: [Int]) -> String {
    let shown = villages.prefix(40).map(place).joined(separator: "; ")
    let more = villages.count - 40
    return more > 0 ? shown + pick("; dan \(more) lainnya", "; and \(more) more") : shown
  }
}
