internal import Analysis
internal import Stunting

/// Class id of every village for each map theme; the styles in `tiles/styles/` have classes with these ids.
enum ThemeClasses {
  static let noData = "tidak_ada_data"
  static let suppressed = "ditekan"
  /// Nobody in the village is meant by the indicator.
  static let noTarget = "tidak_ada_sasaran"
  /// A village with cases, which are drawn as a circle, and one without.
  static let withCases = "ada_kasus"
  static let withoutCases = "tanpa_kasus"

  /// Nil for a theme that Lokus has no values for.
  static func ids(theme: String, _ r: RegionResult) -> [String]? {
    let villages = r.edition.villages.indices
    switch theme {
    case "prevalensi": return villages.map { prevalence($0, r) }
    case "hotspot": return villages.map { hotspot($0, r) }
    case "klaster": return villages.map { klaster($0, r) }
    case "akses": return villages.map { access($0, r) }
    case "lokus": return villages.map { lokus($0, r) }
    case "penyediaan": return r.supply.map { s in villages.map { supply($0, s) } }
    case "moran": return r.klaster.map { k in villages.map { moran($0, k) } }
    case "pindai": return r.scan.map { s in villages.map { scan($0, s) } }
    case "perubahan": return r.trend?.latest.map { t in villages.map { change(t.villages[$0].changeClass) } }
    default: return nil
    }
  }

  private static func prevalence(_ v: Int, _ r: RegionResult) -> String {
    guard let h = r.headline, let rate = h.crude[v] else { return noData }
    if h.definition.per != 100 || h.isStandIn { return relative(rate, h) }
    switch PrevalenceClass(percent: 100 * rate) {
    case .sangatRendah: return "sangat_rendah"
    case .rendah: return "rendah"
    case .tinggi: return "tinggi"
    case .sangatTinggi: return "sangat_tinggi"
    }
  }

  /// Against the regency's average, for an indicator without classes of its own: below half, below, above, above double.
  private static func relative(_ rate: Double, _ h: HeadlineTable) -> String {
    guard let mean = h.meanOfUnits, mean > 0 else { return "sangat_rendah" }
    switch rate / mean {
    case ..<0.5: return "sangat_rendah"
    case ..<1: return "rendah"
    case ..<2: return "tinggi"
    default: return "sangat_tinggi"
    }
  }

  private static func hotspot(_ v: Int, _ r: RegionResult) -> String {
    guard let h = r.hotspots, h.rateAdjusted[v] != nil else { return noData }
    switch (h.isRateHotspot[v], h.isCasesHotspot[v]) {
    case (true, true): return "keduanya"
    case (true, false): return "prevalensi"
    case (false, true): return "beban"
    case (false, false): return "tidak_bermakna"
    }
  }

  /// By the headline method of the run.
  private static func klaster(_ v: Int, _ r: RegionResult) -> String {
    switch r.klasterClass(v) {
    case .high99: "tinggi_99"
    case .high95: "tinggi_95"
    case .high90: "tinggi_90"
    case .notSignificant: "tidak_bermakna"
    case .low90: "rendah_90"
    case .low95: "rendah_95"
    case .low99: "rendah_99"
    case .noNeighbours: "tanpa_tetangga"
    case .noData: noData
    }
  }

  /// Local Moran, significant at the level of the run.
  private static func moran(_ v: Int, _ k: KlasterTable) -> String {
    switch k.moranClass[v] {
    case .noData: return noData
    case .noNeighbours: return "tanpa_tetangga"
    default: break
    }
    guard (k.moranAdjusted[v] ?? 2) <= k.alpha else { return "tidak_bermakna" }
    switch k.moranClass[v] {
    case .highHigh: return "tinggi_tinggi"
    case .highLow: return "tinggi_rendah"
    case .lowHigh: return "rendah_tinggi"
    case .lowLow: return "rendah_rendah"
    case .notSignificant, .noNeighbours, .noData: return "tidak_bermakna"
    }
  }

  /// The most likely significant cluster of each sign is the first one.
  private static func scan(_ v: Int, _ s: ScanTable) -> String {
    if s.leftOut.contains(v) { return noData }
    guard let number = s.clusterNumber[v], let isHigh = s.isHigh[v] else { return "di_luar" }
    let first = s.clusters.firstIndex { $0.isInGiniSet && $0.isSignificant && $0.isHigh == isHigh }
    return (isHigh ? "tinggi_" : "rendah_") + (first == number - 1 ? "utama" : "lain")
  }

  private static func change(_ c: ChangeClass) -> String {
    switch c {
    case .fall: "turun"
    case .rise: "naik"
    case .notSignificant, .notTestable: "tidak_bermakna"
    case .missingBefore, .missingAfter: "hanya_satu"
    case .missingBoth: noData
    }
  }

  /// What the low coverages of a village indicate together.
  private static func supply(_ v: Int, _ s: SupplyTable) -> String {
    let found = Set(s.pairs.map { $0.rows[v].diagnosis })
    switch (found.contains(.management), found.contains(.resources)) {
    case (true, true): return "keduanya"
    case (true, false): return "pengelolaan"
    case (false, true): return "sumber_daya"
    case (false, false): break
    }
    if found.contains(.inconclusive) { return "belum_dapat_disimpulkan" }
    return found.contains(.notLacking) ? "tidak_kurang" : noData
  }

  /// The service that is worst off for its threshold decides.
  private static func access(_ v: Int, _ r: RegionResult) -> String {
    let ids = r.access.map { access(v, $0) }
    return accessOrder.last { ids.contains($0) } ?? noData
  }

  /// Best first.
  static let accessOrder = [
    "dalam_jangkauan", "sebagian", "sampai_dua_kali", "sampai_empat_kali", "lebih_jauh", "sulit_dijangkau",
  ]

  /// Of one service. A bare count says only within or not.
  static func access(_ v: Int, _ a: ServiceAccess) -> String {
    switch a.classes[v] {
    case .unknown: return noData
    case .within: return "dalam_jangkauan"
    case .partly: return "sebagian"
    case .cutOff: return "sulit_dijangkau"
    case .beyond: break
    }
    guard let cost = a.median[v], a.norm.value > 0 else { return a.isBareCount ? "sampai_dua_kali" : "lebih_jauh" }
    switch cost / a.norm.value {
    case ...2: return "sampai_dua_kali"
    case ...4: return "sampai_empat_kali"
    default: return "lebih_jauh"
    }
  }

  /// The traffic light of Table 1.2.
  static func light(_ c: CoverageClass) -> String {
    switch c {
    case .sangatRendah: "sangat_rendah"
    case .rendah: "rendah"
    case .hampirMemadai: "hampir_memadai"
    case .memadai: "memadai"
    }
  }

  static func light(_ cell: IndicatorCell) -> String {
    cell.coverageClass.map(light) ?? (cell.state == .noTarget ? noTarget : noData)
  }

  private static func lokus(_ v: Int, _ r: RegionResult) -> String {
    let d = r.lokus.decisions[v]
    if d.selected { return "terpilih" }
    if d.qualifies { return "memenuhi" }
    let known = d.prevalenceAboveAverage != nil || d.casesAboveAverage != nil || d.coverage.met != nil
    return known ? "tidak_memenuhi" : noData
  }
}
