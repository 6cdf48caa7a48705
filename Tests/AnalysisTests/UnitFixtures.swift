import Stunting

/// One value; nil numbers are no data, a denominator of 0 no target.
func unitValue(
  _ level: UnitLevel, _ unit: Int, _ numerator: Double?, _ denominator: Double? = nil, kind: ValueKind = .ratio,
  indicator: String = "stunting", origin: ValueOrigin = .reported, source: String = "uji", sex: Sex = .all
) -> IndicatorValue? {
  guard let period = Period("2025-08") else { return nil }
  let state: CellState = numerator == nil ? .noData : denominator == 0 ? .noTarget : .value
  var value = IndicatorValue(
    level: level, unit: unit, indicator: indicator, ageGroup: .balita, period: period, kind: kind, state: state,
    rung: .recentMonths, sourceID: source, sourceRow: unit + 1, sex: sex, origin: origin)
  if kind == .ratio {
    value.numerator = numerator
    value.denominator = denominator
  } else {
    value.value = numerator
  }
  return value
}

func puskesmasKey(_ name: String, id: String? = nil) -> UnitKey {
  UnitKey(level: .puskesmas, facilityID: id, name: name)
}

/// Working areas by village; nil is none.
func areas(_ names: [String?]) -> [WorkingArea] {
  names.enumerated().compactMap { village, name in
    name.map {
      WorkingArea(puskesmas: puskesmasKey($0), village: village, how: .listed, sourceID: "wk", sourceRow: village + 1)
    }
  }
}
