public import Analysis
public import Stunting

/// Sentences for supply or management. Always an indication with its numbers, never a finding of fact; followed by the
/// questions that the juknis gives for the discussion (Aksi 1, 1.7 part 5).
public struct SupplyWording: Sendable {
  public let language: Language
  private let number: NumberText
  private let labels: Labels

  public init(_ language: Language) {
    self.language = language
    number = NumberText(language)
    labels = Labels(language)
  }

  public func aspect(_ a: SupplyAspect) -> String {
    switch a {
    case .facility: language.pick("sarana/prasarana", "facilities")
    case .staff: language.pick("tenaga inti", "core staff")
    case .supplies: language.pick("logistik/peralatan", "supplies and tools")
    }
  }

  public func state(_ s: SupplyState) -> String {
    switch s {
    case .adequate: language.pick("memadai", "adequate")
    case .inadequate: language.pick("belum memadai", "not adequate")
    case .unknown: language.pick("belum diketahui", "not known")
    }
  }

  public func diagnosis(_ d: SupplyDiagnosis) -> String {
    switch d {
    case .notLacking: language.pick("cakupan tidak tergolong kurang", "coverage not lacking")
    case .notJudged: language.pick("cakupan tidak dapat dinilai", "coverage cannot be judged")
    case .management: language.pick("indikasi masalah manajemen layanan", "indicates a management problem")
    case .resources: language.pick("indikasi kekurangan sumber daya", "indicates a lack of resources")
    case .inconclusive: language.pick("belum dapat disimpulkan", "cannot be concluded yet")
    }
  }

  public func doubt(_ d: SupplyDoubt) -> String {
    switch d {
    case .coverageInterval:
      language.pick("selang cakupan melewati batas kelas", "the interval of the coverage crosses the class limit")
    case .coverageWithoutNumbers:
      language.pick("cakupan tanpa jumlah terlayani dan sasaran", "coverage without the numbers behind it")
    case .coverageNotMeasuredHere:
      language.pick(
        "cakupan diturunkan dari wilayah puskesmas atau kecamatan", "coverage spread from a larger area")
    case .demandRung:
      language.pick("letak penduduk di dalam desa hanya perkiraan", "where people live in the village is a guess")
    case .normOutsideItsArea:
      language.pick("norma yang dipakai berlaku untuk jenis wilayah lain", "the norm is one for another kind of area")
    case .partlyKnown:
      language.pick("data sebagian fasilitas belum ada", "some of the facilities say nothing")
    }
  }

  public func certainty(_ row: SupplyRow) -> String {
    row.isConfident ? language.pick("yakin", "sure") : language.pick("kurang yakin", "less sure")
  }

  /// One village and one indicator in a few sentences; nil where the coverage isn't lacking or can't be judged.
  public func sentence(_ row: SupplyRow, in table: SupplyPairTable, villages: [Village]) -> String? {
    switch row.diagnosis {
    case .notLacking, .notJudged: return nil
    case .management, .resources, .inconclusive: break
    }
    var parts = [opening(row, table, villages), supply(row, table)]
    parts += row.remedies.map { remedy($0, table, villages) }
    if row.diagnosis == .inconclusive { parts.append(asking(row, table)) }
    if !row.doubts.isEmpty {
      parts.append(language.pick("Kurang yakin: ", "Less sure: ") + list(row.doubts.map { doubt($0) }) + ".")
    }
    parts.append(
      language.pick("Untuk didiskusikan dengan OPD penanggung jawab.", "To be discussed with the office in charge."))
    return parts.joined(separator: " ")
  }

  private func opening(_ row: SupplyRow, _ table: SupplyPairTable, _ villages: [Village]) -> String {
    let what = capitalised(diagnosis(row.diagnosis))
    let separator = row.diagnosis == .inconclusive ? language.pick(" untuk ", " for ") : language.pick(" di ", " in ")
    return what + separator + name(row.village, villages) + ": " + coverage(row, table) + "."
  }

  /// "cakupan Ibu hamil mengonsumsi TTD 31,2 % (25 dari 80, target 80 %, Sangat Rendah)".
  private func coverage(_ row: SupplyRow, _ table: SupplyPairTable) -> String {
    var inside: [String] = []
    if let n = row.cell.numerator, let d = row.cell.denominator {
      inside.append(number.count(n) + language.pick(" dari ", " of ") + number.count(d))
    }
    if let target = table.definition.effectiveTarget { inside.append("target \(percent(target.percent))") }
    if let c = row.cell.coverageClass { inside.append(labels.coverageClass(c)) }
    let value = row.cell.percent.map { number.percent($0) } ?? "-"
    return language.pick("cakupan ", "coverage of ") + "\"\(table.definition.name(language))\" \(value)"
      + (inside.isEmpty ? "" : " (\(inside.joined(separator: ", ")))")
  }

