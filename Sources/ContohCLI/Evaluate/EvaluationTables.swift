import Synthetic

extension Evaluation {
  /// Recall and false discoveries, for regencies with planted things.
  var plantedTable: String {
    var table = MarkdownTable([
      "method", "planted", "found", "recall", "recall inside", "half found", "called a regency", "FDP", "FDP, strict",
    ])
    for method in RecoveryMethod.allCases {
      let tally = tallies[method] ?? RecoveryTally()
      table.add([
        method.label, "\(tally.planted)", "\(tally.found)", percent(tally.recall),
        percent(tally.innerRecall), method.findsKlaster ? percent(tally.touched) : "", perRegency(tally),
        percent(tally.falseShare), percent(tally.strictlyFalseShare),
      ])
    }
    for (label, tally) in [("Gi*, all calls", giStar), ("local Moran, all calls", localMoran)] {
      table.add([
        label, "", "", "", "", "", perRegency(tally), percent(tally.falseShare), percent(tally.strictlyFalseShare),
      ])
    }
    return table.text
  }

  /// How often anything is called, for regencies with nothing planted.
  var noiseTable: String {
    var table = MarkdownTable(["method", "regencies with a call", "called a regency"])
    let rows = [
      ("juknis hotspot", tallies[.hotspot]), ("juknis hotspot, cases (beban)", tallies[.cases]), ("Gi*", giStar),
      ("local Moran", localMoran),
    ]
    for (label, tally) in rows {
      let tally = tally ?? RecoveryTally()
      table.add([label, percent(tally.anyCalled), perRegency(tally)])
    }
    return table.text
  }

  private func perRegency(_ tally: RecoveryTally) -> String {
    fixed(Double(tally.called) / Double(max(1, tally.scores.count)), decimals: 2)
  }
}

extension RecoveryMethod {
  fileprivate var label: String {
    switch self {
    case .hotspot: "juknis hotspot"
    case .cases: "juknis hotspot, cases (beban)"
    case .giHigh: "high klaster (Gi*)"
    case .giLow: "low klaster (Gi*)"
    case .moranHigh: "local Moran, high-high"
    case .moranLow: "local Moran, low-low"
    }
  }
}

private func percent(_ share: Double?) -> String { share.map { fixed(100 * $0, decimals: 1) + " %" } ?? "" }

private func percent(_ mean: MeanWithError) -> String {
  fixed(100 * mean.value, decimals: 2) + " ± " + fixed(100 * mean.standardError, decimals: 2) + " %"
}

/// A number of at least 0 with so many decimals.
private func fixed(_ value: Double, decimals: Int) -> String {
  let scale = decimals == 1 ? 10 : 100
  let whole = Int((value * Double(scale)).rounded())
  let rest = String(whole % scale)
  return "\(whole / scale)." + String(repeating: "0", count: decimals - rest.count) + rest
}

/// Rows under a header, numbers to the right.
struct MarkdownTable {
  private(set) var text: String

  init(_ header: [String]) {
    let lines = ["---"] + [String](repeating: "---:", count: header.count - 1)
    text = MarkdownTable.row(header) + "\n" + MarkdownTable.row(lines)
  }

  mutating func add(_ cells: [String]) { text += "\n" + MarkdownTable.row(cells) }

  private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}
