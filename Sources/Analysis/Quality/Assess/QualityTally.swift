import SpatialStats
import Stunting

/// Where a share is counted: a source, a source in a kecamatan, or a sector.
struct QualityScope: Hashable {
  /// Index of the source, -1 for a sector.
  var source = -1
  var sector = ""
  /// Index of the kecamatan, -1 for all.
  var district = -1
}

/// Parts and wholes of every rule in every scope.
struct QualityTally {
  private struct Entry {
    var part = 0.0
    var whole = 0.0
  }

  private let rules: QualityRules
  private var entries: [QualityScope: [QualityRule: Entry]] = [:]

  init(_ rules: QualityRules) { self.rules = rules }

  /// Adds to the source, to its kecamatan when known, and to the sector when there is one.
  mutating func add(
    _ rule: QualityRule, source: Int, district: Int?, sector: String?, part: Double, whole: Double
  ) {
    addTotal(rule, source: source, sector: sector, part: part, whole: whole)
    if let district { add(rule, QualityScope(source: source, district: district), part, whole) }
  }

  /// Adds to the source and the sector only.
  mutating func addTotal(_ rule: QualityRule, source: Int, sector: String?, part: Double, whole: Double) {
    add(rule, QualityScope(source: source), part, whole)
    if let sector { add(rule, QualityScope(sector: sector), part, whole) }
  }

  /// Adds to a kecamatan of a source only.
  mutating func add(_ rule: QualityRule, source: Int, district: Int, part: Double, whole: Double) {
    add(rule, QualityScope(source: source, district: district), part, whole)
  }

  private mutating func add(_ rule: QualityRule, _ scope: QualityScope, _ part: Double, _ whole: Double) {
    entries[scope, default: [:]][rule, default: Entry()].part += part
    entries[scope, default: [:]][rule, default: Entry()].whole += whole
  }

  /// Kecamatan with entries of a source, ascending.
  func districts(of source: Int) -> [Int] {
    entries.keys.filter { $0.source == source && $0.district >= 0 }.map(\.district).sorted()
  }

  var sectors: [String] { entries.keys.filter { $0.source < 0 }.map(\.sector).sorted() }

  func dimensions(_ scope: QualityScope) -> [DimensionQuality] {
    let found = entries[scope] ?? [:]
    return QualityDimension.allCases.map { dimension in
      let measures = QualityRule.allCases.filter { $0.dimension == dimension }.compactMap { rule in
        found[rule].flatMap { measure(rule, $0) }
      }
      return DimensionQuality(
        dimension: dimension, qualityClass: measures.map(\.qualityClass).max() ?? .notAssessed, measures: measures)
    }
  }

  private func measure(_ rule: QualityRule, _ entry: Entry) -> QualityMeasure? {
    guard entry.whole > 0 else { return nil }
    let cuts = rule.cuts
    // A part can't exceed what was looked at, unless more were measured than registered.
    let part = rule == .measuredShare ? entry.part : min(entry.part, entry.whole)
    let isFew = !cuts.higherIsBetter && entry.whole < rules.fewLookedAt
    let found = cuts.qualityClass(percent: 100 * part / entry.whole)
    let interval = Int(exactly: part).flatMap { cases in
      Int(exactly: entry.whole).flatMap { binomialInterval(cases: cases, measured: $0) }
    }
    return QualityMeasure(
      rule: rule, part: part, whole: entry.whole, qualityClass: isFew ? min(found, .attention) : found, isFew: isFew,
      lowerPercent: interval.map { 100 * $0.lower }, upperPercent: interval.map { 100 * $0.upper })
  }
}
