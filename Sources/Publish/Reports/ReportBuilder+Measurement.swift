import Analysis
import SpatialStats
import Stunting

extension ReportBuilder {
  /// Whether a klaster or hotspot may be one of measuring practice, with the evidence.
  func addMeasurementNote(_ d: inout Document) {
    guard let m = result.measurement else { return }
    d.add(
      .paragraph(
        pick(
          "Kemungkinan efek pengukuran: klaster dapat juga merupakan klaster cara mengukur (tenaga, alat dan kalibrasi milik puskesmas).",
          "Possible measurement effect: a klaster can also be a cluster of measuring practice (staff, tools and calibration belong to a puskesmas)."
        )))
    let lines = wholeMap(m.table) + groups(m)
    if !lines.isEmpty { d.add(.bullets(lines)) }
    if let basis = m.table.areaBasis, basis != .puskesmas { d.add(.note(basisText(basis))) }
  }

  /// One line of evidence beside each hotspot of the juknis.
  func addHotspotMeasurement(_ d: inout Document) {
    guard let m = result.measurement, !m.ofHotspot.isEmpty else { return }
    var villages: [MeasurementLevel: [Int]] = [:]
    for (village, effect) in m.ofHotspot { villages[effect.level, default: []].append(village) }
    let lines = MeasurementLevel.allCases.compactMap { level in
      villages[level].map { labels.measurementLevel(level) + ": " + list($0.sorted()) + "." }
    }
    d.add(
      .paragraph(
        pick("Kemungkinan efek pengukuran pada wilayah hotspot:", "Possible measurement effect in the hotspots:")))
    d.add(.bullets(lines))
  }

  private func wholeMap(_ t: MeasurementTable) -> [String] {
    var lines: [String] = []
    if let b = t.betweenAreas {
      lines.append(
        pick(
          "\(percent(b.share)) keragaman angka terletak di antara \(areaWord(t)) (wilayah acak sebesar itu: \(percent(b.shareOfRandomAreas)); p \(number.probability(b.p))).",
          "\(percent(b.share)) of the variation of rates lies between \(areaWord(t)) (random areas of that size: \(percent(b.shareOfRandomAreas)); p \(number.probability(b.p)))."
        ))
    }
    if let j = t.borderJumps {
      lines.append(
        pick(
          "Beda antar tetangga di batas \(areaWord(t)): rata-rata \(size(j.across)), di dalamnya \(size(j.within)) (p \(number.probability(j.p))).",
          "Neighbours differ by \(size(j.across)) on average across borders of \(areaWord(t)), by \(size(j.within)) within (p \(number.probability(j.p)))."
        ))
    }
    return lines
  }

  private func groups(_ m: RegionMeasurement) -> [String] {
    m.ofKlaster.keys.sorted().compactMap { number in
      guard let effect = m.ofKlaster[number] else { return nil }
      let own = effect.evidence.compactMap(groupEvidence)
      let unknown = effect.unknown.map(evidenceName)
      let missing =
        unknown.isEmpty ? "" : pick(" Tidak diketahui: ", " Not known: ") + unknown.joined(separator: ", ") + "."
      return pick("Klaster \(number): ", "Klaster \(number): ") + labels.measurementLevel(effect.level)
        + (own.isEmpty ? "." : " (" + own.joined(separator: "; ") + ").") + advice(effect.level) + missing
    }
  }

  private func advice(_ level: MeasurementLevel) -> String {
    switch level {
    case .low, .notAssessed: ""
    case .medium:
      pick(
        " Periksa cara, tenaga dan alat ukur sebelum menyimpulkan.", " Check method, staff and tools before concluding."
      )
    case .high:
      pick(
        " Ulangi pengukuran atau kalibrasi alat sebelum angka ini dipakai.",
        " Measure again or calibrate tools before using this figure.")
    }
  }

  /// Evidence about one group; that of the whole map is said once.
  private func groupEvidence(_ e: MeasurementEvidence) -> String? {
    switch e.numbers {
    case .betweenAreas, .borderJumps: return nil
    case .measuredShare(let s):
      let others = s.others.map { pick(", lainnya ", ", others ") + percent($0) } ?? ""
      return "D/S \(percent(s.group))" + others
    case .withinAreas(let w): return within(w)
    case .heaping(let h):
      return pick(
        "\(percent(h.group)) anak diukur di wilayah dengan angka yang menumpuk",
        "\(percent(h.group)) of the children measured where digits heap")
    case .tools(let t):
      return pick("alat baku di \(percent(t.group)) desa", "standard tools in \(percent(t.group)) of the villages")
    }
  }

  private func within(_ w: WithinAreasEvidence) -> String {
    switch w.outcome {
    case .survives:
      pick("tetap berbeda dari desa lain di wilayahnya sendiri", "still apart from others of its own areas")
    case .fades:
      pick("tidak jelas berbeda dari desa lain di wilayahnya sendiri", "not clearly apart from others of its own areas")
    case .fillsAreas:
      pick(
        "mencakup seluruh wilayahnya: tidak dapat dipisahkan dari cara mengukurnya",
        "fills its areas: can't be told from how they measure")
    }
  }

  private func evidenceName(_ k: MeasurementEvidenceKind) -> String {
    switch k {
    case .measuredShare: "D/S"
    case .betweenAreas: pick("ragam antar wilayah", "variation between areas")
    case .borderJumps: pick("loncatan di batas wilayah", "jumps at borders of areas")
    case .withinAreas: pick("perbandingan di dalam wilayah", "comparison within areas")
    case .heaping: pick("angka yang menumpuk", "digit heaping")
    case .tools: pick("keadaan alat ukur", "state of the measuring tools")
    }
  }

  private func areaWord(_ t: MeasurementTable) -> String {
    switch t.areaBasis {
    case .puskesmas: pick("wilayah kerja puskesmas", "working areas of puskesmas")
    case .nearestPuskesmas: pick("wilayah puskesmas terdekat", "areas of the nearest puskesmas")
    case .district, nil: "kecamatan"
    }
  }

  private func basisText(_ b: MeasuringAreas.Basis) -> String {
    switch b {
    case .puskesmas: ""
    case .nearestPuskesmas:
      pick(
        "Wilayah kerja puskesmas tidak diketahui: dipakai puskesmas terdekat (perkiraan).",
        "The working areas of the puskesmas are not known: the nearest puskesmas was taken (a guess).")
    case .district:
      pick(
        "Wilayah kerja puskesmas tidak diketahui: dipakai kecamatan.",
        "The working areas of the puskesmas are not known: kecamatan stand in.")
    }
  }

  /// A difference without its sign.
  private func size(_ difference: Double) -> String { String(points(abs(difference)).dropFirst()) }

  private func percent(_ share: Double) -> String { number.percent(100 * share, 0) }
}
