public import Analysis
import Stunting

extension ReportBuilder {
  /// Who can't reach each service, how many people that is, and what would have to be added. Every village is in every
  /// count.
  func addAccess(_ d: inout Document) {
    guard !result.access.isEmpty else { return }
    d.add(.heading(pick("Akses layanan", "Access to services")))
    for access in result.access { access.isBareCount ? addCounts(&d, access) : addReach(&d, access) }
    addFlaggedFacilities(&d)
  }

  private func addCounts(_ d: inout Document, _ a: ServiceAccess) {
    let total = a.countInVillage.reduce(0) { $0 + ($1 ?? 0) }
    let zero = a.countInVillage.indices.filter { a.countInVillage[$0] == 0 }
    let unknown = a.countInVillage.count { $0 == nil }
    let name = serviceName(a)
    d.add(
      .paragraph(
        pick(
          "\(name): \(number.integer(total)) menurut tabel; \(zero.count) \(unitWord) tanpa fasilitas, \(unknown) tidak ada data. Tidak ada koordinat, jadi jarak tidak dihitung.",
          "\(name): \(number.integer(total)) by the table; \(zero.count) \(unitsEnglish()) without, \(unknown) without data. No positions, so no distance is computed."
        )))
    if !zero.isEmpty, zero.count <= 40 { d.add(.bullets(zero.map(place))) }
  }

  private func addReach(_ d: inout Document, _ a: ServiceAccess) {
    d.add(.paragraph(capitalised(serviceName(a)) + ": " + reachSentence(a)))
    let gaps = result.gaps.first { $0.service.key == a.service.key }
    var lines = [methodSentence(a), demandSentence(a)]
    if let gaps { lines += gapSentences(gaps, a) + normLines(gaps) }
    lines += cutOffSentences(a)
    d.add(.bullets(lines))
    if let gaps { addBeyond(&d, gaps, a) }
    if let gaps { addDistricts(&d, gaps) }
    addReported(&d, a)
  }

  /// "3 desa seluruhnya dan 5 desa sebagian di luar jangkauan layanan (> 1 km), 2 sulit dijangkau".
  func reachSentence(_ a: ServiceAccess) -> String {
    let count = { (c: AccessClass) in a.classes.count { $0 == c } }
    let threshold = costText(a.norm.value, a.method)
    let missing = count(.unknown)
    let unknown = missing > 0 ? pick(", \(missing) tidak diketahui", ", \(missing) not known") : ""
    return pick(
      "\(count(.beyond)) dari \(a.villages) \(unitWord) di luar jangkauan layanan (> \(threshold), \(a.norm.status.rawValue)), \(count(.partly)) sebagian, \(count(.cutOff)) sulit dijangkau\(unknown).",
      "\(count(.beyond)) of \(a.villages) \(unitsEnglish()) beyond reach (> \(threshold), \(a.norm.status.rawValue)), \(count(.partly)) in part, \(count(.cutOff)) cut off\(unknown)."
    )
  }

  /// The line at the foot of a service's map.
  public func accessMapLine(_ a: ServiceAccess) -> String { reachSentence(a) + " " + methodSentence(a) }

  private func methodSentence(_ a: ServiceAccess) -> String {
    var text =
      pick("Ambang: ", "Threshold: ") + a.norm.source + " (" + a.norm.status.rawValue + "; " + a.norm.appliesTo + "). "
    text += pick("Dihitung ", "Computed ") + labels.costModel(a.method.model)
    if a.method.model == .geodesic, a.method.detourFactor != 1 {
      text += " x " + number.decimal(a.method.detourFactor, 2)
    }
    if a.method.isMinutes, a.method.model != .road || a.method.walkingKilometresPerHour > 0 {
      text += pick(
        ", jalan kaki \(number.decimal(a.method.walkingKilometresPerHour)) km/jam",
        ", on foot at \(number.decimal(a.method.walkingKilometresPerHour)) km/h")
    }
    if !a.method.sources.isEmpty { text += " (" + a.method.sources.joined(separator: ", ") + ")" }
    let reported = a.isReported.count { $0 }
    if reported > 0 {
      text += pick(
        "; \(reported) \(unitWord) memakai yang dilaporkan sendiri",
        "; \(reported) \(unitsEnglish()) by their own report")
    }
    return text + "."
  }

