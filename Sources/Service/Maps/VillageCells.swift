internal import Analysis
internal import Cartography
internal import Foundation
internal import Publish
internal import Stunting

/// The cells of atlas tables and cards, as they are read, exact or as the public may see them.
struct VillageCells {
  let source: SheetSource

  private var language: Language { source.request.language }
  private var number: NumberText { NumberText(language) }
  private func pick(_ id: String, _ en: String) -> String { language.pick(id, en) }
  private var villages: Range<Int> { source.region.result.edition.villages.indices }

  /// What was counted, value, class, lokus, beside name and code: a column is left out when nothing is in it.
  var columns: [AtlasColumn] {
    var columns = numbered.compactMap { title, key -> AtlasColumn? in
      let values = villages.map { text(key, $0) }
      return values.contains { $0 != "-" } ? AtlasColumn(title: title, values: values, isNumber: true) : nil
    }
    columns.append(AtlasColumn(title: pick("Kelas", "Class"), values: villages.map(className), isNumber: false))
    if key("lokus") {
      columns.append(AtlasColumn(title: "Lokus", values: villages.map { yesNo("lokus", $0) }, isNumber: false))
    }
    return columns
  }

  private var numbered: [(String, String)] {
    let unit = source.region.result.headline?.definition.per ?? 100
    var columns = [
      (pick("Diukur", "Measured"), "denominator"), (pick("Kasus", "Cases"), "cases"),
      unit == 100 ? ("%", "rate_percent") : (pick("per ", "per ") + "\(unit)", "rate_per_\(unit)"),
    ]
    if let value = source.request.value { columns.append((value, value)) }
    return columns
  }

  func text(_ key: String, _ village: Int) -> String {
    switch source.themes.numbers.cell(key, village) {
    case .int(let value): number.integer(value)
    case .number(let value, _):
      value == value.rounded() && !key.hasPrefix("rate") ? number.decimal(value, 0) : number.decimal(value, 1)
    case .string(let text): text
    default: "-"
    }
  }

  private func yesNo(_ key: String, _ village: Int) -> String {
    if case .bool(let flag) = source.themes.numbers.cell(key, village) { return flag ? pick("ya", "yes") : "-" }
    return "-"
  }

  private func key(_ name: String) -> Bool { villages.contains { yesNo(name, $0) != "-" } }

  /// The class of the theme with its number.
  func className(_ village: Int) -> String {
    let style = source.theme.style
    let index = source.theme.values.classOf[village]
    guard style.classes.indices.contains(index) else { return "-" }
    let item = style.classes[index]
    let label = item.label.text(language == .indonesian ? .indonesian : .english)
    return (item.number.map { "\($0)  " } ?? "") + (label.split(separator: " (").first.map(String.init) ?? label)
  }

  /// Figures of each kecamatan, in the order of the layer: measured, cases, per cent, lokus.
  var districtFigures: [AtlasColumn] {
    let layer = source.base.layer
    let members = layer.districtNames.indices.map { d in villages.filter { layer.districtOf[$0] == d } }
    if let view = source.themes.view { return publicFigures(view) }
    var columns: [AtlasColumn] = []
    guard let h = source.region.result.headline else { return columns }
    let sums = members.map { m in
      (
        measured: m.reduce(0.0) { $0 + (h.denominator[$1] ?? 0) }, cases: m.reduce(0.0) { $0 + (h.cases[$1] ?? 0) }
      )
    }
    columns.append(
      AtlasColumn(title: pick("Diukur", "Measured"), values: sums.map { number.count($0.measured) }, isNumber: true))
    columns.append(
      AtlasColumn(title: pick("Kasus", "Cases"), values: sums.map { number.count($0.cases) }, isNumber: true))
    columns.append(
      AtlasColumn(
        title: h.definition.per == 100 ? "%" : "/\(h.definition.per)",
        values: sums.map { $0.measured > 0 ? number.decimal(Double(h.definition.per) * $0.cases / $0.measured) : "-" },
        isNumber: true))
    let decisions = source.region.result.lokus.decisions
    columns.append(
      AtlasColumn(
        title: "Lokus", values: members.map { m in number.integer(m.count { decisions[$0].selected }) }, isNumber: true)
    )
    return columns
  }

  private func publicFigures(_ view: PublicView) -> [AtlasColumn] {
    let own = source.base.layer.districtNames.map { name in
      view.districts.first { $0.name == name || name.hasSuffix($0.name) || name.hasPrefix($0.name) }
    }
    let cell = { (pick: (PublicCounts) -> PublicCell) in
      own.map { district in district.map { shown(pick($0.counts).json(marker: view.rule.marker)) } ?? "-" }
    }
    return [
      AtlasColumn(title: pick("Diukur", "Measured"), values: cell { $0.denominator }, isNumber: true),
      AtlasColumn(title: pick("Kasus", "Cases"), values: cell { $0.cases }, isNumber: true),
    ]
  }

  private func shown(_ cell: JSONText) -> String {
    switch cell {
    case .int(let value): number.integer(value)
    case .number(let value, _): number.count(value)
    case .string(let text): text
    default: "-"
    }
  }
}