  private func supply(_ row: SupplyRow, _ table: SupplyPairTable) -> String {
    let texts = row.checks.map { check in
      let figures = behind(check).compactMap { self.figure($0, table) }
      return "\(aspect(check.aspect)) \(state(check.state))"
        + (figures.isEmpty ? "" : " (\(figures.joined(separator: ", ")))")
    }
    return language.pick("Sisi penyediaan: ", "Supply: ") + list(texts) + "."
  }

  /// All that is inadequate, else the one that decides.
  private func behind(_ check: SupplyCheck) -> [SupplyFigure] {
    let inadequate = check.figures.filter { $0.state == .inadequate }
    return inadequate.isEmpty ? check.deciding.map { [$0] } ?? [] : inadequate
  }

  /// The number behind a state.
  public func figure(_ f: SupplyFigure, _ table: SupplyPairTable) -> String? {
    guard f.state != .unknown else { return nil }
    let norm = f.norm.map { " [\(source($0))]" } ?? ""
    switch f.measure {
    case .shareWithin: return f.value.map { reach($0, f.norm) + norm }
    case .facilitiesInVillage:
      return f.value.map { number.count($0) + " " + facility(table) + language.pick(" di desa", " in the village") }
    case .peoplePerFacility:
      let most = f.limit.map { language.pick("paling banyak ", "at most ") + number.count($0) } ?? ""
      let group = f.norm?.measure == .demandPerFacility ? table.service?.group ?? .people : .people
      guard let value = f.value else { return nil }
      let each = language.pick(" per ", " for each ") + facility(table)
      return "\(number.decimal(value, 0)) \(group.label(language))\(each), \(most)\(norm)"
    case .functioning, .staffed, .equipped:
      guard f.known > 0 else { return nil }
      let asked = f.lookedAt > f.known ? language.pick(" yang diketahui", " known") : ""
      return "\(f.meeting)\(language.pick(" dari ", " of "))\(f.known) \(facility(table))\(asked) \(meets(f))\(norm)"
    }
  }

  private func reach(_ share: Double, _ norm: ServiceNorm?) -> String {
    let limit: String =
      switch norm?.measure {
      case .distanceMetres?: " " + number.distance(metres: norm?.value ?? 0)
      case .travelMinutes?: " " + number.count(norm?.value ?? 0) + language.pick(" menit", " minutes")
      default: ""
      }
    return number.percent(100 * share, 0)
      + language.pick(" penduduk dalam jangkauan\(limit)", " of the people within\(limit.isEmpty ? " reach" : limit)")
  }

  /// Where a norm comes from, with its status unless the source says so itself.
  private func source(_ norm: ServiceNorm) -> String {
    norm.source.lowercased().hasPrefix(norm.status.rawValue) ? norm.source : "\(norm.source); \(norm.status.rawValue)"
  }

  private func meets(_ f: SupplyFigure) -> String {
    let what = f.attribute.map { spaced($0) } ?? ""
    switch f.measure {
    case .functioning: return language.pick("aktif", "active")
    case .staffed:
      return language.pick("dengan sekurang-kurangnya ", "with at least ") + number.count(f.limit ?? 1) + " " + what
    default: return language.pick("dengan ", "with ") + what
    }
  }

  /// Redistribution first, then addition.
  public func remedy(_ r: SupplyRemedy, _ table: SupplyPairTable, _ villages: [Village]) -> String {
    let unit = self.unit(r.aspect, table)
    var text = capitalised(aspect(r.aspect)) + ": "
    if r.transfers.isEmpty {
      text +=
        r.slackIsKnown
        ? language.pick(
          "tidak ada kelebihan di sekitar menurut norma", "no slack around by the norm")
        : language.pick(
          "kelebihan di sekitar belum diketahui, periksa dahulu redistribusi",
          "slack around is not known, look at redistribution first")
    } else {
      text += language.pick("redistribusi dahulu dari ", "redistribute first from ")
      text += list(r.transfers.map { transfer($0, unit, villages) })
    }
    guard let add = r.toAdd else { return text + "." }
    guard add > 0 else { return text + language.pick("; tidak perlu penambahan.", "; no addition needed.") }
    return text + language.pick("; penambahan ", "; add ") + number.count(add) + " " + unit
      + language.pick(" menurut norma.", " by the norm.")
  }

  private func transfer(_ t: SupplyTransfer, _ unit: String, _ villages: [Village]) -> String {
    let place: String =
      switch t.place {
      case .sameVillage: language.pick("dalam desa sendiri", "within the village")
      case .neighbour: language.pick("tetangga", "neighbour")
      case .sameDistrict: language.pick("satu kecamatan", "same kecamatan")
      case .sameServiceArea: language.pick("satu wilayah layanan", "same service area")
      }
    let amount = number.count(t.amount) + " " + unit
    return t.place == .sameVillage ? "\(place) (\(amount))" : "\(name(t.fromVillage, villages)) (\(place), \(amount))"
  }

