import SpatialStats

extension MethodFamily {
  /// The hotspot of the juknis: prevalence against the mean of the others or the pooled share.
  static let juknis = MethodFamily(
    key: "juknis",
    forms: [
      MethodForm(key: "mean-bh", label: "juknis hotspot, mean of units: mid-p, BH", isDefault: true),
      MethodForm(key: "pooled-bh", label: "juknis hotspot, pooled average: mid-p, BH"),
      MethodForm(key: "mean-bonferroni", label: "juknis hotspot, mean of units: mid-p, Bonferroni"),
      MethodForm(key: "mean-raw", label: "juknis hotspot, mean of units: mid-p, no correction"),
    ]
  ) { map, regency in
    let both = try HotspotTest.prevalence(
      cases: map.cases.map { Optional($0) }, measured: regency.measured.map { Optional($0) },
      averages: [.meanOfUnits, .pooled])
    return [
      outcome(both[0].p, .benjaminiHochberg), outcome(both[1].p, .benjaminiHochberg), outcome(both[0].p, .bonferroni),
      outcome(both[0].p, nil),
    ]
  }

  /// Cases ("beban"). The null of this test is that all villages have the same expected number. Where villages differ in
  /// size that is false for large ones, so it is calibrated on maps with equally many children everywhere.
  static let juknisCases = MethodFamily(
    key: "juknis-cases",
    forms: [
      MethodForm(
        key: "equal-bh", label: "juknis cases (beban), villages of equal size: mid-p, BH", isDefault: true)
    ]
  ) { map, _ in
    let cases = map.casesOfEqualSizes().map { Optional($0) }
    return [outcome(try HotspotTest.counts(cases).p, .benjaminiHochberg)]
  }

  static let juknisOther = MethodFamily(
    key: "juknis-other",
    forms: [
      MethodForm(key: "plain-bh", label: "juknis hotspot, plain binomial: mid-p, BH"),
      MethodForm(
        key: "cases-bh", label: "juknis cases (beban), real sizes: mid-p, BH (its null is false for large villages)"),
    ], share: .other
  ) { map, regency in
    let measured = regency.measured.map { Optional($0) }
    let cases = map.cases.map { Optional($0) }
    var plain = HotspotParameters()
    plain.overDispersion = .never
    return [
      outcome(
        try HotspotTest.prevalence(cases: cases, measured: measured, parameters: plain).p, .benjaminiHochberg),
      outcome(try HotspotTest.counts(cases).p, .benjaminiHochberg),
    ]
  }
}
