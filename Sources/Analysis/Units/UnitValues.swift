public import Stunting

/// How many of a unit's villages a sum is made of.
public struct UnitCompleteness: Sendable, Equatable, Codable {
  /// Villages of the unit that have a target population, or of which nothing is known.
  public var villages: Int
  /// Those of them with a value.
  public var present: Int

  public init(villages: Int, present: Int) {
    self.villages = villages
    self.present = present
  }

  /// 0...1; 1 when no village has a target population.
  public var share: Double { villages == 0 ? 1 : Double(present) / Double(villages) }
}

/// Values of units, as values of the villages of an edition that is made of the units.
public struct UnitValues: Sendable, Equatable {
  /// Level village; `unit` is the unit's place in the membership. Sums first, then what sources report for units.
  public var values: [IndicatorValue]
  /// Beside `values`: of sums how complete they are, nil for reported ones.
  public var completeness: [UnitCompleteness?]
  /// Units of the level that have values and that fit no unit of the membership, or more than one.
  public var unplaced: [UnitKey]
}

/// Values of units: what a source reports for the unit itself, else the sum over its villages.
///
/// - Ratios are summed as numerators and denominators; a sum of less than `minimumShare` of the villages that have a
///   target population is no value (its completeness says why).
/// - Counts are summed only where every village has one: a part is not a smaller whole.
/// - Yes and no become a ratio: villages with yes of villages that answered.
/// - Percentages without denominators, answers and amounts are not summed.
/// - Values that were spread from a unit (`origin` other than reported) are never summed: they would count its people
///   once a village.
///
/// Of several values of one village for one cell the last with data counts.
///
/// - Parameter units: What `IndicatorValue.unit` of the levels above village counts through.
public func unitValues(
  _ values: [IndicatorValue], units: [UnitKey], membership: UnitMembership, minimumShare: Double = 0.8
) -> UnitValues {
  let roster = UnitRoster(membership.units)
  let places = units.map { $0.level == membership.level ? roster.index(of: $0) : nil }
  let own = reported(values, level: membership.level, places: places)
  let hasOwn = Set(own.filter { $0.state != .noData }.map(UnitCell.init))
  var result = UnitValues(values: [], completeness: [], unplaced: [])
  for (sum, completeness) in sums(values, membership, minimumShare) where !hasOwn.contains(UnitCell(sum)) {
    result.values.append(sum)
    result.completeness.append(completeness)
  }
  let hasSum = Set(result.values.map(UnitCell.init))
  for value in own where value.state != .noData || !hasSum.contains(UnitCell(value)) {
    result.values.append(value)
    result.completeness.append(nil)
  }
  result.unplaced = unplaced(values, units, level: membership.level, places: places)
  return result
}

/// What must be equal for two values to be about the same thing.
struct ValueCell: Hashable {
  let indicator: String
  let ageGroup: AgeGroup
  let sex: Sex
  let period: Period

  init(_ value: IndicatorValue) {
    indicator = value.indicator
    ageGroup = value.ageGroup
    sex = value.sex
    period = value.period
  }
}

/// One cell of one unit, by kind: a percentage does not stand in the way of a sum of counts.
private struct UnitCell: Hashable {
  let cell: ValueCell
  let kind: ValueKind
  let unit: Int

  init(_ value: IndicatorValue) {
    cell = ValueCell(value)
    kind = value.kind
    unit = value.unit
  }
}

/// Values of the level, renumbered.
private func reported(_ values: [IndicatorValue], level: UnitLevel, places: [Int?]) -> [IndicatorValue] {
  values.compactMap { value in
    guard value.level == level, places.indices.contains(value.unit), let place = places[value.unit] else { return nil }
    var value = value
    value.level = .village
    value.unit = place
    return value
  }
}

private func unplaced(_ values: [IndicatorValue], _ units: [UnitKey], level: UnitLevel, places: [Int?]) -> [UnitKey] {
  var isUsed = [Bool](repeating: false, count: units.count)
  for value in values where value.level == level && isUsed.indices.contains(value.unit) { isUsed[value.unit] = true }
  return units.indices.filter { isUsed[$0] && places[$0] == nil }.map { units[$0] }
}

/// One sum a cell and unit that has a row for it, by first appearance of the cell, then unit.
private func sums(
  _ values: [IndicatorValue], _ membership: UnitMembership, _ minimumShare: Double
) -> [(IndicatorValue, UnitCompleteness)] {
  guard membership.level != .village else { return [] }
  var order: [SummedCell] = []
  var ofCell: [SummedCell: [Int]] = [:]
  for (index, value) in values.enumerated() where value.level == .village && value.origin == .reported {
    let cell = SummedCell(value)
    guard cell.isSummable, membership.unitOfVillage.indices.contains(value.unit) else { continue }
    if ofCell[cell] == nil { order.append(cell) }
    ofCell[cell, default: []].append(index)
  }
  return order.flatMap { cell -> [(IndicatorValue, UnitCompleteness)] in
    var ofVillage = [Int?](repeating: nil, count: membership.unitOfVillage.count)
    for index in ofCell[cell] ?? [] where values[index].state != .noData || ofVillage[values[index].unit] == nil {
      ofVillage[values[index].unit] = index
    }
    return membership.members.indices.compactMap { unit in
      UnitSum(membership.members[unit].map { v in ofVillage[v].map { values[$0] } }, kind: cell.kind)
        .value(ofUnit: unit, minimumShare: minimumShare)
    }
  }
}

private struct SummedCell: Hashable {
  let cell: ValueCell
  let kind: ValueKind

  init(_ value: IndicatorValue) {
    cell = ValueCell(value)
    kind = value.kind
  }

  var isSummable: Bool {
    switch kind {
    case .ratio, .count, .yesNo: true
    case .percentage, .category, .amount: false
    }
  }
}
