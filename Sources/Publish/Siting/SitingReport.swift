import Analysis
import Geometry
public import Stunting

/// The text of a siting: what was asked, what is proposed, what it brings, how sure that is, and what a further site
/// would bring.
public struct SitingReport: Sendable {
  let plan: SitingPlan
  let placeName: String
  let isSynthetic: Bool
  let language: Language
  let number: NumberText
  /// What is to be said of the files that were read.
  public var remarks: [String] = []

  public init(_ plan: SitingPlan, placeName: String, isSynthetic: Bool, language: Language) {
    self.plan = plan
    self.placeName = placeName
    self.isSynthetic = isSynthetic
    self.language = language
    number = NumberText(language)
  }

  public func document() -> Document {
    var d = Document()
    d.add(
      .title(
        pick("Usulan lokasi ", "Proposed sites: ") + plan.service.name(language) + ", " + placeName))
    var opening = [pick("Untuk penggunaan internal: angka tidak disamarkan.", "For internal use: numbers are exact.")]
    if isSynthetic {
      opening.append(pick("DATA SINTETIS: kabupaten ini rekaan.", "SYNTHETIC DATA: an invented regency."))
    }
    d.add(.bullets(opening + remarks + [asked, method, existing, status]))
    d.add(.heading(pick("Lokasi yang diusulkan", "Proposed sites")))
    addSites(&d)
    d.add(.bullets(effect))
    addExplanation(&d)
    addCurve(&d)
    return d
  }

  /// The lines at the foot of the map.
  public var mapLines: [String] { [asked, method + " " + status] }

  private var result: SitingResult { plan.result }

  private var asked: String {
    let objective =
      switch result.objective {
      case .mostCovered: pick("paling banyak orang masuk jangkauan (MCLP)", "most people within reach (MCLP)")
      case .leastTravel: pick("jumlah perjalanan paling kecil (p-median)", "least travel in all (p-median)")
      case .fewestSites: pick("lokasi paling sedikit agar semua terjangkau (LSCP)", "fewest sites for all (LSCP)")
      case .leastWorst: pick("perjalanan terjauh paling pendek (p-center)", "shortest longest way (p-centre)")
      }
    let limit =
      switch result.limit {
      case .none: ""
      case .sites(let n): pick(", \(n) lokasi baru", ", \(n) new sites")
      case .budget(let b): pick(", anggaran \(number.count(b))", ", a budget of \(number.count(b))")
      }
    return pick("Tujuan: ", "Objective: ") + objective + limit + ". " + pick("Ambang ", "Threshold ")
      + cost(plan.norm.value) + " (" + plan.norm.source + ", " + plan.norm.status.rawValue + ")."
  }

  private var method: String {
    let labels = Labels(language)
    let rungs = DemandRung.allCases.filter(plan.rungs.contains).map { $0.label(language) }.joined(separator: ", ")
    let people =
      plan.demandSource.map { "\(group) (\(labels.demandSource($0)))" }
      ?? pick("tempat, tanpa jumlah orang", "places, without numbers of people")
    return pick(
      "Dihitung \(labels.costModel(plan.method.model)); permintaan: \(people), dari \(rungs); calon lokasi: \(candidateWord). Fasilitas yang ada tetap.",
      "Computed by \(labels.costModel(plan.method.model)); demand: \(people), from \(rungs); candidates: \(candidateWord). Existing facilities stay."
    )
  }

  /// What stands already; where nothing is known of it, that is said first.
  private var existing: String {
    if plan.existing == 0 {
      return pick(
        "PERHATIAN: tidak ada fasilitas \(plan.service.name(.indonesian)) berkoordinat dalam data; dihitung seolah-olah belum ada satu pun. Periksa dahulu daftarnya.",
        "NOTE: the data has no \(plan.service.name(.english)) with a position; this is computed as if there were none. Check the list first."
      )
    }
    let rest =
      plan.unplaced > 0
      ? pick(
        "; \(plan.unplaced) tanpa koordinat tidak ikut dihitung",
        "; \(plan.unplaced) without a position are not counted") : ""
    return pick(
      "Fasilitas yang ada dan berfungsi: \(number.integer(plan.existing))\(rest).",
      "Existing and working: \(number.integer(plan.existing))\(rest).")
  }

  private var candidateWord: String {
    switch plan.candidates {
    case "settlements": pick("permukiman", "settlements")
    case "villages": pick("desa/kelurahan", "villages")
    default: plan.candidates
    }
  }

  private var status: String {
    let solver = "\(result.solver.name) \(result.solver.version), seed \(result.solver.seed)"
    switch result.status {
    case .optimal: return pick("Terbukti optimal", "Proven optimal") + " (\(solver))."
    case .bestFound:
      let gap = result.gap.map { number.percent(100 * $0, 2) } ?? pick("tidak diketahui", "not known")
      return pick(
        "Terbaik yang ditemukan dalam batas waktu; selisih terhadap batas teoretis paling banyak \(gap) (\(solver)). Hasil dapat berbeda di komputer lain.",
        "Best found within the time limit; at most \(gap) from the bound (\(solver)). May differ on another computer.")
    case .infeasible:
      return pick(
        "Yang diminta tidak mungkin dipenuhi seluruhnya; di bawah ini yang paling mendekati dan siapa yang tertinggal (\(solver)).",
        "What was asked for cannot be had in full; below is the nearest to it and whom it leaves out (\(solver)).")
    }
  }

