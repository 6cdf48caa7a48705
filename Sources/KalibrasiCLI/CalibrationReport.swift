import Analysis

/// docs/calibration.md.
struct CalibrationReport {
  let nulls: [CalibrationPart]
  let planted: [PlantedFolder]

  var text: String {
    var parts = [head, "## Regencies", regencyTable, NullSections(parts: nulls).text]
    if let clusters = try? PlantedSection(folders: planted).text, !clusters.isEmpty { parts.append(clusters) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var head: String {
    let seeds = Set(nulls.map(\.seed)).sorted().map(String.init).joined(separator: ", ")
    let prevalences = Set(nulls.map(\.prevalence)).sorted().map { percent($0, 0) + " %" }.joined(separator: ", ")
    return """
      # Calibration

      Made by `lokus-kalibrasi run`, `plant`, `report`, seed \(seeds), prevalence \(prevalences). `make calibrate` runs them with
      their own numbers of maps; how many stand behind a row is said in it.
      Every draw is addressed by seed, regency, null model and number of the map (philox4x32-10): the same bytes on any
      number of threads.

      Maps are drawn on the geometry of real regencies with real denominators and hold no pattern between neighbours.
      How often does a method call a village all the same?

      - **binomial**: every child has the same probability.
      - **beta-binomial 0.01, 0.02, 0.05**: villages differ by chance with this intraclass correlation, without geography.
      - **puskesmas 0.02**: kecamatan, taken as the working areas of puskesmas, differ with this intraclass correlation;
        villages of one area do not. A pattern of measuring, which neighbours share. It is reported: a test of neighbours
        cannot be nominal on it, and what tells it from a pattern of children is the measurement effect beside every
        klaster. Nearly every map has calls there, so Gi\\* and local Moran get at most 9,999 draws.

      `lokus klaster` draws at most 99,999 maps. Here permutations are as many, simulated maps at most 29,999, drawn until
      the decision at 5 % is settled.

      The stated level is 5 % everywhere. *Any call* is the share of maps with at least one call after the method's
      correction: with nothing to find it is the family-wise error rate and the false discovery rate at once. In brackets
      stands the 95 % Monte Carlo interval (Clopper and Pearson). The verdict compares it with 5 %: **nominal** when 5 %
      lies in the interval in every regency, else above or below by so many percentage points, at worst. One interval in
      forty lies above 5 % by chance alone: of many cells a single narrow "above" is no finding.
      """
  }

  private var regencyTable: String {
    var table = MarkdownTable(
      [
        "regency", "denominators", "villages", "kecamatan", "children, mean", "children, range", "neighbours, mean",
      ], left: 2)
    var seen: [RegencyFacts] = []
    for part in nulls where !seen.contains(part.regency) { seen.append(part.regency) }
    for facts in seen {
      table.add([
        facts.name, facts.denominators, "\(facts.villages)", "\(facts.areas)", fixed(facts.meanMeasured, 1),
        "\(facts.fewestMeasured)-\(facts.mostMeasured)", fixed(facts.meanNeighbours, 2),
      ])
    }
    return table.text + """


      Villages are BPS 2020 polygons, neighbours are queen within 1 m, villages without one joined to the nearest. Podes
      counts families: \(RegencySource.childrenPerFamily) children measured a family is about a third of a child under
      five a family, three in four of them weighed.
      """
  }
}
