public import Stunting

/// How values of units come to villages. Neither makes anything known of a village by itself.
public enum SpreadMethod: Sendable, Equatable {
  /// Every village has the rate of its unit. Numerator and denominator stay the unit's: they say how sure the rate is,
  /// not how many people live in the village.
  case inheritRate
  /// The unit's counts are divided by population: people of each village, nil where unknown.
  case byPopulation(population: [Double?])
}

/// Why a value of a unit was not spread.
public enum SpreadRefusal: String, Sendable, Codable, CaseIterable {
  /// The unit fits none of the membership's, or more than one.
  case unknownUnit = "unknown_unit"
  /// The unit has no villages that are known.
  case noVillages = "no_villages"
  /// There is nothing to spread.
  case noData = "no_data"
  /// A number of things has no rate to inherit.
  case notARate = "not_a_rate"
  /// A percentage or answer has no count to divide.
  case notACount = "not_a_count"
  /// The population of a village of the unit is not known, or all are 0.
  case noPopulation = "no_population"
}

/// Values of villages after spreading, and what was not spread.
public struct SpreadValues: Sendable, Equatable {
  /// Level village. Spread ones have `origin` inherited or apportioned, and source and row of the unit's value.
  public var values: [IndicatorValue]
  public var refused: [(value: IndicatorValue, reason: SpreadRefusal)]

  public static func == (a: SpreadValues, b: SpreadValues) -> Bool {
    a.values == b.values && a.refused.map(\.value) == b.refused.map(\.value)
      && a.refused.map(\.reason) == b.refused.map(\.reason)
  }
}

/// Spreads the values of the membership's level over its villages. A village that has a value of its own for the same
/// indicator, age group, sex and period keeps it, and so does one that a nearer unit gave one: spread puskesmas before
/// kecamatan. Values of other levels than village and the membership's are left out.
///
/// - Parameter units: What `IndicatorValue.unit` of the levels above village counts through.
public func spread(
  _ values: [IndicatorValue], units: [UnitKey], over membership: UnitMembership, method: SpreadMethod
) -> SpreadValues {
  let roster = UnitRoster(membership.units)
  let places = units.map { $0.level == membership.level ? roster.index(of: $0) : nil }
  let own = values.filter { $0.level == .village }
  let known = Set(own.filter { $0.state != .noData }.map(VillageCell.init))
  var order: [VillageCell] = []
  var given: [VillageCell: IndicatorValue] = [:]
  var refused: [(value: IndicatorValue, reason: SpreadRefusal)] = []
  for value in values where value.level == membership.level && value.level != .village {
    switch shares(of: value, unit: places.indices.contains(value.unit) ? places[value.unit] : nil, membership, method) {
    case .failure(let refusal): refused.append((value, refusal.reason))
    case .success(let shares):
      for share in shares where !known.contains(VillageCell(share)) {
        if given.updateValue(share, forKey: VillageCell(share)) == nil { order.append(VillageCell(share)) }
      }
    }
  }
  let kept = own.filter { $0.state != .noData || given[VillageCell($0)] == nil }
  return SpreadValues(values: kept + order.compactMap { given[$0] }, refused: refused)
}

private struct VillageCell: Hashable {
  let cell: ValueCell
  let village: Int

  init(_ value: IndicatorValue) {
    cell = ValueCell(value)
    village = value.unit
  }
}

private struct Refusal: Error { var reason: SpreadRefusal }

/// The values that the villages of a unit get from one of its values.
private func shares(
  of value: IndicatorValue, unit: Int?, _ membership: UnitMembership, _ method: SpreadMethod
) -> Result<[IndicatorValue], Refusal> {
  guard let unit else { return .failure(Refusal(reason: .unknownUnit)) }
  let members = membership.members[unit]
  guard !members.isEmpty else { return .failure(Refusal(reason: .noVillages)) }
  guard value.state != .noData else { return .failure(Refusal(reason: .noData)) }
  switch method {
  case .inheritRate: return inherited(value, members)
  case .byPopulation(let population): return apportioned(value, members, population)
  }
}

private func inherited(_ value: IndicatorValue, _ members: [Int]) -> Result<[IndicatorValue], Refusal> {
  switch value.kind {
  case .ratio, .percentage, .category:
    return .success(members.map { copy(value, village: $0, origin: .inherited) })
  case .count, .yesNo, .amount: return .failure(Refusal(reason: .notARate))
  }
}

private func apportioned(
  _ value: IndicatorValue, _ members: [Int], _ population: [Double?]
) -> Result<[IndicatorValue], Refusal> {
  guard value.kind == .ratio || value.kind == .count else { return .failure(Refusal(reason: .notACount)) }
  let people = members.map { population.indices.contains($0) ? population[$0] : nil }
  let total = people.reduce(0) { $0 + ($1 ?? 0) }
  guard people.allSatisfy({ ($0 ?? -1) >= 0 }), total > 0, total.isFinite else {
    return .failure(Refusal(reason: .noPopulation))
  }
  return .success(
    zip(members, people).map { village, own in
      let part = (own ?? 0) / total
      var share = copy(value, village: village, origin: .apportioned)
      share.numerator = value.numerator.map { $0 * part }
      share.denominator = value.denominator.map { $0 * part }
      if value.kind == .count { share.value = value.value.map { $0 * part } }
      if value.kind == .ratio, share.denominator == 0 { share.state = .noTarget }
      return share
    })
}

/// A value of a unit for one of its villages. A stunting rate that is not the village's own stands on the rung of the
/// puskesmas.
private func copy(_ value: IndicatorValue, village: Int, origin: ValueOrigin) -> IndicatorValue {
  var copy = value
  copy.level = .village
  copy.unit = village
  copy.origin = origin
  switch value.rung {
  case .idealBadutaVillage, .recentMonths, .lastYear: copy.rung = .puskesmas
  case .puskesmas, .proxy, .judgement, .standIn, .notApplicable: break
  }
  return copy
}
