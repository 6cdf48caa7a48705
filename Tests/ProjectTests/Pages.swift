import Project
import Stunting

/// The lines of `docs/indicators.md` and `docs/profiles.md` that come from the data.
enum Pages {
  static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }

  static func target(_ d: IndicatorDefinition) -> String {
    if let target = d.target { return "\(number(target.percent)) % (`\(d.printedTarget)`, \(target.year))" }
    if let target = d.amountTarget {
      return "\(number(target.amount)) \(target.unit.label(.english)) (`\(d.printedTarget)`, \(target.year))"
    }
    return ""
  }

  static func indicatorRow(_ d: IndicatorDefinition) -> String {
    let group = d.number == nil ? "" : d.essential ? "essential" : "supporting"
    let cells = [
      "`\(d.key)`", d.number.map { "\($0)" } ?? "", d.nameIndonesian, group, d.level.rawValue, d.direction.rawValue,
      d.kind.rawValue, d.unit.rawValue, target(d), d.sector, d.systems.joined(separator: ", "),
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  static func countRow(_ d: IndicatorDefinition) -> String {
    let ages = d.ageGroups.map(\.rawValue).joined(separator: ", ")
    let cells = ["`\(d.key)`", d.numeratorName, d.denominatorName, ages, d.frequency?.rawValue ?? ""]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  static func slipLines(_ d: IndicatorDefinition) -> [String] {
    d.slips.map { "- \(d.number ?? 0) `\(d.key)`: \($0.english)." }
  }

  static func supplyLine(_ d: IndicatorDefinition) -> String {
    let pairs = d.supply.map { "\($0.aspect.rawValue): `\($0.facilityKind)`" + ($0.attribute.map { " (\($0))" } ?? "") }
    return "- `\(d.key)`: " + pairs.joined(separator: ", ")
  }

  static func profileSection(_ p: SourceProfile) -> [String] {
    let shared = 0.5
    let required = p.columns.filter(\.isRequired).map { "`\($0.names[0])`" }
    let others = p.columns.filter { !$0.isRequired && $0.weight >= shared }.map { "`\($0.names[0])`" }
    var lines = [
      "### `\(p.key)`", "",
      "\(p.nameIndonesian) (\(p.nameEnglish)). Role `\(p.role.rawValue)`, unit "
        + (p.unit.map { "`\($0.rawValue)`" } ?? "by its columns") + ", confidence **\(p.confidence.rawValue)**.",
      "", "- Known from: \(p.evidence).",
    ]
    if !required.isEmpty { lines.append("- Must be there: " + required.joined(separator: ", ") + ".") }
    if !others.isEmpty { lines.append("- Also known: " + others.joined(separator: ", ") + ".") }
    if !p.mustNot.isEmpty {
      lines.append("- Must not be there: " + p.mustNot.map { "`\($0)`" }.joined(separator: ", ") + ".")
    }
    let keys = p.values.map(\.indicator).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    if !keys.isEmpty { lines.append("- Gives: " + keys.map { "`\($0)`" }.joined(separator: ", ") + ".") }
    lines += p.quirks.map { "- \($0.english)." }
    return lines + [""]
  }
}
