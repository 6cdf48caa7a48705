import Analysis

/// The tables of the planted clusters.
struct PlantedSection {
  /// A series of maps with the score of each method.
  private struct Series {
    let facts: PlantedFacts
    let scores: [String: PlantedScore]
    /// Maps in which the brute-force scan and ours call the same villages, of how many.
    let agreement: (same: Int, maps: Int)?
  }

  private let series: [Series]

  init(folders: [PlantedFolder]) throws {
    series = try folders.flatMap { folder in
      try folder.series().compactMap { facts in try Self.series(folder, facts) }
    }.sorted {
      let (a, b) = ($0.facts, $1.facts)
      return (a.regency.villages, a.size, a.risk) < (b.regency.villages, b.size, b.risk)
    }
  }

  private static func series(_ folder: PlantedFolder, _ facts: PlantedFacts) throws -> Series? {
    guard let planted = folder.planted(facts.name),
      let neighbours = folder.neighbours(villages: facts.regency.villages)
    else { return nil }
    var scores: [String: PlantedScore] = [:]
    for method in try folder.methods(facts.name) {
      var score = PlantedScore()
      for (planted, called) in zip(planted, folder.calls(facts.name, method) ?? []) {
        score.add(planted: planted, called: called, neighbours: neighbours)
      }
      scores[method] = score
    }
    var agreement: (Int, Int)?
    if let brute = folder.calls(facts.name, "brute-scan"),
      let ours = folder.calls(facts.name, PlantedMethod.wholeScan.rawValue), !brute.isEmpty
    {
      agreement = (zip(brute, ours).count { $0 == $1 }, min(brute.count, ours.count))
    }
    return Series(facts: facts, scores: scores, agreement: agreement)
  }

  var text: String {
    guard let first = series.first?.facts else { return "" }
    return [intro(first), scoreTable, "### By klaster", klasterTable, agreementText].filter { !$0.isEmpty }.joined(
      separator: "\n\n")
  }

  private func intro(_ facts: PlantedFacts) -> String {
    """
    ## Planted clusters

    One connected, compact group of villages a map, grown from a random centre, has its prevalence multiplied by the
    relative risk (RR); all others have \(percent(facts.prevalence, 0)) %, every village with an intraclass correlation of
    \(facts.correlation). \(facts.maps) maps each. A call is a village called high: Gi\\* high, local Moran high-high,
    member of a significant high cluster of the scan. Recall is the share of the raised villages that were called,
    precision the share of the called villages that were raised, both over all maps; cells are recall / precision in
    percent. pygeoda: 999 permutations, queen weights of its own, crude rates (it has no empirical Bayes form of these),
    its p of at most 0.05 ("0.05") and Benjamini-Hochberg on its p ("BH"; its own
    `lisa_fdr` gives 0.05 / n also where that rejects some). Its p is the smaller tail: 0.05 is 10 % two-sided.
    """
  }

  private var methods: [String] {
    let known = Self.labels.map(\.key)
    let there = Set(series.flatMap(\.scores.keys))
    return known.filter { there.contains($0) } + there.filter { !known.contains($0) }.sorted()
  }

  private var scoreTable: String {
    table { score in
      score.recall.map { recall in
        percent(recall, 0) + " / " + (score.precision.map { percent($0, 0) } ?? "none called")
      } ?? ""
    }
  }

  private var klasterTable: String {
    """
    Maps with at least half of the cluster called, % / connected groups of called villages without any raised one, a map.


    """
      + table { score in
        guard score.maps > 0 else { return "" }
        let maps = Double(score.maps)
        return percent(Double(score.mapsHalfFound) / maps, 0) + " / " + fixed(Double(score.falseGroups) / maps, 2)
      }
  }

  private func table(_ cell: (PlantedScore) -> String) -> String {
    var table = MarkdownTable(
      ["regency", "villages raised", "RR"] + methods.map { key in Self.labels.first { $0.key == key }?.label ?? key })
    for series in series {
      table.add(
        [series.facts.regency.name, "\(series.facts.size)", "\(series.facts.risk)"]
          + methods.map { series.scores[$0].map(cell) ?? "" })
    }
    return table.text
  }

  private var agreementText: String {
    let known = series.compactMap(\.agreement)
    let maps = known.reduce(0) { $0 + $1.maps }
    guard maps > 0 else { return "" }
    let same = known.reduce(0) { $0 + $1.same }
    return """
      The brute-force scan (every circle of every map by plain cumulative sums, draws of its own, 50 % limit; the first
      maps of a series only) and the Bernoulli scan at the 50 % limit call the same villages in \(grouped(same)) of
      \(grouped(maps)) maps. Where they differ, the p of a cluster is near 5 % and the draws decide.
      """
  }

  private static let labels: [(key: String, label: String)] = [
    ("lokus-gi-star", "Gi\\*, BH"), ("lokus-gi-star-permutation", "Gi\\*, permutation, BH"),
    ("pygeoda-gstar-05", "pygeoda Gi\\*, 0.05"),
    ("pygeoda-gstar-bh", "pygeoda Gi\\*, BH"), ("lokus-local-moran", "local Moran, BH"),
    ("lokus-local-moran-permutation", "local Moran, permutation, BH"),
    ("pygeoda-moran-05", "pygeoda local Moran, 0.05"), ("pygeoda-moran-bh", "pygeoda local Moran, BH"),
    ("lokus-scan", "scan, beta-binomial"), ("lokus-scan-binomial", "scan, Bernoulli"),
    ("lokus-scan-binomial-50", "scan, Bernoulli, 50 % limit"), ("brute-scan", "brute-force scan"),
  ]
}
