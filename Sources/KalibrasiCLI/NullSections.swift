import Analysis

/// The tables of the null models.
struct NullSections {
  let parts: [CalibrationPart]

  var text: String {
    [
      "## Default methods: any call", anyCalls { $0.isDefault }, undefinedNote, "## Other forms: any call",
      rawNote,
      anyCalls { !$0.isDefault && !$0.key.hasSuffix("raw") }, "## One village, without correction", perVillageNote,
      perVillage,
    ].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private var regencies: [RegencyFacts] {
    parts.reduce(into: []) { seen, part in
      if !seen.contains(where: { $0.key == part.regency.key }) { seen.append(part.regency) }
    }.sorted { ($0.villages, $0.key) < ($1.villages, $1.key) }
  }

  private func tally(_ family: MethodFamily, _ form: MethodForm, _ null: CalibrationNull, _ regency: RegencyFacts)
    -> CalibrationTally?
  {
    parts.first { $0.family == family.key && $0.null == null.key && $0.regency.key == regency.key }?.rows.first {
      $0.form == form.key
    }?.tally
  }

  private func anyCalls(_ isWanted: (MethodForm) -> Bool) -> String {
    var table = MarkdownTable(
      ["method", "null", "maps"] + regencies.map { $0.name + ", % of maps" } + ["verdict"], left: 2)
    rows(isWanted) { label, null, tallies in
      let shares = tallies.map { $0?.anyCall }
      guard shares.contains(where: { $0 != nil }) else { return }
      table.add(
        [label, null.label, maps(tallies)] + shares.map { cell($0) } + [verdict(shares)])
    }
    return table.text
  }

  private var perVillage: String {
    var table = MarkdownTable(
      ["method", "null", "maps"] + regencies.map { $0.name + ", % of villages" } + ["verdict"], left: 2)
    rows {
      $0.key.hasSuffix("bh")
    } _: { label, null, tallies in
      let shares = tallies.map { $0?.perUnit }
      guard shares.contains(where: { $0 != nil }) else { return }
      let name = label.split(separator: ",").dropLast().joined(separator: ",")
      table.add([name, null.label, maps(tallies)] + shares.map { cell($0) } + [verdict(shares)])
    }
    return table.text
  }

  private func rows(
    _ isWanted: (MethodForm) -> Bool, _ body: (String, CalibrationNull, [CalibrationTally?]) -> Void
  ) {
    for family in MethodFamily.all {
      for form in family.forms where isWanted(form) {
        for null in CalibrationNull.calibrated {
          body(form.label, null, regencies.map { tally(family, form, null, $0) })
        }
      }
    }
  }

  private func maps(_ tallies: [CalibrationTally?]) -> String {
    Set(tallies.compactMap { $0?.maps }).sorted().map { grouped($0) }.joined(separator: "; ")
  }

  private func cell(_ share: MonteCarloShare?) -> String {
    share.map { "\(percent($0.value)) [\(percent($0.lower))-\(percent($0.upper))]" } ?? ""
  }

  /// The worst of the regencies: above before below before nominal.
  private func verdict(_ shares: [MonteCarloShare?]) -> String {
    let known = shares.compactMap { $0?.verdict(nominal: MethodFamily.level) }
    let above = known.compactMap { if case .above(let by) = $0 { by } else { nil } }
    let below = known.compactMap { if case .below(let by) = $0 { by } else { nil } }
    if let most = above.max() { return "above by \(percent(most)) in \(above.count) of \(known.count)" }
    if let most = below.max() { return "below by \(percent(most)) in \(below.count) of \(known.count)" }
    return "nominal"
  }

  private var perVillageNote: String {
    """
    Share of the villages with an unadjusted p of at most 5 %, mean over maps, with its 95 % interval. A map whose rates
    do not vary once they are shrunk has nothing to test and counts as no call.
    """
  }

  private var rawNote: String {
    var (least, maps) = (1.0, 0)
    rows {
      $0.key.hasSuffix("raw")
    } _: { _, null, tallies in
      guard null != .binomial else { return }
      for case let tally? in tallies {
        least = min(least, tally.anyCall?.value ?? 1)
        maps += tally.maps
      }
    }
    guard maps > 0 else { return "" }
    return """
      Without any correction for the number of villages, as maps of hotspots are often made, at least
      \(percent(least, 1)) % of the maps get calls, whatever the method, where villages vary at all.
      """
  }

  /// Share of maps in which Gi* had nothing to permute.
  private var undefinedNote: String {
    let family = MethodFamily.giStar
    guard let form = family.forms.first else { return "" }
    let shares = CalibrationNull.calibrated.compactMap { null -> String? in
      let known = regencies.compactMap { tally(family, form, null, $0) }
      let maps = known.reduce(0) { $0 + $1.maps }
      let none = known.reduce(0) { $0 + $1.undefined }
      return none > 0 && maps > 0 ? "\(percent(Double(none) / Double(maps), 1)) % (\(null.label))" : nil
    }
    guard !shares.isEmpty else { return "" }
    return """
      Where villages vary no more than chance explains, the empirical Bayes rates are all the same and Gi\\* tests
      nothing: \(shares.joined(separator: ", ")) of the maps. That is most of its shortfall there.
      """
  }
}

extension CalibrationNull {
  var label: String {
    switch self {
    case .binomial: "binomial"
    case .betaBinomial(let correlation): "beta-binomial \(correlation)"
    case .workingArea(let correlation): "puskesmas \(correlation)"
    }
  }
}