  private func demandSentence(_ a: ServiceAccess) -> String {
    let rungs = DemandRung.allCases.compactMap { rung -> String? in
      let n = a.rung.count { $0 == rung }
      return n > 0 ? "\(rung.label(context.language)) (\(n))" : nil
    }
    let places = pick("Tempat tinggal: ", "Where people live: ") + rungs.joined(separator: ", ") + ". "
    guard let source = a.demandSource else {
      return places
        + pick(
          "Sasaran (\(a.service.group.label(.indonesian))): tidak ada data, jadi kesenjangan tidak dihitung sebagai orang.",
          "Demand (\(a.service.group.label(.english))): no data, so the gap is not counted in people.")
    }
    let total = a.demand.reduce(0) { $0 + ($1 ?? 0) }
    return places
      + pick("Sasaran: ", "Demand: ") + number.count(total.rounded()) + " " + a.service.group.label(context.language)
      + " (" + labels.demandSource(source) + ")."
  }

  private func gapSentences(_ g: GapTable, _ a: ServiceAccess) -> [String] {
    guard let gap = g.total.gapPeople, let demand = g.total.demand, demand > 0 else { return [] }
    let group = g.service.group.label(context.language)
    var text =
      pick("Kesenjangan: ", "Gap: ") + number.count(gap.rounded()) + " " + group
      + " (" + number.percent(100 * gap / demand) + ")"
    if let share = g.worstFifthShare {
      text += pick(
        "; seperlima \(unitWord) dengan kesenjangan terbesar menanggung \(number.percent(100 * share))",
        "; the fifth of the \(unitsEnglish()) with the largest gap bears \(number.percent(100 * share))")
    }
    text += "."
    guard let add = g.total.facilitiesToAdd, let norm = g.supplyNorm else { return [text] }
    return [
      text,
      pick(
        "Menurut \(norm.source) (\(norm.status.rawValue), \(norm.appliesTo)) satu fasilitas untuk \(number.count(norm.value)) orang: tambahan \(add) fasilitas untuk kesenjangan itu.",
        "By \(norm.source) (\(norm.status.rawValue), \(norm.appliesTo)) one facility for \(number.count(norm.value)) people: \(add) more for that gap."
      ),
    ]
  }

  private func cutOffSentences(_ a: ServiceAccess) -> [String] {
    let names = a.classes.indices.filter { a.classes[$0] == .cutOff }
    let off = a.loads.count { $0.isOffNetwork }
    var lines: [String] = []
    if !names.isEmpty {
      lines.append(
        pick("Sulit dijangkau: ", "Cut off: ") + names.prefix(20).map(place).joined(separator: ", ")
          + (names.count > 20 ? ", ..." : "") + ".")
    }
    lines += unplacedSentences(a)
    if off > 0 {
      lines.append(
        pick(
          "\(off) fasilitas tidak terhubung ke jalan atau berdiri di penghalang: tidak dihitung sebagai tujuan.",
          "\(off) facilities are off the roads or stand on a barrier: not counted as destinations."))
    }
    return lines
  }

  /// Every norm of the service with where it comes from, and how many villages meet it.
  private func normLines(_ g: GapTable) -> [String] {
    g.checks.compactMap { checks in
      guard let norm = checks.first?.norm else { return nil }
      let met = checks.count { $0.isMet == true }
      let missed = checks.count { $0.isMet == false }
      let text =
        pick("Norma: ", "Norm: ") + labels.normMeasure(norm.measure, g.service) + " " + normValue(norm)
        + " (\(norm.source); \(norm.appliesTo); \(norm.status.rawValue)): "
      guard met + missed > 0 else {
        return text + pick("tidak dapat diperiksa dengan data ini.", "can't be checked with this data.")
      }
      return text
        + pick(
          "dipenuhi \(met) \(unitWord), tidak dipenuhi \(missed), tidak diketahui \(checks.count - met - missed).",
          "met by \(met) \(unitsEnglish()), not met by \(missed), not known of \(checks.count - met - missed).")
    }
  }

  private func normValue(_ norm: ServiceNorm) -> String {
    switch norm.measure {
    case .distanceMetres: number.distance(metres: norm.value)
    case .travelMinutes: number.count(norm.value) + pick(" menit", " min")
    case .coveragePercent: number.percent(norm.value, 0)
    case .peoplePerFacility, .demandPerFacility, .leastCapacity, .daysOpenPerMonth: number.count(norm.value)
    }
  }

  /// Facilities that could not be measured to, and the villages that are judged by such a one.
  private func unplacedSentences(_ a: ServiceAccess) -> [String] {
    var lines: [String] = []
    let counted = a.isCounted.count { $0 }
    if !a.unplaced.isEmpty {
      lines.append(
        pick(
          "\(a.unplaced.count) fasilitas tanpa koordinat yang dapat dipakai: jaraknya tidak dihitung; \(counted) \(unitWord) dinilai dalam jangkauan karena fasilitas itu tercatat di sana.",
          "\(a.unplaced.count) facilities without a usable position: not measured to; \(counted) \(unitsEnglish(counted)) count as within reach because such a one is listed there."
        ))
    }
    if !a.inactive.isEmpty {
      lines.append(
        pick(
          "\(a.inactive.count) fasilitas tidak aktif atau terlalu jarang buka: tidak dihitung sebagai tujuan.",
          "\(a.inactive.count) facilities do not work or open too seldom: not counted as destinations."))
    }
    return lines
  }