  private func addSites(_ d: inout Document) {
    guard !result.chosen.isEmpty else {
      return d.add(.paragraph(pick("Tidak ada lokasi baru yang menambah jangkauan.", "No new site adds anything.")))
    }
    let hasCost = result.chosen.contains { $0.cost != nil }
    var columns: [(String, Document.Alignment)] = [
      ("No", .right), (pick("Lokasi", "Site"), .left), (pick("Desa/Kelurahan", "Village"), .left),
      (pick("Bujur", "Longitude"), .right), (pick("Lintang", "Latitude"), .right),
      (pick("Baru terjangkau", "Newly within"), .right), (pick("Terdekat bagi", "Nearest for"), .right),
    ]
    if hasCost { columns.append((pick("Biaya", "Cost"), .right)) }
    let rows = result.chosen.enumerated().map { order, site -> [String] in
      let place = plan.places[site.site]
      var row = [
        String(order + 1), place.name, place.village.map(villageName) ?? "-",
        number.decimal(place.position.longitude, 5), number.decimal(place.position.latitude, 5),
        number.count(site.newlyCovered.rounded()), number.count(site.load.rounded()),
      ]
      if hasCost { row.append(site.cost.map { number.count($0) } ?? "-") }
      return row
    }
    d.add(.table(.init(columns: columns, rows: rows)))
  }

  private var effect: [String] {
    let total = plan.weights.reduce(0, +)
    let share = { (x: Double) in total > 0 ? " (" + number.percent(100 * x / total) + ")" : "" }
    var lines = [
      pick("Dalam jangkauan: dari ", "Within reach: from ") + number.count(result.before.covered.rounded())
        + share(result.before.covered) + pick(" menjadi ", " to ") + number.count(result.after.covered.rounded())
        + share(result.after.covered) + pick(" dari ", " of ") + number.count(total.rounded()) + " " + group + "."
    ]
    guard plan.measuresAll else { return lines }
    if let before = result.before.worst, let after = result.after.worst {
      lines.append(
        pick(
          "Perjalanan terjauh: dari \(cost(before)) menjadi \(cost(after)).",
          "Longest way: from \(cost(before)) to \(cost(after))."))
    }
    if result.before.reached > 0, result.after.reached > 0 {
      let mean = { (c: SitingCoverage) in cost(c.travel / c.reached) }
      lines.append(
        pick(
          "Rata-rata perjalanan: dari \(mean(result.before)) menjadi \(mean(result.after)).",
          "Mean way: from \(mean(result.before)) to \(mean(result.after))."))
    }
    return lines
  }

  private var group: String {
    plan.demandSource == nil ? pick("desa/kelurahan", "villages") : plan.service.group.label(language)
  }

  private func addExplanation(_ d: inout Document) {
    let e = result.explanation
    if !e.outOfReach.isEmpty {
      d.add(
        .paragraph(
          pick(
            "Tidak ada calon lokasi yang dapat menjangkau \(e.outOfReach.count) tempat (\(number.count(e.peopleOutOfReach.rounded())) \(group)): \(names(e.outOfReach)).",
            "No candidate can reach \(e.outOfReach.count) places (\(number.count(e.peopleOutOfReach.rounded())) \(group)): \(names(e.outOfReach))."
          )))
    }
    if !e.leftOut.isEmpty {
      d.add(
        .paragraph(
          pick(
            "Belum terjangkau dengan jumlah lokasi ini: \(number.count(e.peopleLeftOut.rounded())) \(group) di \(names(e.leftOut)).",
            "Still out of reach with so many sites: \(number.count(e.peopleLeftOut.rounded())) \(group) in \(names(e.leftOut))."
          )))
    }
  }

  private func names(_ points: [Int]) -> String {
    var seen = Set<Int>()
    let villages = points.compactMap { pointVillage($0) }.filter { seen.insert($0).inserted }
    return villages.prefix(15).map(villageName).joined(separator: ", ")
      + (villages.count > 15 ? pick(" dan lainnya", " and others") : "")
  }

  private func pointVillage(_ point: Int) -> Int? {
    plan.pointVillage.indices.contains(point) ? plan.pointVillage[point] : nil
  }

  private func addCurve(_ d: inout Document) {
    guard result.curve.count > 1 else { return }
    d.add(.heading(pick("Tambahan orang per lokasi", "People gained per site")))
    d.add(
      .table(
        .init(
          columns: [
            (pick("Lokasi baru", "New sites"), .right), (pick("Dalam jangkauan", "Within reach"), .right),
            (pick("Tambahan", "Gained"), .right), (pick("Kepastian", "Certainty"), .left),
          ],
          rows: result.curve.map { step in
            [
              String(step.sites), number.count(step.covered.rounded()),
              step.sites == 0 ? "-" : number.count(step.gained.rounded()),
              step.status == .optimal ? pick("terbukti", "proven") : pick("terbaik yang ditemukan", "best found"),
            ]
          })))
  }

  private func villageName(_ v: Int) -> String {
    let village = plan.edition.villages[v]
    return village.districtLabel.isEmpty ? village.label : "\(village.label) (Kec. \(village.districtLabel))"
  }

  private func cost(_ value: Double) -> String {
    plan.method.isMinutes ? number.decimal(value, 0) + pick(" menit", " min") : number.distance(metres: value)
  }

  private func pick(_ id: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String {
    language.pick(id(), en())
  }
}