  private func asking(_ row: SupplyRow, _ table: SupplyPairTable) -> String {
    language.pick("Data yang perlu diminta: ", "Data to ask for: ") + list(dataToAsk(row, table)) + "."
  }

  /// What is missing to conclude, one text a kind of supply.
  public func dataToAsk(_ row: SupplyRow, _ table: SupplyPairTable) -> [String] {
    row.missing.map { missing in
      let pair = table.definition.supply.first { $0.aspect == missing }
      let what = pair?.attribute.map { spaced($0) }
      switch missing {
      case .facility:
        return language.pick("letak dan jumlah ", "place and number of ") + facility(table)
      case .staff:
        return language.pick("jumlah ", "number of ") + (what ?? language.pick("tenaga", "staff"))
          + language.pick(" di setiap ", " at each ") + facility(table)
      case .supplies:
        return language.pick("ketersediaan ", "availability of ") + (what ?? language.pick("peralatan", "tools"))
          + language.pick(" di setiap ", " at each ") + facility(table)
      }
    }
  }

  /// The choices that the states rest on, to print beneath a table.
  public func rule(_ options: SupplyOptions) -> String {
    let share = number.percent(100 * options.adequateShare, 0)
    return language.pick(
      "Memadai: sekurang-kurangnya \(share) fasilitas atau penduduk memenuhi norma (usulan Lokus).",
      "Adequate: at least \(share) of facilities or people meet the norm (usulan Lokus).")
  }

  // MARK: - Questions of the juknis

  /// What the juknis asks the office for this diagnosis; empty where there is nothing to discuss.
  public func questions(_ d: SupplyDiagnosis) -> [String] {
    switch d {
    case .notLacking, .notJudged: []
    case .management:
      [
        language.pick("Bagaimana supervisi pelaksanaannya?", "How is the service supervised?"),
        language.pick("Apakah ada SOP/panduan pelaksanaan kegiatan?", "Is there an SOP or a guide for it?"),
        language.pick("Apakah kapasitas teknis SDM perlu ditingkatkan?", "Does the staff need more technical skill?"),
      ]
    case .resources:
      [
        language.pick("Sumber daya apa yang perlu ditingkatkan?", "Which resources need to grow?"),
        language.pick(
          "Apakah penambahan dapat dilakukan melalui redistribusi (realokasi), atau harus dengan penambahan (alokasi)?",
          "Can that be done by redistribution, or must resources be added?"),
      ]
    case .inconclusive:
      [language.pick("Cakupan layanan rendah: apakah supply memadai?", "Coverage is low: is the supply adequate?")]
    }
  }

  /// The key questions of the juknis to the office, whatever the diagnosis.
  public var officeQuestions: [String] {
    [
      language.pick(
        "Apakah OPD penanggung jawab layanan dapat mengakses data dan informasi rumah tangga 1.000 HPK?",
        "Can the office in charge see the data on households of the first 1,000 days?"),
      language.pick(
        "Apakah penyelenggaraan layanan saat ini memiliki sistem untuk memastikan rumah tangga 1.000 HPK menjadi target "
          + "penerima manfaat?",
        "Is there a system that makes sure these households are the ones served?"),
      language.pick("Jika sistemnya sudah ada, apakah sistem tersebut berjalan?", "If there is one, does it work?"),
    ]
  }

  // MARK: - Words

  private func unit(_ aspect: SupplyAspect, _ table: SupplyPairTable) -> String {
    guard aspect != .facility else { return facility(table) }
    let pair = table.definition.supply.first { $0.aspect == aspect }
    let word = pair?.attribute.map { spaced($0) } ?? language.pick("tenaga", "staff")
    return aspect == .supplies ? language.pick("set ", "set(s) of ") + word : word
  }

  private func facility(_ table: SupplyPairTable) -> String {
    if let service = table.service {
      return service.facilityKinds.count == 1
        ? spaced(service.facilityKinds[0])
        : language.pick("sarana ", "facilities for ") + service.name(language).lowercased()
    }
    return table.definition.supply.first.map { spaced($0.facilityKind) } ?? language.pick("fasilitas", "facility")
  }

  private func name(_ village: Int, _ villages: [Village]) -> String {
    guard villages.indices.contains(village) else { return "-" }
    let v = villages[village]
    return v.districtLabel.isEmpty
      ? v.label : v.label + language.pick(", Kecamatan \(v.districtLabel)", ", kecamatan \(v.districtLabel)")
  }

  private func percent(_ value: Double) -> String { number.percent(value, value == value.rounded() ? 0 : 1) }

  private func spaced(_ text: String) -> String { String(text.map { $0 == "_" ? " " : $0 }) }

  private func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private func list(_ items: [String]) -> String { items.joined(separator: "; ") }
}