  private func addBeyond(_ d: inout Document, _ g: GapTable, _ a: ServiceAccess) {
    guard !g.beyond.isEmpty else { return }
    let showsPeople = a.demandSource != nil
    var columns: [(String, Document.Alignment)] = [
      (pick("Kode", "Code"), .left), (unitHeading, .left), (pick("Kelas", "Class"), .left),
      (a.method.isMinutes ? pick("Waktu", "Time") : pick("Jarak", "Distance"), .right),
      (pick("Di luar", "Beyond"), .right),
    ]
    if showsPeople { columns.append((pick("Orang", "People"), .right)) }
    let rows = g.beyond.prefix(25).map { v -> [String] in
      var row = [
        result.edition.villages[v].printedCode, place(v), labels.accessClass(a.classes[v]),
        wayText(v, a), a.shareServed(v).map { number.percent(100 * (1 - $0), 0) } ?? "-",
      ]
      if showsPeople { row.append(g.villages[v].gapPeople.map { number.count($0.rounded()) } ?? "-") }
      return row
    }
    d.add(
      .paragraph(
        pick(
          "\(unitTitle) di luar jangkauan layanan (> \(costText(a.norm.value, a.method))), terburuk lebih dulu:",
          "\(capitalised(unitsEnglish())) beyond reach (> \(costText(a.norm.value, a.method))), worst first:")))
    d.add(.table(.init(columns: columns, rows: Array(rows))))
    guard g.beyond.count > 25 else { return }
    d.add(.note(moreNote(g.beyond.count - 25, in: "akses.csv")))
  }

  private func addDistricts(_ d: inout Document, _ g: GapTable) {
    guard context.unit == .village, g.districts.count > 1, g.total.gapPeople != nil else { return }
    let rows = g.districts.map { district in
      [
        district.name, district.gap.demand.map { number.count($0.rounded()) } ?? "-",
        district.gap.gapPeople.map { number.count($0.rounded()) } ?? "-",
        district.gap.facilities.map { number.integer($0) } ?? "-",
        district.gap.facilitiesToAdd.map { number.integer($0) } ?? "-",
      ]
    }
    let heading = g.service.group.label(context.language)
    d.add(
      .table(
        .init(
          columns: [
            ("Kecamatan", .left), (capitalised(heading), .right), (pick("Kesenjangan", "Gap"), .right),
            (pick("Fasilitas", "Facilities"), .right), (pick("Tambahan", "To add"), .right),
          ], rows: rows)))
  }

  /// The way that a village is judged by: what it reports, else the computed one.
  private func wayText(_ v: Int, _ a: ServiceAccess) -> String {
    if a.isReported[v], let report = a.reported[v] {
      let cost = a.method.isMinutes ? report.minutes : report.kilometres.map { $0 * 1000 }
      if let cost { return costText(cost, a.method) + pick(" (dilaporkan)", " (reported)") }
    }
    return a.median[v].map { costText($0, a.method) } ?? pick("tidak terjangkau", "unreachable")
  }

  func serviceName(_ a: ServiceAccess) -> String { a.service.name(context.language) }

  /// A cost as printed: minutes or a distance.
  func costText(_ value: Double, _ method: TravelMethod) -> String {
    method.isMinutes
      ? number.decimal(value, 0) + pick(" menit", " min") : number.distance(metres: value)
  }

  private func addFlaggedFacilities(_ d: inout Document) {
    let flagged = result.facilities.filter { !$0.flags.isEmpty }
    guard !flagged.isEmpty else { return }
    d.add(
      .paragraph(
        pick("Fasilitas yang perlu diperiksa (tetap dipakai apa adanya):", "Facilities to check (kept as read):")))
    d.add(.table(flaggedTable(flagged)))
  }

  private func flaggedTable(_ flagged: [Facility]) -> Document.Table {
    Document.Table(
      columns: [
        (pick("Kode", "Code"), .left), (pick("Nama", "Name"), .left), (pick("Periksa", "Check"), .left),
        (pick("Jarak", "Distance"), .right),
      ],
      rows: flagged.prefix(60).map { f in
        [
          f.id, f.name, f.flags.map { labels.facilityFlag($0) }.joined(separator: "; "),
          f.flagDistanceMetres.map { number.distance(metres: $0) } ?? "-",
        ]
      })
  }
}
