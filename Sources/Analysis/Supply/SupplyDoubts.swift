import Stunting

/// What in the supply figures could turn the diagnosis if it were otherwise.
func supplyDoubts(_ row: SupplyRow, _ ground: ServiceGround?, _ input: SupplyInput) -> [SupplyDoubt] {
  var doubts: [SupplyDoubt] = []
  for (aspect, check) in row.checks.enumerated() {
    for index in check.figures.indices where turns(row, aspect, index) {
      for doubt in figureDoubts(check.figures[index], row.village, ground, input) where !doubts.contains(doubt) {
        doubts.append(doubt)
      }
    }
  }
  return SupplyDoubt.allCases.filter { doubts.contains($0) }
}

/// Whether the diagnosis changes when one known figure is taken the other way.
private func turns(_ row: SupplyRow, _ aspect: Int, _ figure: Int) -> Bool {
  let checks = row.checks
  guard checks[aspect].figures[figure].state != .unknown else { return false }
  var states = checks.map(\.state)
  var own = checks[aspect].figures.map(\.state)
  own[figure] = own[figure] == .adequate ? .inadequate : .adequate
  states[aspect] = combined(own)
  return SupplyDiagnosis(facilities: states[0], staff: states[1], supplies: states[2]) != row.diagnosis
}

private func figureDoubts(
  _ figure: SupplyFigure, _ village: Int, _ ground: ServiceGround?, _ input: SupplyInput
) -> [SupplyDoubt] {
  var doubts: [SupplyDoubt] = []
  if figure.measure == .shareWithin, let access = ground?.access, isRough(access, village) {
    doubts.append(.demandRung)
  }
  if let norm = figure.norm, figure.measure != .shareWithin, !holds(norm, village, input) {
    doubts.append(.normOutsideItsArea)
  }
  if isPartlyKnown(figure, input.options.adequateShare) { doubts.append(.partlyKnown) }
  return doubts
}

private func isRough(_ access: ServiceAccess, _ village: Int) -> Bool {
  guard access.rung.indices.contains(village), access.isReported.indices.contains(village) else { return true }
  guard !access.isReported[village], !access.isBareCount else { return false }
  return access.rung[village] == .spread || access.rung[village] == .pointOnSurface
}

/// A norm of towns holds where the village is known to be urban, one of the country where it isn't known to be.
private func holds(_ norm: ServiceNorm, _ village: Int, _ input: SupplyInput) -> Bool {
  let isUrban = input.isUrban.indices.contains(village) ? input.isUrban[village] : nil
  switch plainWord(norm.appliesTo) {
  case "perkotaan": return isUrban == true
  case "perdesaan", "pedesaan": return isUrban != true
  default: return true
  }
}

/// Facilities that say nothing could bring the share across the limit.
private func isPartlyKnown(_ figure: SupplyFigure, _ adequateShare: Double) -> Bool {
  let isShare = [.functioning, .staffed, .equipped].contains(figure.measure)
  guard isShare, figure.known < figure.lookedAt else { return false }
  let all = Double(figure.lookedAt)
  let least = Double(figure.meeting) / all
  let most = Double(figure.meeting + figure.lookedAt - figure.known) / all
  return (least >= adequateShare) != (most >= adequateShare)
}
