public import Analysis
public import SpatialStats
import Stunting

/// Words for methods and choices of the statistics.
extension Labels {
  public func method(_ m: KlasterMethod) -> String {
    switch m {
    case .giStar: "Gi*"
    case .localMoran: "local Moran"
    case .scan: language.pick("pindai Kulldorff", "Kulldorff's scan")
    }
  }

  /// What a method looks for, in one line.
  public func methodMeaning(_ m: KlasterMethod, unit: String) -> String {
    switch m {
    case .giStar:
      language.pick(
        "rata-rata \(unit) bersama tetangganya berbeda dari wilayah lain",
        "the village with its neighbours differs from the rest")
    case .localMoran:
      language.pick(
        "\(unit) dan tetangganya sama-sama tinggi atau sama-sama rendah",
        "village and neighbours are both high, or both low")
    case .scan:
      language.pick(
        "lingkaran dengan kasus yang berbeda dari yang diharapkan", "a circle with other cases than expected")
    }
  }

  public func correction(_ c: MultipleTesting) -> String {
    switch c {
    case .benjaminiHochberg: "Benjamini-Hochberg"
    case .benjaminiYekutieli: "Benjamini-Yekutieli"
    case .holm: "Holm"
    case .bonferroni: "Bonferroni"
    }
  }

  public func scanModel(_ m: ScanModel) -> String {
    switch m {
    case .binomial: language.pick("binomial (Bernoulli)", "binomial (Bernoulli)")
    case .betaBinomial: language.pick("beta-binomial", "beta-binomial")
    case .poisson: "Poisson"
    }
  }

  /// A rule of neighbours as the project file writes it, in words.
  public func neighbours(rule: String, tolerance: String) -> String {
    let parts = rule.split(separator: ":").map(String.init)
    let within = language.pick(" dalam \(tolerance) m", " within \(tolerance) m")
    let value = parts.count > 1 ? parts[1] : ""
    switch parts.first {
    case "queen":
      let touch = language.pick("sisi atau sudut", "edge or corner") + within
      return value.isEmpty ? touch : touch + language.pick(", sampai \(value) langkah", ", up to \(value) steps")
    case "rook":
      let touch = language.pick("sisi bersama", "common edge") + within
      return value.isEmpty ? touch : touch + language.pick(", sampai \(value) langkah", ", up to \(value) steps")
    case "knn": return language.pick("\(value) terdekat", "\(value) nearest")
    case "band": return language.pick("sampai \(value) m", "up to \(value) m")
    case "inverse": return language.pick("kebalikan jarak sampai \(value) m", "inverse distance up to \(value) m")
    default: return rule
    }
  }

  /// A choice that the sensitivity was tried with.
  public func variant(_ name: String) -> String {
    if name.hasSuffix(" m") {
      return language.pick("toleransi batas ", "border tolerance ") + name
    }
    return language.pick("tetangga: ", "neighbours: ") + neighbours(rule: name, tolerance: "1")
  }

  public func measurementLevel(_ l: MeasurementLevel) -> String {
    switch l {
    case .low: language.pick("rendah", "low")
    case .medium: language.pick("sedang", "medium")
    case .high: language.pick("tinggi", "high")
    case .notAssessed: language.pick("belum dapat dinilai", "not assessed")
    }
  }

  public func change(_ c: ChangeClass) -> String {
    switch c {
    case .fall: language.pick("turun", "fell")
    case .rise: language.pick("naik", "rose")
    case .notSignificant: language.pick("tidak bermakna", "not significant")
    case .missingBefore: language.pick("tidak ada data periode awal", "no data in the earlier period")
    case .missingAfter: language.pick("tidak ada data periode akhir", "no data in the later period")
    case .missingBoth: language.pick("tidak ada data", "no data")
    case .notTestable: language.pick("tidak dapat diuji", "can't be tested")
    }
  }
}
