public import Stunting

/// The columns of the coverage matrix: for each indicator with village values the cells of its latest period (or the
/// period asked for), the main indicators first and always there, even without any data. Values of one sex are left out.
public func coverageColumns(
  _ values: [IndicatorValue], catalogue: [IndicatorDefinition], mainIndicators: [String], headline: String,
  period: Period?, villages: Int
) -> [CoverageColumn] {
  let byIndicator = Dictionary(grouping: values.filter { $0.level == .village && $0.sex == .all }, by: \.indicator)
  let others = catalogue.map(\.key).filter { byIndicator[$0] != nil && !mainIndicators.contains($0) && $0 != headline }
  return (mainIndicators + others).compactMap { key in
    guard let definition = catalogue.first(where: { $0.key == key }) else { return nil }
    let own = byIndicator[key] ?? []
    let chosen = period ?? own.map(\.period).max()
    return column(
      definition, own.filter { $0.period == chosen }, period: own.isEmpty ? nil : chosen,
      isMain: mainIndicators.contains(key), villages: villages)
  }
}

private func column(
  _ definition: IndicatorDefinition, _ values: [IndicatorValue], period: Period?, isMain: Bool, villages: Int
) -> CoverageColumn {
  var ofVillage = [IndicatorValue?](repeating: nil, count: villages)
  for value in values where ofVillage.indices.contains(value.unit) {
    if value.state != .noData || ofVillage[value.unit] == nil { ofVillage[value.unit] = value }
  }
  return CoverageColumn(
    definition: definition, period: period, isMain: isMain,
    cells: ofVillage.map { cell($0, definition) }, categories: ofVillage.map { $0?.category },
    notMeasuredHere: ofVillage.map { $0.map { $0.state != .noData && $0.origin != .reported } ?? false })
}

/// The people of the unit that a value is inherited from are not the village's.
private func cell(_ value: IndicatorValue?, _ definition: IndicatorDefinition) -> IndicatorCell {
  var cell = IndicatorCell(value, definition: definition)
  if value?.origin == .inherited { (cell.numerator, cell.denominator) = (nil, nil) }
  return cell
}
